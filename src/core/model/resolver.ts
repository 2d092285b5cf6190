import type {
  AccountId,
  ResolverEndpointId,
  ResolverRuleAssociationId,
  ResolverRuleId,
  SecurityGroupId,
  SubnetId,
  VpcId,
} from './ids.js';

/** `INBOUND`, `OUTBOUND`, or a newer kind such as `INBOUND_DELEGATION` (aws facts §2.3). */
export type EndpointDirection = 'INBOUND' | 'OUTBOUND' | (string & {});

/** The types in which endpoints are made here. */
export type NewEndpointType = 'IPV4' | 'DUALSTACK';

/** One Route 53 VPC Resolver endpoint. Its addresses need a call of their own. */
export interface ResolverEndpoint {
  readonly id: ResolverEndpointId;
  readonly arn: string;
  readonly name: string;
  readonly direction: EndpointDirection;
  /** `IPV4`, `IPV6`, `DUALSTACK` (aws facts §2.3); absent: `IPV4`. */
  readonly type?: string;
  readonly vpcId: VpcId;
  readonly securityGroupIds: readonly SecurityGroupId[];
  /** `CREATING`, `OPERATIONAL`, `UPDATING`, `AUTO_RECOVERING`, `ACTION_NEEDED`, `DELETING`, … */
  readonly status: string;
  readonly statusMessage: string;
  readonly addressCount: number;
  /** Empty means Do53. */
  readonly protocols: readonly string[];
  readonly creatorRequestId: string;
}

/** One address of an endpoint, from `ListResolverEndpointIpAddresses`. */
export interface ResolverEndpointAddress {
  readonly ipId: string;
  readonly subnetId: SubnetId;
  /** IPv4. Absent while the address is being made, and on an IPV6 endpoint. */
  readonly ip?: string;
  /** Absent on an IPV4 endpoint. */
  readonly ipv6?: string;
  /** `ATTACHED` is the good one. */
  readonly status: string;
  readonly statusMessage: string;
}

/** The addresses of one place of an endpoint, IPv4 first; empty while it is being made. */
export function addressesOf({ ip, ipv6 }: ResolverEndpointAddress): readonly string[] {
  return [ip, ipv6].filter((one) => one !== undefined);
}

/** One target of a forwarding rule. */
export interface RuleTarget {
  /** IPv4 or IPv6; never both in one rule (aws facts §2.5). */
  readonly ip: string;
  readonly port: number;
  /** `DoH` or `DoH-FIPS`; absent for `Do53`, which is what AWS means where none is named. */
  readonly protocol?: string;
}

/** One resolver rule. */
export interface ResolverRule {
  readonly id: ResolverRuleId;
  readonly arn: string;
  readonly name: string;
  /** Lower-case, without the trailing dot that the API uses; `.` is the empty text. */
  readonly domainName: string;
  /** `FORWARD`, `SYSTEM`, `RECURSIVE`, `DELEGATE`, … */
  readonly type: string;
  readonly status: string;
  readonly statusMessage: string;
  readonly targets: readonly RuleTarget[];
  readonly endpointId?: ResolverEndpointId;
  readonly ownerId: AccountId | string;
  /** `NOT_SHARED`, `SHARED_BY_ME`, `SHARED_WITH_ME`. */
  readonly shareStatus: string;
  readonly creatorRequestId: string;
}

/** One association of a rule with a VPC. */
export interface ResolverRuleAssociation {
  readonly id: ResolverRuleAssociationId;
  readonly ruleId: ResolverRuleId;
  readonly vpcId: VpcId;
  readonly name: string;
  /** `CREATING`, `COMPLETE`, `DELETING`, `FAILED`, `OVERRIDDEN`. */
  readonly status: string;
  readonly statusMessage: string;
}

/** AWS keeps these for every VPC; nobody can change, tag or delete them (aws facts §2.6). */
export function isAutodefined(id: string): boolean {
  return id.startsWith('rslvr-autodefined-');
}

/** Whether an endpoint can take forwarded plain DNS: right kind, healthy, speaks Do53 (aws facts §2.3). */
export function servesDo53(endpoint: ResolverEndpoint): boolean {
  const healthy = endpoint.status === 'OPERATIONAL' || endpoint.status === 'UPDATING';
  return healthy && (endpoint.protocols.length === 0 || endpoint.protocols.includes('Do53'));
}
