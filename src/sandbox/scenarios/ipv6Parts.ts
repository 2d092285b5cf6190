import { newId } from '../ids.js';
import type { CidrAssociation, Vpc } from '../model/network.js';
import type { NetworkAclEntry, Route } from '../model/routing.js';
import type { World } from '../world.js';

/** The IPv6 range of a VPC or a subnet. */
export function ipv6Association(world: World, of: 'vpc' | 'subnet', cidr: string): CidrAssociation {
  return { associationId: newId(world, `${of}-cidr-assoc-`), cidr, state: 'associated' };
}

export function ipv6LocalRoutes(vpc: Vpc): Route[] {
  return (vpc.ipv6Associations ?? []).map(({ cidr }) => ({
    destination: cidr,
    target: { kind: 'local', id: 'local' },
    origin: 'CreateRouteTable',
    state: 'active',
  }));
}

/** IPv6 has no NAT gateway: what is private leaves by an egress-only internet gateway. */
export function ipv6WayOut(world: World, vpc: Vpc): Route[] {
  if (!vpc.ipv6Associations) return [];
  const target = { kind: 'egress-only-internet-gateway', id: newId(world, 'eigw-') } as const;
  return [{ destination: '::/0', target, origin: 'CreateRoute', state: 'active' }];
}

/** What the default ACL of a VPC with IPv6 has beside the IPv4 entries. */
export function ipv6AclEntries(egress: boolean): NetworkAclEntry[] {
  return [
    { ruleNumber: 101, egress, protocol: '-1', action: 'allow', ipv6Cidr: '::/0' },
    { ruleNumber: 32768, egress, protocol: '-1', action: 'deny', ipv6Cidr: '::/0' },
  ];
}
