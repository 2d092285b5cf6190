import { AwsFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import type { SecurityGroupRule } from '../../model/securityGroups.js';
import type { QueryParameters } from '../../protocol/query.js';
import type { XmlObject } from '../../protocol/xml.js';
import type { Ec2Operation } from './describe.js';
import { idKinds, invalidCombination, noSuchId } from './faults.js';
import { permissionKey, readPermissions } from './permissionInput.js';
import { groupOf } from './securityGroups.js';

/** Takes rules away, by their ids or by what they say. All or none. */
function revoke(isEgress: boolean): Ec2Operation {
  return ({ world }: CallContext, parameters: QueryParameters): XmlObject => {
    const group = groupOf(world, parameters);
    const ids = parameters.list('SecurityGroupRuleId');
    const present = world.securityGroupRules.filter(
      (rule) => rule.groupId === group.groupId && rule.isEgress === isEgress,
    );
    if (ids.length > 0 && parameters.structures('IpPermissions').length > 0) {
      throw invalidCombination(
        'The parameters securityGroupRuleIds and ipPermissions cannot be used together',
      );
    }
    const revoked =
      ids.length > 0
        ? ids.map((id) => byId(present, id))
        : readPermissions(world, parameters).map((permission) =>
            byKey(present, permissionKey(permission)),
          );
    world.securityGroupRules = world.securityGroupRules.filter((rule) => !revoked.includes(rule));
    return { return: true, revokedSecurityGroupRuleSet: revoked.map(revokedShape) };
  };
}

export const revokeSecurityGroupIngress = revoke(false);
export const revokeSecurityGroupEgress = revoke(true);

function byId(rules: readonly SecurityGroupRule[], id: string): SecurityGroupRule {
  const rule = rules.find((each) => each.securityGroupRuleId === id);
  if (!rule) throw noSuchId(idKinds.securityGroupRule, id);
  return rule;
}

function byKey(rules: readonly SecurityGroupRule[], key: string): SecurityGroupRule {
  const rule = rules.find((each) => permissionKey(each) === key);
  if (rule) return rule;
  throw new AwsFault(
    'InvalidPermission.NotFound',
    'The specified rule does not exist in this security group.',
  );
}

function revokedShape(rule: SecurityGroupRule): XmlObject {
  return {
    securityGroupRuleId: rule.securityGroupRuleId,
    groupId: rule.groupId,
    isEgress: rule.isEgress,
    ipProtocol: rule.ipProtocol,
    fromPort: rule.fromPort,
    toPort: rule.toPort,
    cidrIpv4: rule.cidrIpv4,
    cidrIpv6: rule.cidrIpv6,
    prefixListId: rule.prefixListId,
    referencedGroupId: rule.referencedGroup?.groupId,
    description: rule.description,
  };
}
