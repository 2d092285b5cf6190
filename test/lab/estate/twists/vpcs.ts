import { newId } from '../../../../src/sandbox/ids.js';
import { resolverAddress } from '../../../../src/sandbox/dataplane/nameServers.js';
import type { Twist } from './twist.js';

const noSupport: Twist = ({ world, dice }) => {
  const vpc = dice.pick(world.vpcs);
  Object.assign(vpc, { enableDnsSupport: false, enableDnsHostnames: false });
};

const noHostnames: Twist = ({ world, dice }) => {
  dice.pick(world.vpcs).enableDnsHostnames = false;
};

/** What machines of the VPC get by DHCP: the Resolver under one of its names, or servers that are down. */
const dhcp: Twist = ({ world, dice }) => {
  const vpc = dice.pick(world.vpcs);
  const dhcpOptionsId = newId(world, 'dopt-');
  const domainNameServers = dice.pick([
    ['192.0.2.53'],
    ['198.51.100.1', '198.51.100.2'],
    [resolverAddress(vpc)],
    ['169.254.169.253'],
    ['AmazonProvidedDNS'],
  ]);
  const { accountId: ownerId } = world;
  world.dhcpOptions.push({ dhcpOptionsId, ownerId, domainNameServers, tags: {} });
  vpc.dhcpOptionsId = dhcpOptionsId;
};

export const vpcTwists: readonly Twist[] = [noSupport, noHostnames, dhcp];
