import type { SecurityGroupRule } from '../model/securityGroups.js';
import type { World } from '../world.js';
import { blocksOf, longestPrefix } from './blocks.js';
import type { Transport } from './trace.js';

/** The other end as a security group sees it; on-premises clients have neither VPC nor groups. */
export interface Peer {
  readonly ip: string;
  readonly vpcId?: string;
  readonly groupIds?: readonly string[];
}

const protocols = { udp: ['udp', '17', '-1'], tcp: ['tcp', '6', '-1'] } as const;

/** References work inside a VPC and over an active peering of one Region (aws facts §3.3). */
function groupsMeet(world: World, rule: SecurityGroupRule, ownVpcId: string, peer: Peer): boolean {
  const { referencedGroup } = rule;
  if (!referencedGroup || !peer.groupIds?.includes(referencedGroup.groupId)) return false;
  if (peer.vpcId === ownVpcId) return true;
  return world.peeringConnections.some(({ requester, accepter, statusCode }) => {
    const ends = [requester.vpcId, accepter.vpcId];
    return (
      statusCode === 'active' &&
      requester.region === accepter.region &&
      ends.includes(ownVpcId) &&
      ends.includes(peer.vpcId ?? '')
    );
  });
}

function matches(
  world: World,
  rule: SecurityGroupRule,
  ownVpcId: string,
  peer: Peer,
  transport: Transport,
  port: number,
): boolean {
  const protocol = rule.ipProtocol.toLowerCase();
  if (!protocols[transport].some((each) => each === protocol)) return false;
  const ports = protocol === '-1' || (rule.fromPort <= port && port <= rule.toPort);
  if (!ports) return false;
  const range = rule.cidrIpv4 ?? rule.cidrIpv6 ?? rule.prefixListId;
  if (range !== undefined) return longestPrefix(blocksOf(world, range), peer.ip) >= 0;
  return groupsMeet(world, rule, ownVpcId, peer);
}

/** The rule that lets a new flow through, if any. Groups are stateful: replies need none. */
export function admittingRule(
  world: World,
  own: { readonly vpcId: string; readonly groupIds: readonly string[] },
  direction: 'ingress' | 'egress',
  peer: Peer,
  transport: Transport,
  port: number,
): SecurityGroupRule | undefined {
  return world.securityGroupRules.find(
    (rule) =>
      rule.isEgress === (direction === 'egress') &&
      own.groupIds.includes(rule.groupId) &&
      matches(world, rule, own.vpcId, peer, transport, port),
  );
}
