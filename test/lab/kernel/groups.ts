import type { SecurityGroupRule } from '../../../src/sandbox/model/securityGroups.js';
import type { World } from '../../../src/sandbox/world.js';

/** nftables rules of security groups in one direction: what fits one of them is accepted. */
export function groupRules(
  world: World,
  groupIds: readonly string[],
  vpcId: string,
  direction: 'ingress' | 'egress',
): string[] {
  return world.securityGroupRules
    .filter((rule) => groupIds.includes(rule.groupId))
    .filter(({ isEgress }) => isEgress === (direction === 'egress'))
    .flatMap((rule) => ruleText(world, rule, vpcId, direction === 'egress' ? 'daddr' : 'saddr'));
}

const protocols: Readonly<Record<string, string>> = { udp: '17', tcp: '6', icmp: '1' };

function ruleText(
  world: World,
  rule: SecurityGroupRule,
  vpcId: string,
  side: 'saddr' | 'daddr',
): string[] {
  const peers = rule.cidrIpv4 === undefined ? members(world, rule, vpcId) : [rule.cidrIpv4];
  if (peers.length === 0) return [];
  const { ipProtocol, fromPort, toPort } = rule;
  const number = protocols[ipProtocol] ?? ipProtocol;
  const protocol = number === '-1' ? '' : `ip protocol ${number}`;
  const ports = ['6', '17'].includes(number) ? `th dport ${fromPort}-${toPort}` : '';
  return [
    [`ip ${side} { ${peers.join(', ')} }`, protocol, ports, 'accept'].filter(Boolean).join(' '),
  ];
}

/**
 * The private addresses of the interfaces in the referenced group, if it is of this VPC or of one
 * that an active peering connection of the Region joins to it (aws facts §3.3).
 */
function members(world: World, { referencedGroup }: SecurityGroupRule, vpcId: string): string[] {
  const group = world.securityGroups.find(({ groupId }) => groupId === referencedGroup?.groupId);
  const joined =
    group?.vpcId === vpcId ||
    world.peeringConnections.some(({ statusCode, requester, accepter }) => {
      const ends = [requester.vpcId, accepter.vpcId];
      const sameRegion = requester.region === accepter.region;
      return (
        statusCode === 'active' &&
        sameRegion &&
        ends.includes(vpcId) &&
        ends.includes(group?.vpcId ?? '')
      );
    });
  if (!group || !joined) return [];
  const all = world.networkInterfaces
    .filter(({ groupIds }) => groupIds.includes(group.groupId))
    .flatMap(({ privateIpAddresses }) => privateIpAddresses);
  return [...new Set(all)];
}
