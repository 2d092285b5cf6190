import type { Instance } from './model/instance.js';
import type { NetworkInterface } from './model/network.js';
import type { World } from './world.js';

/** The account's instances. */
export function instancesOf(world: World): readonly Instance[] {
  return world.instances ?? [];
}

/** The primary network interface of an instance. */
export function interfaceOf(
  world: World,
  { networkInterfaceId }: Instance,
): NetworkInterface | undefined {
  return world.networkInterfaces.find((each) => each.networkInterfaceId === networkInterfaceId);
}
