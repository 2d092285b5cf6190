import type { SubnetId, VpcId } from '../model/ids.js';
import type { EnableRequest } from '../model/plan.js';
import type { Subnet } from '../model/network.js';
import { typeWish } from './endpointType.js';
import type { Estate } from './estate.js';
import { leastAddresses } from './subnets.js';

/** What the user chose for one endpoint; absent members leave the choice to the planner. */
export interface EndpointWish {
  readonly subnetIds?: readonly SubnetId[];
  /** Fixed addresses, by subnet id. */
  readonly pinnedIps?: Readonly<Record<string, string>>;
  readonly count: number;
  /** See {@link typeWish}. */
  readonly type: ReturnType<typeof typeWish>;
}

/**
 * What a request says about the inbound endpoint of one cluster VPC. Of a choice for
 * several VPCs each gets its own part; what lies in none of them is the first one's
 * problem, so that it is told.
 */
export function inboundWish(
  estate: Estate,
  vpcIds: readonly VpcId[],
  vpcId: VpcId,
  request: EnableRequest,
): EndpointWish {
  const { inboundSubnetIds } = request;
  const own = (id: SubnetId): boolean => {
    const home = subnetOf(estate, id)?.vpcId;
    const stray = home === undefined || !vpcIds.includes(home);
    return home === vpcId || (stray && vpcId === vpcIds[0]);
  };
  const mine = inboundSubnetIds?.filter(own);
  const none = mine?.length === 0 && (inboundSubnetIds?.length ?? 0) > 0;
  return wish(estate, vpcId, none ? undefined : mine, request);
}

/** What a request says about the outbound endpoint. */
export function outboundWish(estate: Estate, vpcId: VpcId, request: EnableRequest): EndpointWish {
  return wish(estate, vpcId, request.outboundSubnetIds, request);
}

/** What a request says about an endpoint of which only the pinned addresses can speak. */
export function wish(
  estate: Estate,
  vpcId: VpcId,
  chosen: readonly SubnetId[] | undefined,
  request: EnableRequest,
): EndpointWish {
  const { pinnedIps, addressesPerEndpoint } = request;
  const pinned = Object.fromEntries(
    Object.entries(pinnedIps ?? {}).filter(([id]) => subnetOf(estate, id)?.vpcId === vpcId),
  );
  const pinnedIds = estate.subnets.filter(({ id }) => id in pinned).map(({ id }) => id);
  const subnetIds = chosen ?? (pinnedIds.length > 0 ? pinnedIds : undefined);
  return {
    count: addressesPerEndpoint ?? leastAddresses,
    type: typeWish(estate, request),
    ...(subnetIds ? { subnetIds } : {}),
    ...(pinnedIds.length > 0 ? { pinnedIps: pinned } : {}),
  };
}

/** What makes the endpoint of a wish another one than that of the planner's own choice. */
export function chosenOf({ subnetIds, pinnedIps }: EndpointWish): readonly string[] | undefined {
  return subnetIds?.map((id) => (pinnedIps?.[id] ? `${id}=${pinnedIps[id]}` : id));
}

function subnetOf(estate: Estate, id: string): Subnet | undefined {
  return estate.subnets.find((subnet) => subnet.id === id);
}
