import { AwsFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import { newId } from '../../ids.js';
import type { SecurityGroup, SecurityGroupRule } from '../../model/securityGroups.js';
import type { QueryParameters } from '../../protocol/query.js';
import type { XmlObject } from '../../protocol/xml.js';
import type { World } from '../../world.js';
import { describe, tagSet } from './describe.js';
import { idKinds, invalidValue, noSuchId } from './faults.js';
import { permissionsOf } from './permissionShape.js';
import { readTagSpecifications } from './tagSpecifications.js';
import { vpcOf } from './vpcs.js';

export const describeSecurityGroups = describe<SecurityGroup>({
  idParameter: 'GroupId',
  kind: idKinds.securityGroup,
  set: 'securityGroupInfo',
  maxPage: 1000,
  rows: (world) => world.securityGroups,
  idOf: (group) => group.groupId,
  filters: (world) => ({
    description: (group) => [group.description],
    'group-id': (group) => [group.groupId],
    'group-name': (group) => [group.groupName],
    'ip-permission.cidr': (group) => rulesOf(world, group, false).map((rule) => rule.cidrIpv4),
    'ip-permission.ipv6-cidr': (group) => rulesOf(world, group, false).map((rule) => rule.cidrIpv6),
    'ip-permission.protocol': (group) =>
      rulesOf(world, group, false).map((rule) => rule.ipProtocol),
    'ip-permission.from-port': (group) =>
      rulesOf(world, group, false).map((rule) => String(rule.fromPort)),
    'ip-permission.to-port': (group) =>
      rulesOf(world, group, false).map((rule) => String(rule.toPort)),
    'ip-permission.group-id': (group) =>
      rulesOf(world, group, false).map((rule) => rule.referencedGroup?.groupId),
    'owner-id': (group) => [group.ownerId],
    'vpc-id': (group) => [group.vpcId],
  }),
  render: (group, world) => ({
    ownerId: group.ownerId,
    groupId: group.groupId,
    groupName: group.groupName,
    groupDescription: group.description,
    vpcId: group.vpcId,
    securityGroupArn: groupArn(world, group.groupId),
    ipPermissions: permissionsOf(rulesOf(world, group, false)),
    ipPermissionsEgress: permissionsOf(rulesOf(world, group, true)),
    tagSet: tagSet(group.tags),
  }),
});

function rulesOf(world: World, group: SecurityGroup, egress: boolean): SecurityGroupRule[] {
  return world.securityGroupRules.filter(
    (rule) => rule.groupId === group.groupId && rule.isEgress === egress,
  );
}

function groupArn(world: World, groupId: string): string {
  return `arn:${world.partition}:ec2:${world.region}:${world.accountId}:security-group/${groupId}`;
}

export function groupOf(world: World, parameters: QueryParameters): SecurityGroup {
  const id = parameters.required('GroupId');
  const group = world.securityGroups.find((each) => each.groupId === id);
  if (!group) throw noSuchId(idKinds.securityGroup, id);
  return group;
}

const allowedText = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/;

export function checkGroupText(text: string, what: string): void {
  if (allowedText.test(text)) return;
  throw invalidValue(
    `Invalid security group ${what}. Valid ${what}s are strings less than 256 characters from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*`,
  );
}

export function createSecurityGroup(
  { world }: CallContext,
  parameters: QueryParameters,
): XmlObject {
  const groupName = parameters.required('GroupName');
  const description = parameters.required('GroupDescription');
  const vpc = vpcOf(world, parameters.required('VpcId'));
  checkGroupText(groupName, 'name');
  checkGroupText(description, 'description');
  if (groupName.startsWith('sg-')) {
    throw invalidValue(
      `Invalid value '${groupName}' for groupName. Group names may not be in the format sg-*.`,
    );
  }
  const tags = readTagSpecifications(parameters, 'security-group');
  const same = (group: SecurityGroup): boolean =>
    group.vpcId === vpc.vpcId && group.groupName === groupName;
  if (world.securityGroups.some(same)) {
    throw new AwsFault(
      'InvalidGroup.Duplicate',
      `The security group '${groupName}' already exists for VPC '${vpc.vpcId}'`,
    );
  }
  const groupId = newId(world, 'sg-');
  const ownerId = world.accountId;
  world.securityGroups.push({ groupId, groupName, description, vpcId: vpc.vpcId, ownerId, tags });
  // A new group lets everything out (aws facts §3.3), over IPv6 too where the VPC has it.
  const everywhere = [
    { cidrIpv4: '0.0.0.0/0' },
    ...(vpc.ipv6Associations ? [{ cidrIpv6: '::/0' }] : []),
  ];
  for (const peer of everywhere) {
    world.securityGroupRules.push({
      securityGroupRuleId: newId(world, 'sgr-'),
      groupId,
      groupOwnerId: ownerId,
      isEgress: true,
      ipProtocol: '-1',
      fromPort: -1,
      toPort: -1,
      ...peer,
      tags: {},
    });
  }
  return {
    groupId,
    securityGroupArn: groupArn(world, groupId),
    tagSet: tagSet(tags),
  };
}

export function deleteSecurityGroup(
  { world }: CallContext,
  parameters: QueryParameters,
): XmlObject {
  const { groupId, groupName } = groupOf(world, parameters);
  if (groupName === 'default') {
    throw new AwsFault(
      'CannotDelete',
      `the specified group: "${groupId}" name: "default" cannot be deleted by a user`,
    );
  }
  const used = world.networkInterfaces.some((each) => each.groupIds.includes(groupId));
  const named = world.securityGroupRules.some(
    (rule) => rule.referencedGroup?.groupId === groupId && rule.groupId !== groupId,
  );
  if (used || named) {
    throw new AwsFault('DependencyViolation', `resource ${groupId} has a dependent object`);
  }
  world.securityGroups = world.securityGroups.filter((group) => group.groupId !== groupId);
  world.securityGroupRules = world.securityGroupRules.filter((rule) => rule.groupId !== groupId);
  return { return: true, groupId };
}
