import type { Plan, Step } from '../../model/plan.js';
import type { Board } from './board.js';
import { clientBox, clusterBoxes, clustersOf, endpointBox } from './parts.js';
import { texts } from './texts.js';

/** What a plan takes away, as the path that there was, and what it leaves alone. */
export function drawRemoved(plan: Plan, board: Board): void {
  for (const step of plan.steps) drawGone(plan, step, board);
  for (const step of plan.steps) drawDisassociation(plan, step, board);
  for (const { kind, id } of plan.kept) {
    if (kind === 'rule') board.box('rule', id, 'there', [`${texts.kept} ${texts.rule}`, id]);
    if (kind === 'inboundEndpoint') keep(board, 'inbound', texts.inbound, id);
    if (kind === 'outboundEndpoint') keep(board, 'outbound', texts.outbound, id);
  }
  if (!plan.steps.some(({ spec }) => isRemoval(spec.kind))) return;
  const outbounds = board.all('outbound');
  const inbounds = board.all('inbound');
  for (const rule of board.all('rule')) {
    for (const one of outbounds) board.arrow(rule, one, texts.sends, 'goes');
  }
  for (const one of outbounds) {
    for (const other of inbounds) board.arrow(one, other, texts.port53, 'goes');
  }
  for (const one of inbounds) {
    for (const cluster of clustersOf(plan)) {
      board.arrow(one, clusterBoxes(board, cluster).zone, texts.answers, 'goes');
    }
  }
}

function isRemoval(kind: Step['spec']['kind']): boolean {
  return kind === 'deleteResolverRule' || kind === 'deleteResolverEndpoint';
}

function keep(board: Board, kind: 'inbound' | 'outbound', word: string, id: string): void {
  board.box(kind, id, 'there', [`${texts.kept} ${word}`, id]);
}

function drawGone(plan: Plan, { spec }: Step, board: Board): void {
  switch (spec.kind) {
    case 'deleteResolverRule':
      board.box('rule', spec.ruleId, 'gone', [texts.rule, spec.ruleId]);
      break;
    case 'deleteResolverEndpoint': {
      // The id says which way it looks (`rslvr-in-…`, `rslvr-out-…`).
      const direction = spec.endpointId.startsWith('rslvr-out-') ? 'outbound' : 'inbound';
      endpointBox(plan, board, direction, spec.endpointId, 'gone');
      break;
    }
    case 'deleteSecurityGroup':
      board.box('group', spec.groupId, 'gone', [texts.group, spec.groupId]);
      break;
    case 'revokeSecurityGroupRules': {
      const { groupId, ruleIds } = spec;
      const lines = [texts.entries, groupId, texts.count(ruleIds.length)];
      board.box('entries', `${groupId} ${spec.direction}`, 'gone', lines);
      break;
    }
    case 'unshareResolverRule':
      for (const { accountId } of spec.clients) {
        board.box('share', accountId, 'gone', [texts.share, texts.account(accountId)]);
      }
      break;
    default:
  }
}

function drawDisassociation(plan: Plan, step: Step, board: Board): void {
  const { spec } = step;
  if (spec.kind !== 'disassociateResolverRule') return;
  const client = clientBox(plan, board, spec.vpcId, step);
  const rule = board.box('rule', spec.ruleId, 'there', [texts.rule, spec.ruleId]);
  board.arrow(client, rule, texts.goes, 'goes');
}
