import { newId } from '../ids.js';
import type { ClusterUpdate } from '../model/clusterUpdate.js';
import type { Vpc } from '../model/network.js';
import type { OnPremisesServer } from '../model/onPremisesServer.js';
import type { World } from '../world.js';

// What can be wrong with an estate for good: statuses that AWS stores and that no call sets. A
// thing that is not in the world makes the scenario's own mistake, and throws.

/** An association of a rule that does not act: `FAILED`, or `OVERRIDDEN` (aws facts §2.5). */
export function breakAssociation(
  world: World,
  id: string,
  status: 'FAILED' | 'OVERRIDDEN',
  message: string,
): void {
  found(world.ruleAssociations, id).fault = { status, message };
}

/** A rule that forwards nothing. */
export function breakRule(world: World, id: string, message: string): void {
  found(world.resolverRules, id).fault = { status: 'FAILED', message };
}

/** An endpoint that Resolver calls unhealthy; its attached addresses go on working. */
export function worsenEndpoint(
  world: World,
  id: string,
  status: 'ACTION_NEEDED' | 'AUTO_RECOVERING' | 'UPDATING',
  message: string,
): void {
  found(world.resolverEndpoints, id).fault = { status, message };
}

/**
 * One address of an endpoint out of work, by a status of AWS's list (aws facts §2.3). With
 * `FAILED_RESOURCE_GONE` its network interface goes too.
 */
export function breakAddress(
  world: World,
  endpointId: string,
  index: number,
  status: string,
  message: string,
): void {
  const address = found(world.resolverEndpoints, endpointId).addresses[index];
  if (!address) throw new Error(`${endpointId} has no address ${index}.`);
  address.fault = { status, message };
  if (status !== 'FAILED_RESOURCE_GONE') return;
  world.networkInterfaces = world.networkInterfaces.filter(
    ({ networkInterfaceId }) => networkInterfaceId !== address.networkInterfaceId,
  );
}

/** Gives a VPC DHCP options of its own with these name servers. */
export function setNameServers(world: World, vpc: Vpc, servers: readonly string[]): void {
  const dhcpOptionsId = newId(world, 'dopt-');
  world.dhcpOptions.push({
    dhcpOptionsId,
    ownerId: world.accountId,
    domainNameServers: [...servers],
    tags: {},
  });
  vpc.dhcpOptionsId = dhcpOptionsId;
}

/** What the DNS server at an address outside AWS does. */
export function setServer(world: World, address: string, server: OnPremisesServer): void {
  const sites = world.onPremises.filter((site) => site.address === address);
  if (sites.length === 0) throw new Error(`There is no server ${address}.`);
  for (const site of sites) site.server = server;
}

/** An update of a cluster as EKS remembers it: over, or under way until `completeAt`. */
export function addUpdate(
  world: World,
  clusterName: string,
  plan: Pick<ClusterUpdate, 'type' | 'createdAt' | 'completeAt'> &
    Partial<Pick<ClusterUpdate, 'params' | 'change' | 'errors'>>,
): ClusterUpdate {
  const id = newId(world, '').replace(/^(.{8})(.{4})(.{4}).*$/, '$1-$2-$3-8000-000000000000');
  const update = { id, clusterName, params: [], change: {}, errors: [], settled: false, ...plan };
  world.clusterUpdates.push(update);
  return update;
}

function found<T extends { id: string }>(things: readonly T[], id: string): T {
  const thing = things.find((each) => each.id === id);
  if (!thing) throw new Error(`There is no ${id}.`);
  return thing;
}
