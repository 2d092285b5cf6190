import { valueOf } from '../../model/fact.js';
import { message } from '../../model/message.js';
import { labelOf, vpcLabel } from '../../model/names.js';
import { addressesOf, type ResolverRule } from '../../model/resolver.js';
import type { Attempt, Visit } from '../name/walk.js';
import { attemptsOf, type NameWalk, type Walked } from '../walked.js';
import type { Finding } from '../finding.js';
import { distinct, finding, ruleFix, weightOf, type Detector } from './detector.js';

/**
 * Targets of the rule that wins: F12 for an address that no inbound endpoint of the cluster VPC
 * has, F13 for one of another VPC that does not lead on to the cluster's.
 */
export const targets: Detector = (walked) => {
  const { cluster } = walked;
  const tried = attemptsOf(walked).flatMap(({ walk, attempt, visit }) => {
    const rule = visit?.forward?.rule;
    // A rule for a parent that leads elsewhere is in the way, not wrong: F15 names it.
    if (!rule || rule.domainName !== cluster.endpointName) return [];
    if (visit.vpcId === cluster.vpcId) return [];
    return one(walked, walk, rule, attempt, visit);
  });
  return distinct(tried);
};

function one(
  walked: Walked,
  walk: NameWalk,
  rule: ResolverRule,
  attempt: Attempt,
  visit: Visit,
): readonly Finding[] {
  const { owner, target, next, port } = attempt;
  const { cluster, snapshot } = walked;
  if (!owner || port !== 53) {
    const unseen = !owner && attempt.judgement === 'unknown';
    if (unseen && hasOtherTarget(visit)) return [];
    return [stale(walked, walk, rule, port === 53 ? target : `${target}:${port}`)];
  }
  const elsewhere = owner.endpoint.vpcId !== cluster.vpcId;
  // Where packets do not arrive, nobody knows what the Resolver there would do but its own rules.
  if (!elsewhere || next?.forward || next?.answer === 'private') return [];
  return [
    finding({
      mode: 'F13',
      weight: weightOf(walked, walk),
      sentence: 'finding.wrongVpc',
      args: {
        rule: labelOf(rule),
        target,
        vpc: vpcLabel(valueOf(snapshot.vpcs), owner.endpoint.vpcId),
        cluster: cluster.name,
        clusterVpc: vpcLabel(valueOf(snapshot.vpcs), cluster.vpcId ?? ''),
      },
      evidence: [
        {
          call: 'route53resolver:ListResolverEndpoints',
          subject: owner.endpoint.id,
          field: 'HostVPCId',
          value: owner.endpoint.vpcId,
        },
        targetEvidence(rule, target),
      ],
      advice: 'mend.repairTargets',
      fix: ruleFix(walked, rule),
    }),
  ];
}

function hasOtherTarget({ forward }: Visit): boolean {
  return forward?.attempts.some(({ owner, judgement }) => owner && judgement === 'pass') ?? false;
}

function stale(walked: Walked, walk: NameWalk, rule: ResolverRule, target: string): Finding {
  const { cluster, network, snapshot } = walked;
  const inbound = [...network.endpoints.values()]
    .filter(({ direction, vpcId }) => direction === 'INBOUND' && vpcId === cluster.vpcId)
    .flatMap(({ id }) => (valueOf(snapshot.endpointAddresses[id]) ?? []).flatMap(addressesOf));
  return finding({
    mode: 'F12',
    weight: weightOf(walked, walk),
    sentence: 'finding.staleTarget',
    args: { rule: labelOf(rule), target, inbound, cluster: cluster.name },
    evidence: [
      targetEvidence(rule, target),
      {
        call: 'route53resolver:ListResolverEndpointIpAddresses',
        subject: cluster.vpcId ?? '',
        field: 'IpAddresses[].Ip',
        value: inbound.join(', ') || message('value.none'),
      },
    ],
    advice: 'mend.repairTargets',
    fix: ruleFix(walked, rule),
  });
}

function targetEvidence(rule: ResolverRule, value: string): Finding['evidence'][number] {
  const call = 'route53resolver:ListResolverRules';
  return { call, subject: rule.id, field: 'ResolverRule.TargetIps[].Ip', value };
}
