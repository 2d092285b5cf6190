import { valueOf } from '../model/fact.js';
import { message } from '../model/message.js';
import { labelOf, vpcLabel } from '../model/names.js';
import type { Hop } from './diagnosis.js';
import type { Point, FlowTrace } from './net/flow.js';
import type { Attempt, Visit } from './name/walk.js';
import type { Station } from './station.js';
import { clientVpcId, isRight, type Walked } from './walked.js';

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
      ? [...queryHops(entry, 'dnsServer'), ...(entry.next ? visitHops(walked, entry.next) : [])]
      : [publicHop(walked)];
  const seen = new Set<string>();
  const api = walked.api.flatMap(({ flow }) => {
    if (seen.has(flow.to.ip)) return [];
    seen.add(flow.to.ip);
    const worse = walked.api.find(
      (one) => one.flow.to.ip === flow.to.ip && one.flow.outcome !== 'pass',
    );
    return flowHops((worse ?? { flow }).flow, 'api', 'client', 'controlPlane');
  });
  return [...resolverHop(walked), ...name, ...api];
}

/** Whom clients in a VPC ask, which its DHCP options say (aws facts §4.1). */
function resolverHop(walked: Walked): readonly Hop[] {
  const { resolver, snapshot } = walked;
  const vpcId = clientVpcId(walked);
  if (vpcId === undefined || resolver.kind === 'outside') return [];
  const vpc = vpcLabel(valueOf(snapshot.vpcs), vpcId);
  const base = { part: 'name', station: 'resolver', subject: vpc, evidence: [] } as const;
  switch (resolver.kind) {
    case 'vpcResolver':
      return [{ ...base, outcome: 'pass', sentence: message('hop.resolver', { vpc }) }];
    case 'unknown':
      return [{ ...base, outcome: 'unknown', sentence: message('hop.resolverUnknown', { vpc }) }];
    case 'foreign': {
      const { servers } = resolver;
      const sentence = message('hop.foreignServers', { vpc, servers });
      return [
        {
          ...base,
          station: 'dnsServer',
          subject: servers.join(', '),
          outcome: 'unknown',
          sentence,
        },
      ];
    }
  }
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
  const hop = (
    station: Station,
    subject: string,
    outcome: Hop['outcome'],
    sentence: Hop['sentence'],
  ): Hop => ({
    part: 'name',
    station,
    subject,
    outcome,
    sentence,
    evidence: [],
  });
  switch (decision.kind) {
    case 'noResolver':
      return [hop('resolver', vpc, 'drop', message('hop.noResolver', { vpc }))];
    case 'blocked': {
      const rule = decision.firewall.rule.name;
      return [hop('firewall', rule, 'drop', message('hop.blocked', { vpc, rule }))];
    }
    case 'hiddenZone':
      return [hop('hiddenZone', vpc, 'pass', message('hop.hiddenZone', { vpc, name }))];
    case 'hostedZone': {
      const zone = decision.zone.name;
      return [hop('hostedZone', zone, 'unknown', message('hop.hostedZone', { vpc, zone }))];
    }
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
        hop('rule', labelOf(rule), sends, by),
        ...(chosen ? queryHops(chosen, 'outboundEndpoint') : []),
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
    station: 'publicDns',
    subject: vpc,
    outcome: right === true ? 'pass' : right === false ? 'drop' : 'unknown',
    sentence: message(vpc ? 'hop.publicFromVpc' : 'hop.public', {
      vpc,
      name: walked.cluster.endpointName ?? '',
    }),
    evidence: [],
  };
}

/** A target that no visible inbound endpoint has is a server of somebody's own. */
function queryHops({ flow, owner }: Attempt, from: Station): readonly Hop[] {
  return flowHops(flow, 'name', from, owner ? 'inboundEndpoint' : 'target');
}

function flowHops(
  flow: FlowTrace | undefined,
  part: Hop['part'],
  from: Station,
  to: Station,
): readonly Hop[] {
  if (!flow) return [];
  const service = `${flow.service.protocol}/${flow.service.port}`;
  const args = { from: flow.from.ip, to: flow.to.ip, service };
  const ends = {
    from: { station: from, address: flow.from.ip },
    to: { station: to, address: flow.to.ip },
    service,
  };
  return flow.steps.map(({ point, outcome, subject, evidence }) => ({
    part,
    station: point,
    subject,
    flow: ends,
    outcome,
    sentence: message(points[point], { ...args, subject }),
    evidence,
  }));
}
