import type { Cluster } from '../../model/cluster.js';
import { notRead } from '../../model/fact.js';
import type { VpcId } from '../../model/ids.js';
import type { ResolverRule } from '../../model/resolver.js';
import type { Judgement } from '../judgement.js';
import type { End } from '../net/end.js';
import { judgeFlow, type FlowTrace } from '../net/flow.js';
import { within, type Network, type OwnedAddress } from '../network.js';
import type { AnswerKind } from './answer.js';
import { decide, type Decided } from './decision.js';
import { sendersOf, takesQueries, type Senders } from './parties.js';

/** One target of a rule, asked from one address of the outbound endpoint. */
export interface Attempt {
  readonly target: string;
  readonly port: number;
  readonly from: End;
  /** The inbound address that has it; absent where none that is visible does. */
  readonly owner?: OwnedAddress;
  readonly flow?: FlowTrace;
  readonly judgement: Judgement['outcome'];
  /** What the Resolver behind it does. */
  readonly next?: Visit;
}

/** A query at the Resolver of one VPC. */
export interface Visit {
  readonly vpcId: VpcId;
  readonly decided: Decided;
  readonly answer: AnswerKind;
  /** Where a rule forwards it. */
  readonly forward?: {
    readonly rule: ResolverRule;
    readonly senders: Senders;
    readonly attempts: readonly Attempt[];
  };
}

/** Follows a query from one VPC's Resolver on, over one transport. */
export function walkName(
  network: Network,
  cluster: Cluster,
  vpcId: VpcId,
  protocol: 'udp' | 'tcp',
  been: readonly string[] = [],
): Visit {
  const decided = decide(network.snapshot, cluster, vpcId);
  const { decision } = decided;
  const sure = (answer: AnswerKind): AnswerKind => (decided.certain ? answer : 'unknown');
  const end = (answer: AnswerKind): Visit => ({ vpcId, decided, answer: sure(answer) });
  if (been.includes(vpcId)) return end('loop');
  switch (decision.kind) {
    case 'noResolver':
      return end('silence');
    case 'blocked':
      return end(blockedAnswer(decision.firewall.rule.blockResponse));
    case 'hiddenZone':
      return end('private');
    case 'hostedZone':
      return end('hostedZone');
    case 'public':
      return end('public');
    case 'forward': {
      const { rule } = decision.acting;
      const visit = forwarded(network, cluster, decided, rule, vpcId, protocol, been);
      return { ...visit, answer: sure(visit.answer) };
    }
  }
}

function forwarded(
  network: Network,
  cluster: Cluster,
  decided: Decided,
  rule: ResolverRule,
  vpcId: VpcId,
  protocol: 'udp' | 'tcp',
  been: readonly string[],
): Visit {
  const senders = sendersOf(network, rule);
  const path = [...been, vpcId];
  const visits = new Map<VpcId, Visit>();
  const visit = (to: VpcId): Visit => {
    const known = visits.get(to) ?? walkName(network, cluster, to, protocol, path);
    visits.set(to, known);
    return known;
  };
  const attempts = rule.targets.flatMap(({ ip, port }) =>
    senders.ends
      .filter((from) => from.ip.includes(':') === ip.includes(':'))
      .map((from) => attemptFrom(network, from, { ip, port }, protocol, visit)),
  );
  const forward = { rule, senders, attempts };
  return { vpcId, decided, forward, answer: answerOf(senders, attempts) };
}

/** The first target that answers answers; others are asked where one is silent, or leads round. */
function answerOf(senders: Senders, attempts: readonly Attempt[]): AnswerKind {
  if (senders.judgement.outcome === 'unknown') return 'unknown';
  const passed = attempts.filter(({ judgement }) => judgement === 'pass');
  const reached =
    passed.find(({ next }) => next?.answer !== 'silence' && next?.answer !== 'loop') ??
    passed.find(({ next }) => next?.answer === 'loop');
  if (attempts.some((one) => one.judgement === 'unknown')) {
    return reached && attempts.indexOf(reached) === 0
      ? (reached.next?.answer ?? 'unknown')
      : 'unknown';
  }
  return reached?.next?.answer ?? 'silence';
}

/** One try at one target. `visit` tells what the Resolver behind it does. */
export function attemptFrom(
  network: Network,
  from: End,
  target: { readonly ip: string; readonly port: number },
  protocol: 'udp' | 'tcp',
  visit: (vpcId: VpcId) => Visit,
): Attempt {
  const base = { target: target.ip, port: target.port, from };
  const owners = network.inboundByAddress.get(target.ip) ?? [];
  const service = { protocol, port: target.port };
  const flows = owners.map((owner) => ({
    owner,
    flow: judgeFlow(network, from, endOf(owner, target.ip), service),
  }));
  // Of two VPCs that have the address, the one to which the route leads.
  const arrives = flows.find(({ flow }) =>
    flow.steps.some((step) => step.point === 'route' && step.outcome === 'pass'),
  );
  const found = arrives ?? flows[0];
  if (!found) return { ...base, judgement: unseenTarget(network, target.ip) };
  const { owner, flow } = found;
  const taken = takesQueries(owner) && target.port === 53 ? flow.outcome : 'drop';
  const next = taken === 'drop' ? {} : { next: visit(owner.endpoint.vpcId) };
  return { ...base, owner, flow, judgement: taken, ...next };
}

/** An address that no visible inbound endpoint has: nobody there, unless another account's. */
function unseenTarget(network: Network, ip: string): Judgement['outcome'] {
  const { endpoints, vpcs } = network.snapshot;
  if (!endpoints.known || !vpcs.known) return 'unknown';
  const someUnread = endpoints.value.some(
    ({ id }) => !(network.snapshot.endpointAddresses[id] ?? notRead).known,
  );
  const inOwnVpc = vpcs.value.some(({ cidrs, ipv6Cidrs }) =>
    [...cidrs, ...ipv6Cidrs].some((range) => within(network, range, ip)),
  );
  return inOwnVpc && !someUnread ? 'drop' : 'unknown';
}

function endOf({ endpoint, address }: OwnedAddress, ip: string): End {
  return {
    ip,
    vpcId: endpoint.vpcId,
    subnetId: address.subnetId,
    groupIds: endpoint.securityGroupIds,
  };
}

function blockedAnswer(response: string | undefined): AnswerKind {
  if (response === 'NXDOMAIN') return 'nxdomain';
  return response === 'OVERRIDE' ? 'override' : 'nodata';
}
