import { hexOf, newId } from '../ids.js';
import type { HostedZone, ZoneRecord } from '../model/hostedZone.js';
import type { Vpc } from '../model/network.js';
import type { World } from '../world.js';

/** A private hosted zone of the account's own on some VPCs. */
export function addHostedZone(
  world: World,
  name: string,
  vpcs: readonly Vpc[],
  records: readonly ZoneRecord[] = [],
): HostedZone {
  const zone: HostedZone = {
    id: `Z0${hexOf(newId(world, 'zone-'), 18).toUpperCase()}`,
    name: name.toLowerCase(),
    ownerId: world.accountId,
    vpcIds: vpcs.map(({ vpcId }) => vpcId),
    records: [...records],
  };
  world.hostedZones.push(zone);
  return zone;
}
