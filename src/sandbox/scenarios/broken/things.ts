import type { Vpc } from '../../model/network.js';
import type { ResolverEndpoint, ResolverRule, RuleAssociation } from '../../model/resolver.js';
import { attachAddresses } from '../../services/resolver/endpointAddresses.js';
import type { World } from '../../world.js';
import { firstCluster, groupOf, solve, vpcOf } from '../solved.js';
import { buildPost } from '../post.js';
import type { BrokenFrom, Hand } from './broken.js';

// The things of a solved estate, by what they are; one that is not there is the scenario's mistake.

export const fromTools: BrokenFrom = { place: 'vpc', name: 'tools' };
export const fromSite: BrokenFrom = { place: 'onPremises' };

/** The data centre's DNS server. */
export const siteServer = '10.20.0.53';

/** Builds the solved case and then does something to it. */
export function solvedBut(change: Hand): Hand {
  return (world, now) => {
    buildPost(world, now);
    solve(world, now, 'tools');
    change(world, now);
  };
}

export function endpointOf(world: World, direction: 'INBOUND' | 'OUTBOUND'): ResolverEndpoint {
  return there(world.resolverEndpoints.find((one) => one.direction === direction));
}

export function theRule(world: World): ResolverRule {
  return there(world.resolverRules[0]);
}

export function theAssociation(world: World): RuleAssociation {
  return there(world.ruleAssociations[0]);
}

export function clusterVpcOf(world: World): Vpc {
  return vpcOf(world, firstCluster(world));
}

/** Takes every route of a VPC to a destination away. */
export function dropRoutes(world: World, { vpcId }: Vpc, destination: string): void {
  for (const table of world.routeTables) {
    if (table.vpcId !== vpcId) continue;
    table.routes = table.routes.filter((route) => route.destination !== destination);
  }
}

/** Takes rules out of an endpoint's own group. */
export function dropGroupRules(
  world: World,
  endpoint: ResolverEndpoint,
  which: (rule: World['securityGroupRules'][number]) => boolean,
): void {
  const { groupId } = groupOf(world, endpoint);
  world.securityGroupRules = world.securityGroupRules.filter(
    (rule) => rule.groupId !== groupId || !which(rule),
  );
}

/** Gives an endpoint new network interfaces with the addresses that it had. */
export function renewAddresses(world: World, endpoint: ResolverEndpoint, now: number): void {
  const old = endpoint.addresses;
  const gone = old.map(({ networkInterfaceId }) => networkInterfaceId);
  world.networkInterfaces = world.networkInterfaces.filter(
    ({ networkInterfaceId }) => !gone.includes(networkInterfaceId),
  );
  const addresses = old.flatMap(({ subnetId, ip }) => {
    const subnet = world.subnets.find((each) => each.subnetId === subnetId);
    return subnet && ip !== undefined ? [{ subnet, ip }] : [];
  });
  endpoint.addresses = attachAddresses(world, now, endpoint.id, endpoint.securityGroupIds, {
    vpcId: endpoint.hostVpcId,
    type: 'IPV4',
    addresses,
  });
  delete endpoint.fault;
}

/** Removes the rule from the VPC that it is associated with, and then altogether. */
export function removeRule(world: World): void {
  world.ruleAssociations = [];
  world.resolverRules = [];
}

/** Nothing of the solution but the 443 entries. */
export function onlyClientsAdmitted(world: World): void {
  removeRule(world);
  for (const { id, securityGroupIds } of world.resolverEndpoints) {
    world.networkInterfaces = world.networkInterfaces.filter(
      ({ description }) => !description.includes(id),
    );
    world.securityGroups = world.securityGroups.filter(
      ({ groupId }) => !securityGroupIds.includes(groupId),
    );
    world.securityGroupRules = world.securityGroupRules.filter(
      ({ groupId }) => !securityGroupIds.includes(groupId),
    );
  }
  world.resolverEndpoints = [];
  for (const site of world.onPremises) delete site.server;
}

export function there<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('The scenario has not what it breaks.');
  return thing;
}
