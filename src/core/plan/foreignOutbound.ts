import type { VpcId } from '../model/ids.js';
import type { Estate } from './estate.js';
import { reachesAll } from './paths.js';
import { hasRoom } from './subnets.js';

/**
 * Where a new outbound endpoint goes when every client is of another account: it stays in the
 * cluster's account, in a VPC that reaches the cluster VPCs both ways. The cluster VPC itself
 * will do, because the rule is never associated with it (aws facts §2.4, §2.7).
 */
export function outboundWithoutClients(
  estate: Estate,
  clusterVpcIds: readonly VpcId[],
): VpcId | undefined {
  const subnetsOf = (id: VpcId) => estate.subnets.filter(({ vpcId }) => vpcId === id);
  const near = clusterVpcIds.flatMap(subnetsOf);
  const others = estate.vpcs
    .map(({ id }) => id)
    .filter((id) => !clusterVpcIds.includes(id) && hasRoom(estate, id))
    .filter((id) => reachesAll(estate, subnetsOf(id), near) === 'yes')
    .sort();
  return others[0] ?? clusterVpcIds[0];
}
