import type { Plan, Step } from '../../model/plan.js';
import { tagKeys } from '../../plan/naming.js';
import type { Board } from './board.js';
import {
  clientBox,
  clusterBoxes,
  clusterOfName,
  clustersOf,
  endpointBox,
  inboundOf,
  isRef,
} from './parts.js';
import { texts } from './texts.js';

/** What a plan makes, changes or uses, on the way of a query and of a connection. */
export function drawMade(plan: Plan, board: Board): void {
  for (const vpcId of plan.clientVpcIds) {
    const step = plan.steps.find(({ spec }) => 'vpcId' in spec && spec.vpcId === vpcId);
    clientBox(plan, board, vpcId, step);
  }
  // Endpoints first: rules lead to them.
  for (const step of plan.steps) drawEndpoint(step, board);
  for (const step of plan.steps) drawRule(plan, step, board);
  for (const one of plan.reused) {
    if (one.kind === 'rule')
      board.box('rule', one.id, 'there', [`${texts.reused} ${texts.rule}`, one.id]);
    if (one.kind === 'outboundEndpoint') endpointBox(plan, board, 'outbound', one.id, 'there');
    if (one.kind === 'inboundEndpoint') endpointBox(plan, board, 'inbound', one.id, 'there');
  }
  for (const step of plan.steps) {
    drawAssociation(plan, step, board);
    drawConnection(plan, step, board);
  }
  drawForwards(plan, board);
  for (const cluster of clustersOf(plan)) clusterBoxes(board, cluster);
}

function drawEndpoint({ id, spec }: Step, board: Board): void {
  if (spec.kind !== 'createResolverEndpoint') return;
  const inbound = spec.direction === 'INBOUND';
  const pinned = Object.values(spec.pinnedIps ?? {});
  const open = spec.subnetIds.length - pinned.length;
  board.box(inbound ? 'inbound' : 'outbound', id, 'made', [
    inbound ? texts.inbound : texts.outbound,
    spec.name,
    texts.within(spec.vpcId),
    ...pinned,
    ...(open > 0 ? [texts.chosenByAws(open)] : []),
  ]);
}

function drawRule(plan: Plan, { id, spec }: Step, board: Board): void {
  if (spec.kind !== 'createResolverRule' && spec.kind !== 'updateResolverRule') return;
  const made = spec.kind === 'createResolverRule';
  const rule = made
    ? board.box('rule', id, 'made', [texts.rule, spec.name, texts.zoneName(spec.domainName)])
    : board.box('rule', spec.ruleId, 'changed', [texts.rule, spec.name, spec.ruleId]);
  const { endpointId } = spec;
  const outbound = isRef(endpointId)
    ? board.find('outbound', endpointId.step)
    : endpointBox(plan, board, 'outbound', endpointId, 'there');
  const inbound = inboundOf(plan, board, made ? spec.targetIps : spec.targets);
  if (outbound !== undefined) {
    board.arrow(rule, outbound, texts.sends, 'asks');
    board.arrow(outbound, inbound, texts.port53, 'asks');
  } else board.arrow(rule, inbound, texts.port53, 'asks');
  const ends = made ? [clusterOfName(plan, spec.domainName)] : clustersOf(plan);
  for (const end of ends) {
    if (end) board.arrow(inbound, clusterBoxes(board, end).zone, texts.answers, 'asks');
  }
}

function drawAssociation(plan: Plan, step: Step, board: Board): void {
  const { spec } = step;
  if (spec.kind === 'shareResolverRule') {
    const rule = ruleBox(plan, board, spec.ruleId);
    for (const { accountId } of spec.clients) {
      const box = board.box('share', accountId, 'made', [texts.share, texts.account(accountId)]);
      board.arrow(rule, box, texts.share, 'goes');
    }
  }
  if (spec.kind !== 'associateResolverRule') return;
  const client = clientBox(plan, board, spec.vpcId, step);
  const word = `${texts.marks.made} ${texts.asks}`;
  board.arrow(client, ruleBox(plan, board, spec.ruleId), word, 'asks');
}

function ruleBox(plan: Plan, board: Board, ruleId: string | { readonly step: string }): string {
  const key = typeof ruleId === 'string' ? ruleId : ruleId.step;
  const reused = plan.reused.some(({ id }) => id === key);
  const word = reused ? `${texts.reused} ${texts.rule}` : texts.rule;
  return board.box('rule', key, 'there', [word, key]);
}

/** An entry for TCP 443 in a control-plane group: its tags say for whom it is. */
function drawConnection(plan: Plan, step: Step, board: Board): void {
  const { spec } = step;
  if (spec.kind !== 'authorizeSecurityGroup') return;
  if (!spec.permissions.some(({ port }) => port === 443)) return;
  const name = spec.tags[tagKeys.cluster]?.replace(/^.*:cluster\//, '');
  const cluster = clustersOf(plan).find((one) => one.name === name) ?? clustersOf(plan)[0];
  if (!cluster) return;
  const vpcId = spec.tags[tagKeys.clientVpc];
  const from =
    vpcId === undefined
      ? board.box('outside', '', 'there', [texts.outside])
      : clientBox(
          plan,
          board,
          vpcId,
          plan.steps.find((one) => isOfVpc(one, vpcId)),
        );
  board.arrow(from, clusterBoxes(board, cluster).cluster, texts.admitted, 'connects');
}

function isOfVpc({ spec }: Step, vpcId: string): boolean {
  return spec.kind === 'associateResolverRule' && spec.vpcId === vpcId;
}

function drawForwards(plan: Plan, board: Board): void {
  for (const { endpointName, to } of plan.forwards ?? []) {
    const servers = board.box('servers', '', 'there', [texts.servers]);
    const inbound = inboundOf(plan, board, to);
    board.arrow(servers, inbound, texts.forwards, 'asks');
    const end = clusterOfName(plan, endpointName);
    if (end) board.arrow(inbound, clusterBoxes(board, end).zone, texts.answers, 'asks');
  }
}
