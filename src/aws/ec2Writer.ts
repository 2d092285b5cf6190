import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  ModifyVpcAttributeCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  type IpPermission,
  type ResourceType,
  type TagSpecification,
} from '@aws-sdk/client-ec2';
import { asId } from '../core/model/ids.js';
import type { Tags } from '../core/model/network.js';
import type { Permission } from '../core/model/plan.js';
import type { AwsWriter } from '../core/ports.js';
import { callsTo, type Caller } from './caller.js';
import type { Clients } from './clients.js';
import { required } from './map/required.js';
import { tagsTo } from './map/tags.js';

type Ec2Writer = Pick<
  AwsWriter,
  | 'createSecurityGroup'
  | 'deleteSecurityGroup'
  | 'authorizeSecurityGroup'
  | 'revokeSecurityGroupRules'
  | 'modifyVpcDns'
>;

/** Changes of security groups and of a VPC's DNS attributes. */
export function ec2Writer(caller: Caller, clients: () => Clients): Ec2Writer {
  const call = callsTo(caller, 'ec2', true);
  const ec2 = (): Clients['ec2'] => clients().ec2;

  return {
    async createSecurityGroup({ vpcId, name, description, tags }, signal) {
      const command = new CreateSecurityGroupCommand({
        VpcId: vpcId,
        GroupName: name,
        Description: description,
        TagSpecifications: tagged('security-group', tags),
      });
      const answer = await call('CreateSecurityGroup', signal, (options) =>
        ec2().send(command, options),
      );
      return asId(required(answer.GroupId, 'CreateSecurityGroup.GroupId'));
    },

    async deleteSecurityGroup(GroupId, signal) {
      await call('DeleteSecurityGroup', signal, (options) =>
        ec2().send(new DeleteSecurityGroupCommand({ GroupId }), options),
      );
    },

    async authorizeSecurityGroup({ groupId, direction, permissions, description, tags }, signal) {
      const input = {
        GroupId: groupId,
        IpPermissions: permissions.map((permission) => ipPermission(permission, description)),
        TagSpecifications: tagged('security-group-rule', tags),
      };
      const answer =
        direction === 'ingress'
          ? await call('AuthorizeSecurityGroupIngress', signal, (options) =>
              ec2().send(new AuthorizeSecurityGroupIngressCommand(input), options),
            )
          : await call('AuthorizeSecurityGroupEgress', signal, (options) =>
              ec2().send(new AuthorizeSecurityGroupEgressCommand(input), options),
            );
      return (answer.SecurityGroupRules ?? []).map(({ SecurityGroupRuleId }) =>
        asId(required(SecurityGroupRuleId, 'SecurityGroupRule.SecurityGroupRuleId')),
      );
    },

    async revokeSecurityGroupRules({ groupId, direction, ruleIds }, signal) {
      const input = { GroupId: groupId, SecurityGroupRuleIds: [...ruleIds] };
      await (direction === 'ingress'
        ? call('RevokeSecurityGroupIngress', signal, (options) =>
            ec2().send(new RevokeSecurityGroupIngressCommand(input), options),
          )
        : call('RevokeSecurityGroupEgress', signal, (options) =>
            ec2().send(new RevokeSecurityGroupEgressCommand(input), options),
          ));
    },

    async modifyVpcDns({ vpcId, attribute, value: Value }, signal) {
      const command = new ModifyVpcAttributeCommand({
        VpcId: vpcId,
        ...(attribute === 'enableDnsSupport'
          ? { EnableDnsSupport: { Value } }
          : { EnableDnsHostnames: { Value } }),
      });
      await call('ModifyVpcAttribute', signal, (options) => ec2().send(command, options));
    },
  };
}

/** One permission as EC2 takes it: IPv4 and IPv6 ranges go into different members (aws facts §3.3). */
export function ipPermission(
  { protocol, port, cidr }: Permission,
  Description: string,
): IpPermission {
  const ranges = cidr.includes(':')
    ? { Ipv6Ranges: [{ CidrIpv6: cidr, Description }] }
    : { IpRanges: [{ CidrIp: cidr, Description }] };
  return { IpProtocol: protocol, FromPort: port, ToPort: port, ...ranges };
}

/** Tags for a thing that is made with them; none at all for no tags, which EC2 refuses. */
export function tagged(ResourceType: ResourceType, tags: Tags): TagSpecification[] | undefined {
  const list = tagsTo(tags);
  return list.length === 0 ? undefined : [{ ResourceType, Tags: list }];
}
