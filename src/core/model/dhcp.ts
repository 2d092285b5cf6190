import { parseCidr } from './cidr.js';
import type { DhcpOptions, Vpc } from './network.js';

/**
 * The DNS servers of a VPC's DHCP options that are not the VPC Resolver; empty if
 * instances ask the Resolver, `undefined` if the option set was not read. The
 * literal id `default` is no option set at all: instances get the VPC's addresses
 * only by their own configuration (aws facts §4.1).
 */
export function foreignNameServers(
  vpc: Vpc,
  options: readonly DhcpOptions[] | undefined,
): readonly string[] | undefined {
  if (vpc.dhcpOptionsId === 'default') return [];
  const set = options?.find((candidate) => candidate.id === vpc.dhcpOptionsId);
  if (!set) return undefined;
  return set.nameServers.filter((server) => !isVpcResolver(server, vpc));
}

function isVpcResolver(server: string, vpc: Vpc): boolean {
  if (server === 'AmazonProvidedDNS') return true;
  if (server === '169.254.169.253' || server === 'fd00:ec2::253') return true;
  const asked = parseCidr(server);
  return vpc.cidrs.some((range) => {
    const base = parseCidr(range);
    return base !== undefined && asked?.base === base.base + 2n;
  });
}
