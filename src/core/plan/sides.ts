import type { VpcId } from '../model/ids.js';
import type { EnableRequest, Problem } from '../model/plan.js';
import type { Subnet } from '../model/network.js';
import { message } from '../model/message.js';
import { labelOf, vpcLabel } from '../model/names.js';
import { blocker, warning } from './draft.js';
import { dualStackBonus } from './endpointType.js';
import { healthyEndpoints, type LiveEndpoint } from './endpointUse.js';
import type { Estate } from './estate.js';
import { outboundWithoutClients } from './foreignOutbound.js';
import { endpointRequestId } from './naming.js';
import { reachesAll } from './paths.js';
import { chooseSubnets, hasRoom } from './subnets.js';
import { worthOf } from './transitZones.js';
import { chosenOf, inboundWish, outboundWish, wish, type EndpointWish } from './wishes.js';

/** Where one endpoint is: an existing one, or the subnets of a new one. */
export interface Side {
  readonly existing?: LiveEndpoint;
  readonly vpcId: VpcId;
  readonly subnets: readonly Subnet[];
  readonly wish: EndpointWish;
}

/** All endpoints of a plan, chosen so that the outbound one reaches every inbound one. */
export interface Sides {
  /** One per cluster VPC, because each holds its own hidden zone (aws facts §2.5). */
  readonly inbound: ReadonlyMap<VpcId, Side>;
  /** Absent where only networks outside AWS ask, straight at the cluster VPCs. */
  readonly outbound?: Side;
  /** The inbound endpoint through which networks outside AWS ask a hub VPC. */
  readonly hub?: Side;
  readonly problems: readonly Problem[];
}

type ChosenSide = Side & { readonly problems: readonly Problem[] };

/**
 * Chooses the endpoints. A healthy one is used before a new one is made: inbound in the
 * cluster VPC, outbound anywhere in the Region if its subnets reach the inbound ones
 * (aws facts §2.5). Subnets or addresses given by the user ask for a new endpoint.
 * `withOutbound`: a rule is to be made.
 */
export function chooseSides(
  estate: Estate,
  clusterVpcIds: readonly VpcId[],
  request: EnableRequest,
  withOutbound: boolean,
  /** The outbound endpoint that a rule has by now: kept where it will do. */
  present?: string,
): Sides {
  const hubVpcId = request.onPremises?.hubVpcId;
  const asksThrough = withOutbound ? outboundVpc(estate, clusterVpcIds, request) : undefined;
  const far = estate.subnets.filter(({ vpcId }) => vpcId === asksThrough);
  const inbound = clusterVpcIds.map((vpcId) =>
    inboundSide(estate, vpcId, inboundWish(estate, clusterVpcIds, vpcId, request), far),
  );
  const near = inbound.flatMap(({ subnets }) => subnets);
  const outbound =
    asksThrough === undefined
      ? undefined
      : (existingOutbound(estate, near, request, present) ??
        newSide(
          estate,
          asksThrough,
          'outbound',
          outboundWish(estate, asksThrough, request),
          near.length > 0
            ? near
            : estate.subnets.filter(({ vpcId }) => clusterVpcIds.includes(vpcId)),
        ));
  const hub =
    hubVpcId === undefined
      ? undefined
      : inboundSide(estate, hubVpcId, wish(estate, hubVpcId, undefined, request), []);
  const fresh = [...inbound, ...(outbound ? [outbound] : []), ...(hub ? [hub] : [])];
  return {
    inbound: new Map(inbound.map((side) => [side.vpcId, side])),
    ...(outbound ? { outbound } : {}),
    ...(hub ? { hub } : {}),
    problems: [
      ...fresh.flatMap(({ problems }) => problems),
      ...inbound.flatMap((side) => (outbound ? pathProblems(estate, side, outbound) : [])),
      ...[...inbound, ...(hub ? [hub] : [])].flatMap((side) => unfinished(estate, 'INBOUND', side)),
      ...(outbound ? unfinished(estate, 'OUTBOUND', outbound) : []),
    ],
  };
}

/** The first client VPC or the hub that can take an endpoint; if none can, the first, which then says why. */
function outboundVpc(
  estate: Estate,
  clusterVpcIds: readonly VpcId[],
  request: EnableRequest,
): VpcId | undefined {
  const { outboundVpcId, clientVpcIds, onPremises } = request;
  const askers = [...(onPremises?.hubVpcId ? [onPremises.hubVpcId] : []), ...clientVpcIds];
  if (askers.length === 0) {
    if (!request.foreignClients?.length) return undefined;
    return outboundVpcId ?? outboundWithoutClients(estate, clusterVpcIds);
  }
  const roomy = askers.find((id) => hasRoom(estate, id));
  return outboundVpcId ?? roomy ?? askers[0];
}

function inboundSide(
  estate: Estate,
  vpcId: VpcId,
  wanted: EndpointWish,
  far: readonly Subnet[],
): ChosenSide {
  const live = healthyEndpoints(estate, 'INBOUND').find(
    (one) => one.endpoint.vpcId === vpcId && fulfils(one, wanted),
  );
  if (!live) return newSide(estate, vpcId, 'inbound', wanted, far);
  return { existing: live, vpcId, subnets: live.subnets, wish: wanted, problems: [] };
}

/** Without a wish any healthy endpoint will do; pinned addresses must all be there. */
function fulfils(live: LiveEndpoint, { subnetIds, pinnedIps }: EndpointWish): boolean {
  if (live.ips.length === 0) return false;
  if (pinnedIps) return Object.values(pinnedIps).every((ip) => live.ips.includes(ip));
  return subnetIds === undefined;
}

function existingOutbound(
  estate: Estate,
  inboundSubnets: readonly Subnet[],
  request: EnableRequest,
  present: string | undefined,
): ChosenSide | undefined {
  const askers: readonly string[] = [
    ...request.clientVpcIds,
    ...(request.onPremises?.hubVpcId ? [request.onPremises.hubVpcId] : []),
  ];
  const fitting = healthyEndpoints(estate, 'OUTBOUND')
    .filter(({ endpoint }) => !request.outboundVpcId || endpoint.vpcId === request.outboundVpcId)
    .filter((one) => fulfils(one, outboundWish(estate, one.endpoint.vpcId, request)))
    .map((one) => ({ one, reach: reachesAll(estate, one.subnets, inboundSubnets) }));
  const best = (reach: 'yes' | 'perhaps'): LiveEndpoint | undefined => {
    const all = fitting.filter((each) => each.reach === reach).map(({ one }) => one);
    return (
      all.find(({ endpoint }) => endpoint.id === present) ??
      all.find((one) => askers.includes(one.endpoint.vpcId)) ??
      all[0]
    );
  };
  const live = best('yes') ?? best('perhaps');
  if (!live) return undefined;
  const { vpcId } = live.endpoint;
  const wanted = outboundWish(estate, vpcId, request);
  return { existing: live, vpcId, subnets: live.subnets, wish: wanted, problems: [] };
}

function newSide(
  estate: Estate,
  vpcId: VpcId,
  direction: 'inbound' | 'outbound',
  wanted: EndpointWish,
  otherSide: readonly Subnet[],
): ChosenSide {
  const reach = (subnet: Subnet): number =>
    otherSide.reduce((sum, other) => sum + worthOf(estate, subnet, other), 0);
  const { subnets, problems } = chooseSubnets(estate, {
    vpcId,
    direction,
    wanted: wanted.subnetIds,
    count: wanted.count,
    reach,
    score: (subnet) => reach(subnet) + dualStackBonus({ wish: wanted }, subnet),
  });
  return { vpcId, subnets, wish: wanted, problems };
}

function pathProblems(estate: Estate, inbound: Side, outbound: Side): readonly Problem[] {
  if (inbound.subnets.length === 0 || outbound.subnets.length === 0) return [];
  const args = {
    from: vpcLabel(estate.vpcs, outbound.vpcId),
    to: vpcLabel(estate.vpcs, inbound.vpcId),
  };
  switch (reachesAll(estate, outbound.subnets, inbound.subnets)) {
    case 'yes':
      return [];
    case 'perhaps':
      return [warning(message('problem.perhapsRoute', args), message('help.perhapsRoute'))];
    case 'no':
      return [blocker(message('problem.noRoute', args), message('help.noRoute'))];
  }
}

/** An endpoint of an earlier attempt that is not healthy (yet): planning around it could make a second one. */
function unfinished(
  estate: Estate,
  direction: 'INBOUND' | 'OUTBOUND',
  side: Side,
): readonly Problem[] {
  if (side.existing) return [];
  const chosen = chosenOf(side.wish);
  const requestId = endpointRequestId(estate.identity, direction, side.vpcId, chosen);
  return estate.endpoints
    .filter(({ creatorRequestId }) => creatorRequestId === requestId)
    .map((endpoint) => {
      const { status, statusMessage } = endpoint;
      const args = { endpoint: labelOf(endpoint), status, detail: statusMessage };
      return blocker(message('problem.endpointBusy', args), message('help.endpointBusy'));
    });
}
