import { valueOf } from '../model/fact.js';
import { message } from '../model/message.js';
import { labelOf, vpcLabel } from '../model/names.js';
import type { Subnet, Vpc } from '../model/network.js';
import type { Problem } from '../model/plan.js';
import { routeFor, tableOf } from '../model/routing.js';
import { attachmentOf, zonesOf } from '../model/transit.js';
import { whyUnknown } from '../model/why.js';
import { blocker, warning, type Draft } from './draft.js';
import { liveEndpoint } from './endpointUse.js';
import type { Estate } from './estate.js';
import { reachesBothWays } from './paths.js';

/**
 * The zone in which packets from one subnet to another are lost, because the way leads
 * over a Transit Gateway whose attachment has no subnet there (aws facts §4.3, F27);
 * `undefined` where they are not, or where the attachments are not known.
 */
export function zoneGap(estate: Estate, from: Subnet, to: Subnet): string | undefined {
  const attachments = valueOf(estate.snapshot.transitGatewayAttachments);
  const table = tableOf(estate.routeTables, from);
  const route = table && routeFor(table, to.cidr);
  if (!attachments || !route?.target.startsWith('tgw-')) return undefined;
  const attachment = attachmentOf(attachments, route.target, from.vpcId);
  if (!attachment) return undefined;
  const zones = zonesOf(attachment, estate.subnets);
  return zones.size === 0 || zones.has(from.availabilityZone) ? undefined : from.availabilityZone;
}

function overTransitGateway(estate: Estate, from: Subnet, to: Subnet): boolean {
  const table = tableOf(estate.routeTables, from);
  return (table && routeFor(table, to.cidr))?.target.startsWith('tgw-') ?? false;
}

const worth = { yes: 2, perhaps: 1, no: 0 } as const;

/** How good a place for an endpoint's address a subnet is, seen from one of the other side. */
export function worthOf(estate: Estate, subnet: Subnet, other: Subnet): number {
  if (zoneGap(estate, subnet, other) ?? zoneGap(estate, other, subnet)) return 0;
  return worth[reachesBothWays(estate, subnet, other)];
}

/** The subnets of `some` that cannot send to any of `others`, for want of an attachment in their zone. */
function cutOff(
  estate: Estate,
  some: readonly Subnet[],
  others: readonly Subnet[],
): readonly Subnet[] {
  if (others.length === 0) return [];
  return some.filter((from) => others.every((to) => zoneGap(estate, from, to) !== undefined));
}

/** Clients and control-plane interfaces in zones from which a Transit Gateway cannot be reached. */
export function transitZoneGuards(estate: Estate, client: Vpc): readonly Problem[] {
  const near = estate.subnets.filter(({ id }) =>
    estate.controlPlane.some(({ subnetId }) => subnetId === id),
  );
  const far = estate.subnets.filter(({ vpcId }) => vpcId === client.id);
  const { transitGatewayAttachments: fact } = estate.snapshot;
  if (!fact.known) {
    if (!far.some((from) => near.some((to) => overTransitGateway(estate, from, to)))) return [];
    const args = { call: 'ec2:DescribeTransitGatewayVpcAttachments', why: whyUnknown(fact) };
    return [warning(message('problem.unknownFact', args), message('help.unknownFact'))];
  }
  return [
    ...gapProblem('problem.clientZone', labelOf(client), far, cutOff(estate, far, near)),
    ...gapProblem('problem.controlPlaneZone', labelOf(client), near, cutOff(estate, near, far)),
  ];
}

function gapProblem(
  key: 'problem.clientZone' | 'problem.controlPlaneZone',
  vpc: string,
  all: readonly Subnet[],
  cut: readonly Subnet[],
): readonly Problem[] {
  if (cut.length === 0) return [];
  const what = message(key, { vpc, subnets: cut.map(labelOf), zones: zoneNames(cut) });
  const help = message('help.transitZone', { zones: zoneNames(cut) });
  return [cut.length === all.length ? blocker(what, help) : warning(what, help)];
}

function zoneNames(subnets: readonly Subnet[]): readonly string[] {
  return [...new Set(subnets.map(({ availabilityZone }) => availabilityZone))].sort();
}

/** New endpoints with addresses in such zones: a blocker where it is all of an endpoint's. */
export function endpointZoneProblems(estate: Estate, draft: Draft): readonly Problem[] {
  return draft.steps.flatMap(({ spec }) => {
    if (spec.kind !== 'createResolverEndpoint') return [];
    const subnets = estate.subnets.filter(({ id }) => spec.subnetIds.includes(id));
    const cut = cutOff(estate, subnets, otherSide(estate, draft, spec.direction));
    if (cut.length === 0) return [];
    const what = message('problem.endpointZone', {
      endpoint: spec.name,
      vpc: vpcLabel(estate.vpcs, spec.vpcId),
      subnets: cut.map(labelOf),
      zones: zoneNames(cut),
    });
    const help = message('help.transitZone', { zones: zoneNames(cut) });
    return [cut.length === subnets.length ? blocker(what, help) : warning(what, help)];
  });
}

/** The subnets of the plan's endpoints of the other direction, new and reused. */
function otherSide(
  estate: Estate,
  draft: Draft,
  direction: 'INBOUND' | 'OUTBOUND',
): readonly Subnet[] {
  const fresh = draft.steps.flatMap(({ spec }) =>
    spec.kind === 'createResolverEndpoint' && spec.direction !== direction ? spec.subnetIds : [],
  );
  const kind = direction === 'INBOUND' ? 'outboundEndpoint' : 'inboundEndpoint';
  const reused = draft.reused.filter((one) => one.kind === kind).map(({ id }) => id);
  const live = estate.endpoints
    .filter(({ id }) => reused.includes(id))
    .flatMap((endpoint) => liveEndpoint(estate, endpoint)?.subnets ?? []);
  return [...estate.subnets.filter(({ id }) => fresh.includes(id)), ...live];
}
