import type { Cluster } from '../model/cluster.js';
import type { VpcId } from '../model/ids.js';
import { message } from '../model/message.js';
import { vpcLabel } from '../model/names.js';
import type { EnableRequest, Forward, Problem } from '../model/plan.js';
import type { ResolverRule } from '../model/resolver.js';
import { loopProblems, proposalOf } from './loopProblems.js';
import { draftRuleRepair } from './ruleRepair.js';
import { emptyDraft, mergeDrafts, type Draft } from './draft.js';
import { draftEndpoint, type EndpointDraft } from './endpointDraft.js';
import { rangesBetween, typeProblems } from './endpointType.js';
import type { Estate } from './estate.js';
import { dnsServerRanges, returnRoutes } from './onPremises.js';
import { dedicatedTenancy } from './placement.js';
import { draftRule } from './ruleDraft.js';
import { chooseSides, type Side, type Sides } from './sides.js';

/** A cluster whose rule is made, or corrected where it exists. */
export interface Ruled {
  readonly estate: Estate;
  readonly repair?: ResolverRule;
}

/** The endpoints of a plan, and for each cluster that has none a new rule, or its own corrected. */
export interface Way {
  /** The endpoints' steps, what is reused, what stands in the way. */
  readonly endpoints: Draft;
  /** By cluster name, for those that get a new rule. */
  readonly rules: ReadonlyMap<string, Draft>;
  readonly forwards: readonly Forward[];
}

/**
 * Both kinds of endpoint, existing or new: one inbound in each cluster VPC, one outbound
 * for all, and a rule between them for each cluster of `ruled`. Networks outside AWS
 * ask the inbound endpoints themselves, or that of a hub VPC (aws facts §2.5).
 */
export function draftWay(
  estates: readonly Estate[],
  ruledClusters: readonly Ruled[],
  request: EnableRequest,
  entries: Draft,
): Way {
  const ruled = ruledClusters.map(({ estate }) => estate);
  const { onPremises } = request;
  const direct = onPremises && onPremises.hubVpcId === undefined;
  const served = direct ? estates : ruled;
  const [first] = [...served, ...estates];
  if (!first || (served.length === 0 && !onPremises)) {
    return { endpoints: emptyDraft, rules: new Map(), forwards: [] };
  }
  const vpcIds = vpcsOf(served);
  const sides = chooseSides(
    first,
    vpcIds,
    request,
    ruled.length > 0,
    ruledClusters.find(({ repair }) => repair)?.repair?.endpointId,
  );
  const servers = onPremises ? dnsServerRanges(onPremises) : [];
  const inbound = vpcIds.map((vpcId, index): readonly [VpcId, EndpointDraft] => {
    const side = sides.inbound.get(vpcId);
    const here = served.filter(({ cluster }) => cluster.vpcId === vpcId);
    const asked = ruled.some(({ cluster }) => cluster.vpcId === vpcId);
    const ranges = [
      ...(asked ? rangesBetween(side, sides.outbound) : []),
      ...(direct ? servers : []),
    ];
    const draft = draftEndpoint(here[0] ?? first, {
      direction: 'INBOUND',
      side: side ?? noSide(vpcId),
      ranges,
      suffix: index === 0 ? '' : `:${vpcId}`,
      servers: direct ? servers : [],
      forwardsFor: direct ? clustersOf(here) : [],
      reason: message('reason.inboundEndpoint', { vpc: vpcLabel(first.vpcs, vpcId) }),
    });
    return [vpcId, draft];
  });
  const outbound =
    sides.outbound &&
    draftEndpoint(first, {
      direction: 'OUTBOUND',
      side: sides.outbound,
      ranges: vpcsOf(ruled).flatMap((vpcId) =>
        rangesBetween(sides.outbound, sides.inbound.get(vpcId)),
      ),
      suffix: '',
      servers: [],
      forwardsFor: [],
      reason: message('reason.outboundEndpoint'),
    });
  const hub =
    sides.hub &&
    draftEndpoint(first, {
      direction: 'INBOUND',
      side: sides.hub,
      ranges: servers,
      suffix: ':hub',
      servers,
      forwardsFor: clustersOf(estates),
      reason: message('reason.hubEndpoint', { vpc: vpcLabel(first.vpcs, sides.hub.vpcId) }),
    });
  const byVpc = new Map(inbound);
  const rules = ruledClusters.map(({ estate, repair }, index): readonly [string, Draft] => {
    const { cluster } = estate;
    const target = cluster.vpcId && byVpc.get(cluster.vpcId);
    const suffix = index === 0 ? '' : `:${cluster.name}`;
    const vpcId = sides.outbound?.vpcId;
    if (!target || !outbound || !vpcId) return [cluster.name, emptyDraft];
    const associate = askersOf(request);
    const { targetIps: targets } = target;
    const { endpointId } = outbound;
    const inboundVpcId = cluster.vpcId ?? vpcId;
    const proposal = proposalOf(targets, endpointId, inboundVpcId, associate, repair?.id);
    const loops = { ...emptyDraft, problems: loopProblems(estate, proposal) };
    if (!repair)
      return [
        cluster.name,
        mergeDrafts([draftRule(estate, target, outbound, vpcId, suffix), loops]),
      ];
    // Clients that have the rule switch as soon as it is corrected.
    const before = [entries, target, outbound].flatMap(({ steps }) => steps.map(({ id }) => id));
    const wanted = { endpointId, targets };
    return [
      cluster.name,
      mergeDrafts([draftRuleRepair(estate, repair, wanted, before, `rule${suffix}`), loops]),
    ];
  });
  const asked = ({ cluster: { vpcId } }: Estate): EndpointDraft | undefined =>
    hub ?? (vpcId === undefined ? undefined : byVpc.get(vpcId));
  return {
    endpoints: mergeDrafts([
      { ...emptyDraft, problems: [...sides.problems, ...placementProblems(first, sides)] },
      ...(onPremises ? [{ ...emptyDraft, problems: backToServers(first, sides, servers) }] : []),
      ...inbound.map(([, draft]) => draft),
      ...(outbound ? [outbound] : []),
      ...(hub ? [hub] : []),
    ]),
    rules: new Map(rules),
    forwards: onPremises ? estates.flatMap((estate) => forwardOf(estate, asked(estate))) : [],
  };
}

/** The VPCs that the rules are associated with: never a cluster's own (aws facts §2.7). */
export function askersOf({ clientVpcIds, onPremises }: EnableRequest): readonly VpcId[] {
  const hub = onPremises?.hubVpcId;
  return [...new Set([...clientVpcIds, ...(hub ? [hub] : [])])];
}

function forwardOf({ cluster }: Estate, asked: EndpointDraft | undefined): readonly Forward[] {
  return asked ? [{ endpointName: cluster.endpointName ?? '', to: asked.targetIps }] : [];
}

function vpcsOf(estates: readonly Estate[]): readonly VpcId[] {
  return [...new Set(estates.flatMap(({ cluster }) => cluster.vpcId ?? []))];
}

function clustersOf(estates: readonly Estate[]): readonly Cluster[] {
  return estates.map(({ cluster }) => cluster);
}

function noSide(vpcId: VpcId): Side {
  return { vpcId, subnets: [], wish: { count: 0, type: 'IPV4' } };
}

function backToServers(
  estate: Estate,
  { hub, inbound }: Sides,
  servers: readonly string[],
): readonly Problem[] {
  const asked = hub ? [hub] : [...inbound.values()];
  return asked.flatMap(({ subnets }) => returnRoutes(estate, [...new Set(subnets)], servers));
}

function placementProblems(estate: Estate, sides: Sides): readonly Problem[] {
  const all = [...sides.inbound.values(), sides.outbound, sides.hub];
  const fresh = all.flatMap((side) => (side && !side.existing ? [side] : []));
  return [
    ...fresh.flatMap((side) => dedicatedTenancy(estate, side.vpcId)),
    ...fresh.flatMap((side) => typeProblems(estate, side)),
  ];
}
