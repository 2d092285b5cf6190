import { rulesByProfile, winningRule, type ActingRule } from '../model/actingRules.js';
import { valueOf } from '../model/fact.js';
import { asId, type ResolverRuleId, type VpcId } from '../model/ids.js';
import { addressesOf, type ResolverEndpoint, type ResolverRule } from '../model/resolver.js';
import type { Estate } from './estate.js';
import { reachesAll } from './paths.js';

/** What a plan would change about one rule for the endpoint name. */
export interface Proposal {
  /** The existing rule; absent where the plan makes a new one. */
  readonly ruleId?: string;
  /** Where the rule forwards to afterwards: addresses known now, … */
  readonly targetIps?: readonly string[];
  /** … and VPCs whose inbound endpoint does not exist yet. */
  readonly targetVpcIds?: readonly VpcId[];
  readonly endpointId?: string;
  /** The VPCs that get the rule, besides those that have it. */
  readonly associate: readonly VpcId[];
}

/** Where a query for the endpoint name ends that is asked in a VPC. */
export type End =
  /** The cluster VPC, whose hidden zone answers. */
  | { readonly end: 'clusterVpc' }
  /** It comes back to a VPC it has been to. */
  | { readonly end: 'cycle'; readonly path: readonly string[] }
  /** Another VPC, where no rule sends it on: public DNS answers. */
  | { readonly end: 'otherVpc'; readonly path: readonly string[] }
  /** A target that no inbound endpoint seen from here owns: an on-premises server, another account. */
  | { readonly end: 'unseen'; readonly path: readonly string[]; readonly ip: string };

/** Where queries go from a VPC, for one name. */
export interface DnsGraph {
  readonly clusterVpcId: string;
  /** What a FORWARD rule that wins in the VPC leads to; `undefined` where the VPC answers itself. */
  next(vpcId: string): readonly Hop[] | undefined;
}

/** One target: the VPC whose inbound endpoint owns the address, if any seen does. */
export interface Hop {
  readonly ip: string;
  readonly vpcId?: string;
}

/**
 * Walks all branches from a VPC: VPC, the rule that wins there, its targets, the inbound
 * endpoints that own them, their VPCs, and so on (aws facts §2.7). Pure.
 */
export function endsFrom(graph: DnsGraph, vpcId: string): readonly End[] {
  const walked = new Set<string>();
  const walk = (at: string, path: readonly string[]): readonly End[] => {
    if (path.includes(at)) return [{ end: 'cycle', path: [...path, at] }];
    if (walked.has(at)) return [];
    const here = [...path, at];
    const hops = graph.next(at);
    if (!hops) {
      walked.add(at);
      return [at === graph.clusterVpcId ? { end: 'clusterVpc' } : { end: 'otherVpc', path: here }];
    }
    const ends = hops.flatMap(({ ip, vpcId: to }) =>
      to === undefined ? [{ end: 'unseen', path: here, ip } as const] : walk(to, here),
    );
    walked.add(at);
    return ends;
  };
  return walk(vpcId, []);
}

/** The ends that are wrong: a cycle, or a VPC that is not the cluster's. */
export type Loop = Extract<End, { end: 'cycle' | 'otherVpc' }>;

/**
 * What is wrong with the way of the endpoint name once a proposal is carried out: from
 * every VPC that has the rule then, and from the cluster VPC, whose nodes depend on it.
 */
export function loopOf(estate: Estate, proposal: Proposal): readonly Loop[] {
  const { vpcId } = estate.cluster;
  const has = estate.associations.filter(({ ruleId }) => ruleId === proposal.ruleId);
  const starts = [...proposal.associate, ...has.map((one) => one.vpcId), ...(vpcId ? [vpcId] : [])];
  return endsOf(estate, proposal, starts).filter(
    (one): one is Loop => one.end === 'cycle' || one.end === 'otherVpc',
  );
}

/** The ends of the way of the endpoint name from some VPCs, once a proposal is carried out. */
export function endsOf(
  estate: Estate,
  proposal: Proposal,
  starts: readonly string[],
): readonly End[] {
  const graph = graphOf(estate, proposal);
  return [...new Set(starts)].flatMap((vpcId) => endsFrom(graph, vpcId));
}

/** The graph as the snapshot shows it, with the proposal carried out. */
export function graphOf(estate: Estate, proposal: Proposal): DnsGraph {
  const { cluster } = estate;
  const name = cluster.endpointName ?? '';
  const changed = changedRule(estate, proposal);
  return {
    clusterVpcId: cluster.vpcId ?? '',
    next(vpcId) {
      const winner = winningRule(actingOn(estate, proposal, changed, vpcId), name)?.rule;
      if (winner?.type !== 'FORWARD') return undefined;
      // The hidden zone is named like the endpoint: it beats every rule for a parent domain,
      // and loses to a rule for the very name (aws facts §2.6).
      if (vpcId === cluster.vpcId && winner.domainName !== name) return undefined;
      const hops = winner.targets.flatMap(({ ip }) => hopsTo(estate, winner, ip));
      const planned = winner.id === changed.id ? (proposal.targetVpcIds ?? []) : [];
      return [...hops, ...planned.map((to) => ({ ip: 'new', vpcId: to }))];
    },
  };
}

/** The id of a rule that does not exist yet. */
const newRule = asId<ResolverRuleId>('new rule');

function changedRule(estate: Estate, proposal: Proposal): ResolverRule {
  const existing = estate.rules.find(({ id }) => id === proposal.ruleId);
  const targets = proposal.targetIps?.map((ip) => ({ ip, port: 53 }));
  const newTargets = proposal.targetVpcIds ? (targets ?? []) : targets;
  const endpoint = proposal.endpointId ? { endpointId: asId(proposal.endpointId) } : {};
  const base: ResolverRule = existing ?? {
    id: newRule,
    arn: '',
    name: '',
    domainName: estate.cluster.endpointName ?? '',
    type: 'FORWARD',
    status: 'COMPLETE',
    statusMessage: '',
    targets: [],
    ownerId: estate.identity.accountId,
    shareStatus: 'NOT_SHARED',
    creatorRequestId: '',
  };
  return { ...base, ...endpoint, ...(newTargets ? { targets: newTargets } : {}) } as ResolverRule;
}

/** Associations that act or will, with those that the plan adds. */
function actingOn(
  estate: Estate,
  proposal: Proposal,
  changed: ResolverRule,
  vpcId: string,
): readonly ActingRule[] {
  const ids = estate.associations
    .filter((one) => one.vpcId === vpcId && ['COMPLETE', 'CREATING'].includes(one.status))
    .map(({ ruleId }): string => ruleId);
  if (proposal.associate.some((id) => id === vpcId)) ids.push(changed.id);
  const rules = [...estate.rules.filter(({ id }) => id !== changed.id), changed];
  const own = rules.filter(({ id, status }) => ids.includes(id) && status !== 'DELETING');
  const byProfile = rulesByProfile(estate.snapshot, asId<VpcId>(vpcId)).rules;
  return [
    ...own.map((rule) => ({ rule })),
    ...byProfile.map((one) => (one.rule.id === changed.id ? { ...one, rule: changed } : one)),
  ];
}

/** The VPCs whose inbound endpoints own an address; where ranges overlap, only those that are reached. */
export function hopsTo(estate: Estate, rule: ResolverRule, ip: string): readonly Hop[] {
  const owners = estate.endpoints.filter(
    (endpoint) => endpoint.direction === 'INBOUND' && ownAddresses(estate, endpoint).includes(ip),
  );
  const from = subnetsOf(
    estate,
    estate.endpoints.find(({ id }) => id === rule.endpointId),
  );
  const near = owners.filter((one) => reachesAll(estate, from, subnetsOf(estate, one)) !== 'no');
  const meant = owners.length > 1 && near.length > 0 ? near : owners;
  const vpcs = [...new Set(meant.map(({ vpcId }) => vpcId))];
  return vpcs.length > 0 ? vpcs.map((vpcId) => ({ ip, vpcId })) : [{ ip }];
}

function ownAddresses(estate: Estate, endpoint: ResolverEndpoint): readonly string[] {
  return (valueOf(estate.snapshot.endpointAddresses[endpoint.id]) ?? []).flatMap(addressesOf);
}

function subnetsOf(estate: Estate, endpoint: ResolverEndpoint | undefined) {
  const addresses = (endpoint && valueOf(estate.snapshot.endpointAddresses[endpoint.id])) ?? [];
  return estate.subnets.filter(({ id }) => addresses.some(({ subnetId }) => subnetId === id));
}
