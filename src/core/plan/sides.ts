import type { SubnetId, VpcId } from '../model/ids.js';
import type { EnableRequest, Problem } from '../model/plan.js';
import type { Subnet } from '../model/network.js';
import { message } from '../model/message.js';
import { labelOf, vpcLabel } from '../model/names.js';
import { blocker, warning } from './draft.js';
import { healthyEndpoints, type LiveEndpoint } from './endpointUse.js';
import type { Estate } from './estate.js';
import { endpointRequestId } from './naming.js';
import { reachesAll, reachesBothWays } from './paths.js';
import { chooseSubnets, hasRoom } from './subnets.js';

/** Where one endpoint is: an existing one, or the subnets of a new one. */
export type Side =
  | { readonly existing: LiveEndpoint; readonly vpcId: VpcId; readonly subnets: readonly Subnet[] }
  | { readonly existing?: undefined; readonly vpcId: VpcId; readonly subnets: readonly Subnet[] };

/** Both endpoints, chosen so that each reaches the other. */
export interface Sides {
  readonly inbound: Side;
  readonly outbound: Side;
  readonly problems: readonly Problem[];
}

/**
 * Chooses both endpoints. A healthy one is used before a new one is made: inbound
 * in the cluster VPC, outbound anywhere in the Region if its subnets reach the
 * inbound ones (aws facts §2.5). Subnets given by the user ask for a new endpoint.
 */
export function chooseSides(estate: Estate, clusterVpcId: VpcId, request: EnableRequest): Sides {
  const outboundVpcId = outboundVpc(estate, request) ?? clusterVpcId;
  const near = estate.subnets.filter(({ vpcId }) => vpcId === clusterVpcId);
  const far = estate.subnets.filter(({ vpcId }) => vpcId === outboundVpcId);
  const inbound =
    existingInbound(estate, clusterVpcId, request.inboundSubnetIds) ??
    newSide(estate, clusterVpcId, 'inbound', request.inboundSubnetIds, far);
  const outbound =
    existingOutbound(estate, inbound.subnets, request) ??
    newSide(
      estate,
      outboundVpcId,
      'outbound',
      request.outboundSubnetIds,
      inbound.subnets.length > 0 ? inbound.subnets : near,
    );
  const problems = [
    ...inbound.problems,
    ...outbound.problems,
    ...pathProblems(estate, inbound, outbound),
    ...unfinished(estate, 'INBOUND', inbound, request.inboundSubnetIds),
    ...unfinished(estate, 'OUTBOUND', outbound, request.outboundSubnetIds),
  ];
  return { inbound, outbound, problems };
}

/** The first client VPC that can take an endpoint; if none can, the first, which then says why. */
function outboundVpc(estate: Estate, request: EnableRequest): VpcId | undefined {
  const { outboundVpcId, clientVpcIds } = request;
  const roomy = clientVpcIds.find((id) => hasRoom(estate, id));
  return outboundVpcId ?? roomy ?? clientVpcIds[0];
}

type ChosenSide = Side & { readonly problems: readonly Problem[] };

function existingInbound(
  estate: Estate,
  vpcId: VpcId,
  wanted: readonly SubnetId[] | undefined,
): ChosenSide | undefined {
  if (wanted) return undefined;
  const live = healthyEndpoints(estate, 'INBOUND').find((one) => one.endpoint.vpcId === vpcId);
  return live && { existing: live, vpcId, subnets: live.subnets, problems: [] };
}

function existingOutbound(
  estate: Estate,
  inboundSubnets: readonly Subnet[],
  request: EnableRequest,
): ChosenSide | undefined {
  if (request.outboundSubnetIds) return undefined;
  const candidates = healthyEndpoints(estate, 'OUTBOUND').filter(
    ({ endpoint }) => !request.outboundVpcId || endpoint.vpcId === request.outboundVpcId,
  );
  const reaching = candidates.filter(
    (one) => reachesAll(estate, one.subnets, inboundSubnets) === 'yes',
  );
  const live =
    reaching.find((one) => request.clientVpcIds.includes(one.endpoint.vpcId)) ?? reaching[0];
  return (
    live && { existing: live, vpcId: live.endpoint.vpcId, subnets: live.subnets, problems: [] }
  );
}

function newSide(
  estate: Estate,
  vpcId: VpcId,
  direction: 'inbound' | 'outbound',
  wanted: readonly SubnetId[] | undefined,
  otherSide: readonly Subnet[],
): ChosenSide {
  const worth = { yes: 2, perhaps: 1, no: 0 } as const;
  const score = (subnet: Subnet): number =>
    otherSide.reduce((sum, other) => sum + worth[reachesBothWays(estate, subnet, other)], 0);
  const { subnets, problems } = chooseSubnets(estate, vpcId, direction, wanted, score);
  return { vpcId, subnets, problems };
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
  chosen: readonly SubnetId[] | undefined,
): readonly Problem[] {
  if (side.existing) return [];
  const requestId = endpointRequestId(estate.identity, direction, side.vpcId, chosen);
  return estate.endpoints
    .filter(({ creatorRequestId }) => creatorRequestId === requestId)
    .map((endpoint) => {
      const { status, statusMessage } = endpoint;
      const args = { endpoint: labelOf(endpoint), status, detail: statusMessage };
      return blocker(message('problem.endpointBusy', args), message('help.endpointBusy'));
    });
}
