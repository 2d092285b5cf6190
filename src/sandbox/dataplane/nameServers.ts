import type { Vpc } from '../model/network.js';
import { familyOf } from '../net/block.js';
import { formatAddress, parseBlock } from '../net/ipv4.js';
import type { World } from '../world.js';

const always: readonly string[] = ['AmazonProvidedDNS', '169.254.169.253', 'fd00:ec2::253'];

/** VPC+2 of one block. */
function plusTwo(cidr: string): string {
  return formatAddress((parseBlock(cidr)?.first ?? 0) + 2);
}

/** The VPC Resolver's address: the base of the primary block plus two. */
export function resolverAddress(vpc: Vpc): string {
  return plusTwo(vpc.cidr);
}

/** Whether a name server of a DHCP option set is the VPC Resolver (aws facts §4.1). */
export function isResolver(vpc: Vpc, server: string): boolean {
  const own = vpc.cidrAssociations.map(({ cidr }) => cidr).filter((cidr) => familyOf(cidr) === 4);
  return always.includes(server) || own.some((cidr) => plusTwo(cidr) === server);
}

/**
 * The servers that an instance of the VPC asks, in order. Without an option set (`default`) its
 * image has to know the Resolver, and is taken to.
 */
export function nameServersOf(world: World, vpc: Vpc): readonly string[] {
  const set = world.dhcpOptions.find((each) => each.dhcpOptionsId === vpc.dhcpOptionsId);
  return set?.domainNameServers ?? ['AmazonProvidedDNS'];
}
