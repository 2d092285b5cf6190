import {
  AssociateResolverRuleCommand,
  CreateResolverEndpointCommand,
  CreateResolverRuleCommand,
  DeleteResolverEndpointCommand,
  DeleteResolverRuleCommand,
  DisassociateResolverRuleCommand,
  UpdateResolverRuleCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-route53resolver';
import type { AwsWriter } from '../core/ports.js';
import { callsTo, type Caller } from './caller.js';
import type { Clients } from './clients.js';
import { required } from './map/required.js';
import { resolverEndpointFrom } from './map/resolverEndpoint.js';
import { resolverRuleFrom, ruleAssociationFrom, targetTo } from './map/resolverRule.js';
import { tagsTo } from './map/tags.js';

type ResolverWriter = Pick<
  AwsWriter,
  | 'createResolverEndpoint'
  | 'deleteResolverEndpoint'
  | 'createResolverRule'
  | 'updateResolverRule'
  | 'deleteResolverRule'
  | 'associateResolverRule'
  | 'disassociateResolverRule'
  | 'tagResolver'
  | 'untagResolver'
>;

/** Changes of Resolver endpoints, rules and associations. */
export function resolverWriter(caller: Caller, clients: () => Clients): ResolverWriter {
  const call = callsTo(caller, 'route53resolver', true);
  const resolver = (): Clients['resolver'] => clients().resolver;

  return {
    async createResolverEndpoint(input, signal) {
      const command = new CreateResolverEndpointCommand({
        Name: input.name,
        Direction: input.direction,
        CreatorRequestId: input.creatorRequestId,
        IpAddresses: addressRequests(input.subnetIds, input.pinnedIps ?? {}),
        SecurityGroupIds: [...input.securityGroupIds],
        ResolverEndpointType: input.endpointType ?? 'IPV4',
        Protocols: ['Do53'],
        Tags: tagsTo(input.tags),
      });
      const answer = await call('CreateResolverEndpoint', signal, (options) =>
        resolver().send(command, options),
      );
      return resolverEndpointFrom(required(answer.ResolverEndpoint, 'ResolverEndpoint'));
    },

    async deleteResolverEndpoint(ResolverEndpointId, signal) {
      await call('DeleteResolverEndpoint', signal, (options) =>
        resolver().send(new DeleteResolverEndpointCommand({ ResolverEndpointId }), options),
      );
    },

    async createResolverRule(input, signal) {
      const command = new CreateResolverRuleCommand({
        Name: input.name,
        RuleType: 'FORWARD',
        CreatorRequestId: input.creatorRequestId,
        DomainName: input.domainName,
        ResolverEndpointId: input.endpointId,
        TargetIps: input.targetIps.map((ip) => targetTo({ ip, port: 53 })),
        Tags: tagsTo(input.tags),
      });
      const answer = await call('CreateResolverRule', signal, (options) =>
        resolver().send(command, options),
      );
      return resolverRuleFrom(required(answer.ResolverRule, 'ResolverRule'));
    },

    async updateResolverRule({ ruleId, endpointId, targets }, signal) {
      const Config = { TargetIps: targets.map(targetTo), ResolverEndpointId: endpointId };
      const answer = await call('UpdateResolverRule', signal, (options) =>
        resolver().send(new UpdateResolverRuleCommand({ ResolverRuleId: ruleId, Config }), options),
      );
      return resolverRuleFrom(required(answer.ResolverRule, 'ResolverRule'));
    },

    async deleteResolverRule(ResolverRuleId, signal) {
      await call('DeleteResolverRule', signal, (options) =>
        resolver().send(new DeleteResolverRuleCommand({ ResolverRuleId }), options),
      );
    },

    async associateResolverRule({ ruleId, vpcId, name }, signal) {
      const input = { ResolverRuleId: ruleId, VPCId: vpcId, Name: name };
      const answer = await call('AssociateResolverRule', signal, (options) =>
        resolver().send(new AssociateResolverRuleCommand(input), options),
      );
      return ruleAssociationFrom(
        required(answer.ResolverRuleAssociation, 'ResolverRuleAssociation'),
      );
    },

    async tagResolver(ResourceArn, tags, signal) {
      const input = { ResourceArn, Tags: tagsTo(tags) };
      await call('TagResource', signal, (options) =>
        resolver().send(new TagResourceCommand(input), options),
      );
    },

    async untagResolver(ResourceArn, keys, signal) {
      const input = { ResourceArn, TagKeys: [...keys] };
      await call('UntagResource', signal, (options) =>
        resolver().send(new UntagResourceCommand(input), options),
      );
    },

    async disassociateResolverRule({ ruleId, vpcId }, signal) {
      const input = { ResolverRuleId: ruleId, VPCId: vpcId };
      await call('DisassociateResolverRule', signal, (options) =>
        resolver().send(new DisassociateResolverRuleCommand(input), options),
      );
    },
  };
}

/** A fixed address goes to the first place of its subnet; AWS chooses the others. */
function addressRequests(
  subnetIds: readonly string[],
  pinned: Readonly<Record<string, string>>,
): { SubnetId: string; Ip?: string }[] {
  return subnetIds.map((SubnetId, at) => {
    const Ip = subnetIds.indexOf(SubnetId) === at ? pinned[SubnetId] : undefined;
    return Ip === undefined ? { SubnetId } : { SubnetId, Ip };
  });
}
