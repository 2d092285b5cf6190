import { newId } from '../ids.js';
import type { Tags } from '../model/network.js';
import type { SecurityGroup } from '../model/securityGroups.js';
import type { World } from '../world.js';

/** A group that lets everything out and nothing in. */
export function addSecurityGroup(
  world: World,
  vpcId: string,
  groupName: string,
  description: string,
  tags: Tags = {},
): SecurityGroup {
  const group: SecurityGroup = {
    groupId: newId(world, 'sg-'),
    groupName,
    description,
    vpcId,
    ownerId: world.accountId,
    tags,
  };
  world.securityGroups.push(group);
  addRule(world, group, { isEgress: true, ipProtocol: '-1', cidrIpv4: '0.0.0.0/0' });
  if (world.vpcs.some((vpc) => vpc.vpcId === vpcId && vpc.ipv6Associations)) {
    addRule(world, group, { isEgress: true, ipProtocol: '-1', cidrIpv6: '::/0' });
  }
  return group;
}

export interface RulePlan {
  readonly isEgress?: boolean;
  readonly ipProtocol: string;
  readonly port?: number;
  readonly cidrIpv4?: string;
  readonly cidrIpv6?: string;
  readonly referencedGroupId?: string;
  readonly prefixListId?: string;
}

export function addRule(world: World, group: SecurityGroup, plan: RulePlan): void {
  const { referencedGroupId, cidrIpv4, cidrIpv6, prefixListId } = plan;
  world.securityGroupRules.push({
    securityGroupRuleId: newId(world, 'sgr-'),
    groupId: group.groupId,
    groupOwnerId: group.ownerId,
    isEgress: plan.isEgress ?? false,
    ipProtocol: plan.ipProtocol,
    fromPort: plan.port ?? -1,
    toPort: plan.port ?? -1,
    ...(cidrIpv4 !== undefined && { cidrIpv4 }),
    ...(cidrIpv6 !== undefined && { cidrIpv6 }),
    ...(prefixListId !== undefined && { prefixListId }),
    ...(referencedGroupId !== undefined && {
      referencedGroup: { groupId: referencedGroupId, userId: world.accountId },
    }),
    tags: {},
  });
}

/** The group of a Resolver endpoint: DNS, and nothing but DNS, in or out. */
export function addDnsGroup(
  world: World,
  vpcId: string,
  groupName: string,
  direction: 'in' | 'out',
  cidrs: readonly string[],
): SecurityGroup {
  const group = addSecurityGroup(world, vpcId, groupName, `DNS ${direction}`);
  for (const cidrIpv4 of cidrs) {
    for (const ipProtocol of ['udp', 'tcp']) {
      addRule(world, group, { isEgress: direction === 'out', ipProtocol, port: 53, cidrIpv4 });
    }
  }
  return group;
}
