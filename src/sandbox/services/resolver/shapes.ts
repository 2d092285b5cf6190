import type { CallContext } from '../../context.js';
import { hexOf } from '../../ids.js';
import type {
  EndpointAddress,
  ResolverEndpoint,
  ResolverRule,
  RuleAssociation,
} from '../../model/resolver.js';
import { familyOf } from '../../net/block.js';
import { addressStatus, associationStatus, endpointStatus, ruleStatus } from '../../states.js';
import { isShared } from '../../sharing.js';

/** Time as Resolver writes it: an ISO 8601 string. */
function time(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function trace(id: string, at: number): string {
  return `[Trace id: 1-${hexOf(`${id}${at}`, 8)}-${hexOf(`${at}${id}`, 24)}]`;
}

const endpointMessages: Readonly<Record<string, string>> = {
  CREATING: 'Creating the Resolver Endpoint',
  OPERATIONAL: 'This Resolver Endpoint is operational.',
  UPDATING: 'Updating the Resolver Endpoint',
  DELETING: 'Deleting the Resolver Endpoint',
};

export function endpointShape(endpoint: ResolverEndpoint, now: number): object {
  const status = endpointStatus(endpoint, now);
  const message = status === endpoint.fault?.status ? undefined : endpointMessages[status];
  return {
    Id: endpoint.id,
    CreatorRequestId: endpoint.creatorRequestId,
    Arn: endpoint.arn,
    Name: endpoint.name,
    SecurityGroupIds: endpoint.securityGroupIds,
    Direction: endpoint.direction,
    IpAddressCount: endpoint.addresses.length,
    HostVPCId: endpoint.hostVpcId,
    Status: status,
    StatusMessage:
      message === undefined
        ? endpoint.fault?.message
        : status === 'OPERATIONAL'
          ? message
          : `${trace(endpoint.id, endpoint.modifiedAt)} ${message}`,
    CreationTime: time(endpoint.createdAt),
    ModificationTime: time(endpoint.modifiedAt),
    ResolverEndpointType: endpoint.type ?? 'IPV4',
    Protocols: endpoint.protocols,
  };
}

export function addressShape(
  endpoint: ResolverEndpoint,
  address: EndpointAddress,
  now: number,
): object {
  const status = addressStatus(endpoint, address, now);
  return {
    IpId: address.ipId,
    SubnetId: address.subnetId,
    Ip: address.ip,
    Ipv6: address.ipv6,
    Status: status,
    StatusMessage:
      status === 'ATTACHED'
        ? 'This IP address is operational.'
        : (address.fault?.message ?? `This IP address is in status ${status}.`),
    CreationTime: time(address.createdAt),
    ModificationTime: time(address.modifiedAt),
  };
}

const ruleMessages: Readonly<Record<string, string>> = {
  COMPLETE: 'Successfully created Resolver Rule.',
  UPDATING: 'Updating the Resolver Rule.',
  DELETING: 'Deleting the Resolver Rule.',
};

/** NOT_SHARED is what the rule itself says; the account that asks makes the difference. */
function shareStatusFor(rule: ResolverRule, { world, accounts, now }: CallContext): string {
  if (rule.ownerId !== world.accountId) return 'SHARED_WITH_ME';
  return isShared(accounts, rule, now) ? 'SHARED_BY_ME' : rule.shareStatus;
}

export function ruleShape(rule: ResolverRule, context: CallContext): object {
  const { now } = context;
  const status = ruleStatus(rule, now);
  const message = ruleMessages[status] ?? rule.fault?.message ?? '';
  return {
    Id: rule.id,
    CreatorRequestId: rule.creatorRequestId,
    Arn: rule.arn,
    DomainName: rule.domainName,
    Status: status,
    StatusMessage: `${trace(rule.id, rule.modifiedAt)} ${message}`,
    RuleType: rule.ruleType,
    Name: rule.name,
    ...(rule.targets.length > 0 && {
      TargetIps: rule.targets.map(({ ip, port, protocol }) => ({
        ...(familyOf(ip) === 6 ? { Ipv6: ip } : { Ip: ip }),
        Port: port,
        Protocol: protocol ?? 'Do53',
      })),
    }),
    ResolverEndpointId: rule.resolverEndpointId,
    OwnerId: rule.ownerId,
    ShareStatus: shareStatusFor(rule, context),
    CreationTime: time(rule.createdAt),
    ModificationTime: time(rule.modifiedAt),
  };
}

const associationMessages: Readonly<Record<string, string>> = {
  CREATING: 'Creating the Association',
  COMPLETE: '',
  DELETING: 'Deleting Association',
};

export function associationShape(association: RuleAssociation, now: number): object {
  const status = associationStatus(association, now);
  return {
    Id: association.id,
    ResolverRuleId: association.resolverRuleId,
    Name: association.name,
    VPCId: association.vpcId,
    Status: status,
    StatusMessage: associationMessages[status] ?? association.fault?.message ?? '',
  };
}
