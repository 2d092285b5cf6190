import type {
  FirewallAssociation,
  FirewallDomainList,
  FirewallRule,
  FirewallRuleGroup,
} from '../../model/firewall.js';
import type { World } from '../../world.js';

function time(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** What the lists of groups and of domain lists show of each. */
export function metadataOf(thing: {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly creatorRequestId: string;
  readonly managedOwnerName?: string;
}): object {
  const { id: Id, arn: Arn, name: Name, creatorRequestId: CreatorRequestId } = thing;
  const { managedOwnerName } = thing;
  const managed = managedOwnerName === undefined ? {} : { ManagedOwnerName: managedOwnerName };
  return { Id, Arn, Name, CreatorRequestId, ...managed };
}

export function groupShape(group: FirewallRuleGroup): object {
  return {
    ...metadataOf(group),
    RuleCount: group.rules.length,
    Status: 'COMPLETE',
    StatusMessage: 'Created Firewall Rule Group',
    OwnerId: group.ownerId,
    ShareStatus: 'NOT_SHARED',
    CreationTime: time(group.createdAt),
    ModificationTime: time(group.createdAt),
  };
}

export function ruleShape(group: FirewallRuleGroup, rule: FirewallRule): object {
  const { action, blockResponse, override } = rule;
  return {
    FirewallRuleGroupId: group.id,
    FirewallDomainListId: rule.domainListId,
    Name: rule.name,
    Priority: rule.priority,
    Action: action,
    ...(action === 'BLOCK' && { BlockResponse: blockResponse ?? 'NODATA' }),
    ...(blockResponse === 'OVERRIDE' && {
      BlockOverrideDomain: override?.domain ?? '',
      BlockOverrideDnsType: 'CNAME',
      BlockOverrideTtl: override?.ttl ?? 0,
    }),
    CreatorRequestId: `${group.creatorRequestId}-${rule.priority}`,
    CreationTime: time(rule.createdAt),
    ModificationTime: time(rule.createdAt),
    FirewallDomainRedirectionAction: 'INSPECT_REDIRECTION_DOMAIN',
  };
}

export function associationShape(association: FirewallAssociation): object {
  return {
    ...metadataOf(association),
    FirewallRuleGroupId: association.groupId,
    VpcId: association.vpcId,
    Priority: association.priority,
    MutationProtection: 'DISABLED',
    Status: association.status,
    StatusMessage: '',
    CreationTime: time(association.createdAt),
    ModificationTime: time(association.createdAt),
  };
}

export function domainListShape(list: FirewallDomainList): object {
  return {
    ...metadataOf(list),
    DomainCount: list.domains.length,
    Status: 'COMPLETE',
    StatusMessage: 'Created Domain List',
    CreationTime: time(list.createdAt),
    ModificationTime: time(list.createdAt),
  };
}

export function configShape(world: World, vpcId: string): object {
  return {
    Id: `rslvr-fc-${vpcId.replace(/^vpc-/, '')}`,
    ResourceId: vpcId,
    OwnerId: world.accountId,
    FirewallFailOpen: world.firewallFailOpen.includes(vpcId) ? 'ENABLED' : 'DISABLED',
  };
}
