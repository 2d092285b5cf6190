import type { World } from '../../world.js';

// What Route 53 Resolver itself puts into every account (aws facts §2.6): the rule by which names
// that nothing else matches go to public DNS, and its association with every VPC.
export const internetRuleId = 'rslvr-autodefined-rr-internet-resolver';

export function isAutodefined(id: string): boolean {
  return id.startsWith('rslvr-autodefined-');
}

export interface ListedRow {
  readonly key: string;
  readonly shape: object | string;
  readonly filterable: Readonly<Record<string, readonly string[]>>;
}

export function internetRule(world: World): ListedRow {
  return {
    key: internetRuleId,
    filterable: {
      CreatorRequestId: [''],
      DomainName: ['.'],
      Name: ['Internet Resolver'],
      ResolverEndpointId: [],
      Status: ['COMPLETE'],
      Type: ['RECURSIVE'],
    },
    shape: {
      Id: internetRuleId,
      CreatorRequestId: '',
      Arn: `arn:${world.partition}:route53resolver:${world.region}::autodefined-rule/${internetRuleId}`,
      DomainName: '.',
      Status: 'COMPLETE',
      StatusMessage: '',
      RuleType: 'RECURSIVE',
      Name: 'Internet Resolver',
      OwnerId: 'Route 53 Resolver',
      ShareStatus: 'NOT_SHARED',
    },
  };
}

export function internetAssociations(world: World): ListedRow[] {
  return world.vpcs.map(({ vpcId }) => {
    const id = `rslvr-autodefined-assoc-${vpcId}-internet-resolver`;
    const name = 'System Rule Association';
    return {
      key: id,
      filterable: {
        Name: [name],
        ResolverRuleId: [internetRuleId],
        Status: ['COMPLETE'],
        VPCId: [vpcId],
      },
      shape: {
        Id: id,
        ResolverRuleId: internetRuleId,
        Name: name,
        VPCId: vpcId,
        Status: 'COMPLETE',
        StatusMessage: '',
      },
    };
  });
}
