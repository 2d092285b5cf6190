import type { Cluster } from '../model/cluster.js';
import { foreignNameServers } from '../model/dhcp.js';
import { valueOf } from '../model/fact.js';
import type { VpcId } from '../model/ids.js';
import type { Vpc } from '../model/network.js';
import { controlPlaneAddresses } from '../verify/controlPlane.js';
import { apiFlows, type ApiFlow } from './api.js';
import { worst, type MissingFact, type Outcome } from './judgement.js';
import type { LiveEvidence } from './live.js';
import type { AnswerKind } from './name/answer.js';
import { askInbound } from './name/entry.js';
import { walkName, type Attempt, type Visit } from './name/walk.js';
import { networkOf, type Network } from './network.js';
import type { Snapshot } from '../model/snapshot.js';
import type { ClientVantage } from './vantage.js';

/** What becomes of the endpoint name over one transport. */
export interface NameWalk {
  readonly protocol: 'udp' | 'tcp';
  readonly answer: AnswerKind;
  /** At the Resolver of the client's VPC, … */
  readonly visit?: Visit;
  /** … or on the way from DNS servers outside AWS to inbound addresses. */
  readonly entries: readonly Attempt[];
}

/** Whom a client's machine asks. */
export type ClientResolver =
  | { readonly kind: 'vpcResolver' }
  /** By DHCP options: servers of somebody's own (aws facts §4.1). */
  | { readonly kind: 'foreign'; readonly servers: readonly string[]; readonly vpc: Vpc }
  | { readonly kind: 'unknown'; readonly missing: MissingFact }
  | { readonly kind: 'outside' };

/** Everything that was followed for one cluster and one vantage; findings are read off it. */
export interface Walked {
  readonly network: Network;
  readonly snapshot: Snapshot;
  readonly cluster: Cluster;
  readonly vantage: ClientVantage;
  readonly live: LiveEvidence;
  readonly resolver: ClientResolver;
  readonly walks: readonly NameWalk[];
  readonly api: readonly ApiFlow[];
}

/** Follows the name over both transports, and TCP 443. Pure. */
export function walk(
  snapshot: Snapshot,
  cluster: Cluster,
  vantage: ClientVantage,
  live: LiveEvidence,
): Walked {
  const network = networkOf(snapshot);
  const walks = (['udp', 'tcp'] as const).map((protocol): NameWalk => {
    switch (vantage.kind) {
      case 'public':
        return { protocol, answer: 'public', entries: [] };
      case 'onPremises': {
        const entry = vantage.entryVpcId ?? cluster.vpcId;
        const entries = entry ? askInbound(network, cluster, entry, vantage, protocol) : [];
        return { protocol, answer: entryAnswer(entries), entries };
      }
      case 'vpc': {
        const visit = walkName(network, cluster, vantage.vpcId, protocol);
        return { protocol, answer: visit.answer, visit, entries: [] };
      }
    }
  });
  const api = apiFlows(network, cluster, vantage);
  const resolver = resolverOf(network, vantage);
  return { network, snapshot, cluster, vantage, live, resolver, walks, api };
}

function entryAnswer(entries: readonly Attempt[]): AnswerKind {
  if (entries.length === 0) return 'public';
  const reached = entries.find((one) => one.judgement === 'pass');
  if (reached) return reached.next?.answer ?? 'unknown';
  return entries.some((one) => one.judgement === 'unknown') ? 'unknown' : 'silence';
}

function resolverOf(network: Network, vantage: ClientVantage): ClientResolver {
  if (vantage.kind !== 'vpc') return { kind: 'outside' };
  const { snapshot } = network;
  const vpc = network.vpcs.get(vantage.vpcId);
  const servers = vpc && foreignNameServers(vpc, valueOf(snapshot.dhcpOptions));
  if (!vpc || !servers) {
    const fact = vpc ? snapshot.dhcpOptions : snapshot.vpcs;
    const call = vpc ? 'ec2:DescribeDhcpOptions' : 'ec2:DescribeVpcs';
    return { kind: 'unknown', missing: { call, subject: vantage.vpcId, fact } };
  }
  return servers.length > 0 ? { kind: 'foreign', servers, vpc } : { kind: 'vpcResolver' };
}

/** Whether an answer is the control plane's: from the hidden zone, or from public DNS of a private-only cluster. */
export function isRight(walked: Walked, answer: AnswerKind): boolean | undefined {
  if (answer === 'private') return true;
  if (answer === 'unknown' || answer === 'hostedZone') return undefined;
  if (answer !== 'public') return false;
  const { snapshot, cluster } = walked;
  if (cluster.access !== 'private') return false;
  const told = valueOf(snapshot.publicAnswers[cluster.endpointName ?? '']);
  if (!told) return undefined;
  const own = valueOf(controlPlaneAddresses(snapshot, cluster.name));
  if (told.length === 0) return false;
  return own === undefined || own.length === 0 ? undefined : told.every((ip) => own.includes(ip));
}

/** Whether the clients connect: every way passes. */
export function apiOutcome({ api }: Walked): Outcome {
  return api.length === 0 ? 'unknown' : worst(api.map(({ flow }) => flow.outcome));
}

/** Every Resolver that some query comes to, each with the transport. */
export function visitsOf({
  walks,
}: Walked): readonly { readonly walk: NameWalk; readonly visit: Visit }[] {
  return walks.flatMap((one) => {
    const starts = [one.visit, ...one.entries.map(({ next }) => next)];
    const all = new Set(starts.flatMap((visit) => (visit ? below(visit) : [])));
    return [...all].map((visit) => ({ walk: one, visit }));
  });
}

function below(visit: Visit): readonly Visit[] {
  const next = (visit.forward?.attempts ?? []).flatMap((one) => (one.next ? [one.next] : []));
  return [visit, ...[...new Set(next)].flatMap(below)];
}

/** Every try at a target, or at an inbound address from outside, each with the transport. */
export function attemptsOf(walked: Walked): readonly {
  readonly walk: NameWalk;
  readonly attempt: Attempt;
  /** The Resolver whose rule has the target; absent for DNS servers outside AWS. */
  readonly visit?: Visit;
}[] {
  const outside = walked.walks.flatMap((one) =>
    one.entries.map((attempt) => ({ walk: one, attempt })),
  );
  const inside = visitsOf(walked).flatMap(({ walk: one, visit }) =>
    (visit.forward?.attempts ?? []).map((attempt) => ({ walk: one, attempt, visit })),
  );
  return [...outside, ...inside];
}

/** The VPC a client is in, if it is in one. */
export function clientVpcId({ vantage }: Walked): VpcId | undefined {
  return vantage.kind === 'vpc' ? vantage.vpcId : undefined;
}
