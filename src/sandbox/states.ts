import { settleUpdates, showsUpdating } from './clusterUpdates.js';
import type { Cluster } from './model/cluster.js';
import type {
  EndpointAddress,
  ResolverEndpoint,
  ResolverRule,
  RuleAssociation,
} from './model/resolver.js';
import type { NetworkAcl, Route, RouteTable } from './model/routing.js';
import { settleSharing } from './sharing.js';
import type { World } from './world.js';

/** Status of an endpoint at an instant, as GetResolverEndpoint tells it. */
export function endpointStatus(endpoint: ResolverEndpoint, now: number): string {
  if (endpoint.goneAt !== undefined) return 'DELETING';
  if (now < endpoint.operationalAt) return 'CREATING';
  if (endpoint.fault) return endpoint.fault.status;
  return now < (endpoint.settledAt ?? 0) ? 'UPDATING' : 'OPERATIONAL';
}

/** Status of one address of an endpoint at an instant. */
export function addressStatus(
  endpoint: ResolverEndpoint,
  address: EndpointAddress,
  now: number,
): string {
  if (endpoint.goneAt !== undefined) return 'DELETING';
  if (address.fault) return address.fault.status;
  if (now >= endpoint.operationalAt) return 'ATTACHED';
  // The second half of the wait is spent attaching.
  return now * 2 < endpoint.createdAt + endpoint.operationalAt ? 'CREATING' : 'ATTACHING';
}

/** True while packets sent to, or from, this address are really handled. */
export function isAddressServing(
  endpoint: ResolverEndpoint,
  address: EndpointAddress,
  now: number,
): boolean {
  return addressStatus(endpoint, address, now) === 'ATTACHED';
}

export function ruleStatus(rule: ResolverRule, now: number): string {
  if (rule.goneAt !== undefined) return 'DELETING';
  if (rule.fault) return rule.fault.status;
  return now < rule.completeAt ? 'UPDATING' : 'COMPLETE';
}

export function associationStatus(association: RuleAssociation, now: number): string {
  if (association.goneAt !== undefined) return 'DELETING';
  if (association.fault) return association.fault.status;
  return now < association.completeAt ? 'CREATING' : 'COMPLETE';
}

/** True once the control plane serves: from then on it does so also while it is updated. */
export function isProvisioned(cluster: Cluster, now: number): boolean {
  return cluster.activeAt !== null && now >= cluster.activeAt;
}

export function clusterStatus(
  world: World,
  cluster: Cluster,
  now: number,
): 'CREATING' | 'ACTIVE' | 'UPDATING' {
  if (!isProvisioned(cluster, now)) return 'CREATING';
  return showsUpdating(world, cluster.name, now) ? 'UPDATING' : 'ACTIVE';
}

/** A route whose peering connection is not active, or whose gateway is gone, drops its packets. */
export function routeState(world: World, route: Route): Route['state'] {
  const { kind, id } = route.target;
  const stands = ((): boolean => {
    switch (kind) {
      case 'peering':
        return world.peeringConnections.some(
          (each) => each.vpcPeeringConnectionId === id && each.statusCode === 'active',
        );
      case 'transit-gateway':
        return world.transitGateways.some((each) => each.transitGatewayId === id);
      default:
        return true;
    }
  })();
  return stands ? route.state : 'blackhole';
}

/** The table a subnet really uses: its own, else its VPC's main one. */
export function routeTableOf(world: World, subnetId: string): RouteTable | undefined {
  const own = world.routeTables.find((table) =>
    table.associations.some((association) => association.subnetId === subnetId),
  );
  if (own) return own;
  const vpcId = world.subnets.find((subnet) => subnet.subnetId === subnetId)?.vpcId;
  return world.routeTables.find(
    (table) => table.vpcId === vpcId && table.associations.some((association) => association.main),
  );
}

/** The network ACL of a subnet: always exactly one, the VPC's default one unless said otherwise. */
export function networkAclOf(world: World, subnetId: string): NetworkAcl | undefined {
  return world.networkAcls.find((acl) =>
    acl.associations.some((association) => association.subnetId === subnetId),
  );
}

/** Drops what is gone by now and lets updates act, in all accounts. Called before every read and write. */
export function settle(world: World, now: number): void {
  settleAccounts([world, ...(world.accounts ?? [])], now);
  for (const each of world.otherRegions ?? []) settleAccounts([each], now);
}

/** The same for the accounts of one Region. */
export function settleAccounts(accounts: readonly World[], now: number): void {
  for (const each of accounts) settleOne(each, now);
  if (accounts.length > 1) settleSharing(accounts, now);
}

function settleOne(world: World, now: number): void {
  settleUpdates(world, now);
  const stays = (thing: { goneAt?: number }): boolean =>
    thing.goneAt === undefined || now < thing.goneAt;
  const keep = <T extends { goneAt?: number }>(things: T[]): T[] =>
    things.every(stays) ? things : things.filter(stays);
  world.networkInterfaces = keep(world.networkInterfaces);
  world.resolverEndpoints = keep(world.resolverEndpoints);
  world.resolverRules = keep(world.resolverRules);
  world.ruleAssociations = keep(world.ruleAssociations);
}
