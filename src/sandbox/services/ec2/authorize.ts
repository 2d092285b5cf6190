import { AwsFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import { newId } from '../../ids.js';
import type { SecurityGroupRule } from '../../model/securityGroups.js';
import type { QueryParameters } from '../../protocol/query.js';
import type { XmlObject } from '../../protocol/xml.js';
import type { Ec2Operation } from './describe.js';
import { peerOf, permissionKey, readPermissions, type Permission } from './permissionInput.js';
import { groupOf } from './securityGroups.js';
import { ruleShape } from './securityGroupRules.js';
import { readTagSpecifications } from './tagSpecifications.js';

const rulesPerDirection = 60;

function authorize(isEgress: boolean): Ec2Operation {
  return ({ world }: CallContext, parameters: QueryParameters): XmlObject => {
    const group = groupOf(world, parameters);
    const permissions = readPermissions(world, parameters);
    const tags = readTagSpecifications(parameters, 'security-group-rule');
    const present = world.securityGroupRules.filter(
      (rule) => rule.groupId === group.groupId && rule.isEgress === isEgress,
    );
    const keys = new Set(present.map(permissionKey));
    for (const permission of permissions) {
      const key = permissionKey(permission);
      if (keys.has(key)) throw duplicate(permission);
      keys.add(key);
    }
    if (keys.size > rulesPerDirection) {
      throw new AwsFault(
        'RulesPerSecurityGroupLimitExceeded',
        'The maximum number of rules per security group has been reached.',
      );
    }
    const added = permissions.map((permission): SecurityGroupRule => ({
      securityGroupRuleId: newId(world, 'sgr-'),
      groupId: group.groupId,
      groupOwnerId: group.ownerId,
      isEgress,
      ...permission,
      tags: { ...tags },
    }));
    world.securityGroupRules.push(...added);
    return { return: true, securityGroupRuleSet: added.map((rule) => ruleShape(rule, world)) };
  };
}

export const authorizeSecurityGroupIngress = authorize(false);
export const authorizeSecurityGroupEgress = authorize(true);

function duplicate(permission: Permission): AwsFault {
  const { ipProtocol, fromPort, toPort } = permission;
  const protocol = ipProtocol === '-1' ? 'ALL' : ipProtocol.toUpperCase();
  const ports = fromPort < 0 ? '' : `, from port: ${fromPort}, to port: ${toPort}`;
  return new AwsFault(
    'InvalidPermission.Duplicate',
    `the specified rule "peer: ${peerOf(permission)}, ${protocol}${ports}, ALLOW" already exists`,
  );
}
