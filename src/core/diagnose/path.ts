import { valueOf } from '../model/fact.js';
import { message } from '../model/message.js';
import { labelOf, vpcLabel } from '../model/names.js';
import type { Hop } from './diagnosis.js';
import type { Point, FlowTrace } from './net/flow.js';
import type { Attempt, Visit } from './name/walk.js';
import { isRight, type Walked } from './walked.js';

const points = {
  egressGroup: 'hop.egressGroup',
  aclOut: 'hop.aclOut',
  route: 'hop.route',
  aclIn: 'hop.aclIn',
  ingressGroup: 'hop.ingressGroup',
  replyAclOut: 'hop.replyAclOut',
  replyRoute: 'hop.replyRoute',
  replyAclIn: 'hop.replyAclIn',
} as const satisfies Readonly<Record<Point, string>>;

/**
 * The way of a query over UDP, by the first target that answers, else the first; then the way of
 * a connection to each control-plane address, from the first place that has one.
 */
export function pathOf(walked: Walked): readonly Hop[] {
  const walk = walked.walks.find(({ protocol }) => protocol === 'udp');
  const entry = best(walk?.entries ?? []);
  const name = walk?.visit
    ? visitHops(walked, walk.visit)
    : entry
      ? [...flowHops(entry.flow, 'name'), ...(entry.next ? visitHops(walked, entry.next) : [])]
      : [publicHop(walked)];
  const seen = new Set<string>();
  const api = walked.api.flatMap(({ flow }) => {
    if (seen.has(flow.to.ip)) return [];
    seen.add(flow.to.ip);
    const worse = walked.api.find(
      (one) => one.flow.to.ip === flow.to.ip && one.flow.outcome !== 'pass',
    );
    return flowHops((worse ?? { flow }).flow, 'api');
  });
  return [...name, ...api];
}

function best(attempts: readonly Attempt[]): Attempt | undefined {
  return (
    attempts.find((one) => one.judgement === 'pass' && one.next?.answer === 'private') ??
    attempts.find((one) => one.judgement === 'pass') ??
    attempts[0]
  );
}

function visitHops(walked: Walked, visit: Visit): readonly Hop[] {
  const { decision } = visit.decided;
  const vpc = vpcLabel(valueOf(walked.snapshot.vpcs), visit.vpcId);
  const name = walked.cluster.endpointName ?? '';
  const hop = (outcome: Hop['outcome'], sentence: Hop['sentence']): Hop => ({
    part: 'name',
    outcome,
    sentence,
    evidence: [],
  });
  switch (decision.kind) {
    case 'noResolver':
      return [hop('drop', message('hop.noResolver', { vpc }))];
    case 'blocked':
      return [hop('drop', message('hop.blocked', { vpc, rule: decision.firewall.rule.name }))];
    case 'hiddenZone':
      return [hop('pass', message('hop.hiddenZone', { vpc, name }))];
    case 'hostedZone':
      return [hop('unknown', message('hop.hostedZone', { vpc, zone: decision.zone.name }))];
    case 'public':
      return [publicHop(walked, vpc)];
    case 'forward': {
      const { rule, profile } = decision.acting;
      const attempts = visit.forward?.attempts ?? [];
      const by = message(profile ? 'hop.ruleByProfile' : 'hop.rule', {
        vpc,
        rule: labelOf(rule),
        targets: rule.targets.map(({ ip }) => ip),
      });
      const chosen = best(attempts);
      const sends = visit.forward?.senders.judgement.outcome ?? 'unknown';
      return [
        hop(sends, by),
        ...flowHops(chosen?.flow, 'name'),
        ...(chosen?.next && chosen.judgement === 'pass' && visit.answer !== 'loop'
          ? visitHops(walked, chosen.next)
          : []),
      ];
    }
  }
}

function publicHop(walked: Walked, vpc = ''): Hop {
  const right = isRight(walked, 'public');
  return {
    part: 'name',
    outcome: right === true ? 'pass' : right === false ? 'drop' : 'unknown',
    sentence: message(vpc ? 'hop.publicFromVpc' : 'hop.public', {
      vpc,
      name: walked.cluster.endpointName ?? '',
    }),
    evidence: [],
  };
}

function flowHops(flow: FlowTrace | undefined, part: Hop['part']): readonly Hop[] {
  if (!flow) return [];
  const args = {
    from: flow.from.ip,
    to: flow.to.ip,
    service: `${flow.service.protocol}/${flow.service.port}`,
  };
  return flow.steps.map(({ point, outcome, subject, evidence }) => ({
    part,
    outcome,
    sentence: message(points[point], { ...args, subject }),
    evidence,
  }));
}
