import type { ConnectionReport } from './model/connectionReport.js';
import type { DiagnosisReader } from './ports/diagnosisReader.js';
import type { JournalEntry } from './model/apply.js';
import type { Cluster } from './model/cluster.js';
import type { AccessChange, ClusterUpdate } from './model/clusterUpdate.js';
import type { AwsScope, CallerIdentity } from './model/identity.js';
import type {
  ResolverEndpointId,
  ResolverRuleId,
  SecurityGroupId,
  SecurityGroupRuleId,
  SubnetId,
  VpcId,
} from './model/ids.js';
import type { MessageArgs } from './model/message.js';
import type {
  DhcpOptions,
  NetworkInterface,
  RouteTable,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
  Tags,
  TransitGatewayAttachment,
  Vpc,
  VpcDnsAttribute,
  VpcDnsAttributes,
  VpcPeeringConnection,
} from './model/network.js';
import type { DryRunOutcome, DryRunWrite, SimulatedAction } from './model/permissions.js';
import type { Permission } from './model/plan.js';
import type { PortErrorInfo } from './model/portError.js';
import type { ProfileAssociation, ProfileRule } from './model/profiles.js';
import type { QuotaCode } from './model/quotas.js';
import type {
  NewEndpointType,
  ResolverEndpoint,
  ResolverEndpointAddress,
  ResolverRule,
  ResolverRuleAssociation,
  RuleTarget,
} from './model/resolver.js';
import type { RuleShare, ShareInvitation } from './model/sharing.js';
import type { SocketVantage } from './model/vantage.js';
import type { SsmCourier } from './ports/couriers.js';
import type { DnsExchange, DnsQuery } from './dns/types.js';

/**
 * What the core reads from AWS. Every method pages to the end, throws only
 * `PortError`, and stops when the signal aborts. One instance is one scope.
 */
export interface AwsReader extends DiagnosisReader {
  readonly scope: AwsScope;
  /** `sts:GetCallerIdentity` */
  callerIdentity(signal: AbortSignal): Promise<CallerIdentity>;
  /** `eks:ListClusters` with `include: all`, so registered clusters are listed too (aws facts §1.3). */
  listClusters(signal: AbortSignal): Promise<readonly string[]>;
  /** `eks:DescribeCluster` */
  describeCluster(name: string, signal: AbortSignal): Promise<Cluster>;
  /** `eks:ListUpdates`: the ids of a cluster's own updates, in no order that AWS promises. */
  listUpdates(clusterName: string, signal: AbortSignal): Promise<readonly string[]>;
  /** `eks:DescribeUpdate` */
  describeUpdate(clusterName: string, id: string, signal: AbortSignal): Promise<ClusterUpdate>;
  /** `ec2:DescribeVpcs` */
  describeVpcs(signal: AbortSignal): Promise<readonly Vpc[]>;
  /** `ec2:DescribeVpcAttribute`, one call per attribute. */
  describeVpcDns(vpcId: VpcId, signal: AbortSignal): Promise<VpcDnsAttributes>;
  /** `ec2:DescribeDhcpOptions` */
  describeDhcpOptions(signal: AbortSignal): Promise<readonly DhcpOptions[]>;
  /** `ec2:DescribeSubnets` */
  describeSubnets(signal: AbortSignal): Promise<readonly Subnet[]>;
  /** `ec2:DescribeRouteTables` */
  describeRouteTables(signal: AbortSignal): Promise<readonly RouteTable[]>;
  /** `ec2:DescribeVpcPeeringConnections` */
  describePeerings(signal: AbortSignal): Promise<readonly VpcPeeringConnection[]>;
  /** `ec2:DescribeTransitGatewayVpcAttachments`: those of the caller's VPCs, and of its gateways. */
  describeTransitGatewayAttachments(
    signal: AbortSignal,
  ): Promise<readonly TransitGatewayAttachment[]>;
  /** `ec2:DescribeSecurityGroups` */
  describeSecurityGroups(signal: AbortSignal): Promise<readonly SecurityGroup[]>;
  /** `ec2:DescribeSecurityGroups` of one group: its tags as they are now. */
  securityGroupTags(id: SecurityGroupId, signal: AbortSignal): Promise<Tags>;
  /** `ec2:DescribeSecurityGroupRules`, of these groups; of all visible ones if the list is absent. */
  describeSecurityGroupRules(
    groupIds: readonly SecurityGroupId[] | undefined,
    signal: AbortSignal,
  ): Promise<readonly SecurityGroupRule[]>;
  /** `ec2:DescribeNetworkInterfaces` with description `Amazon EKS NAME`, exact (aws facts §1.4). */
  describeControlPlaneInterfaces(
    cluster: { readonly name: string; readonly vpcId: VpcId },
    signal: AbortSignal,
  ): Promise<readonly NetworkInterface[]>;
  /** `ec2:DescribeNetworkInterfaces` with description `Amazon EKS *`: of all clusters of a VPC. */
  describeEksInterfaces(vpcId: VpcId, signal: AbortSignal): Promise<readonly NetworkInterface[]>;
  /** `route53resolver:ListResolverEndpoints`; with a creator request id, only that one. */
  listResolverEndpoints(
    filter: { readonly creatorRequestId?: string },
    signal: AbortSignal,
  ): Promise<readonly ResolverEndpoint[]>;
  /** `route53resolver:GetResolverEndpoint` */
  getResolverEndpoint(id: ResolverEndpointId, signal: AbortSignal): Promise<ResolverEndpoint>;
  /** `route53resolver:ListResolverEndpointIpAddresses` */
  listEndpointAddresses(
    id: ResolverEndpointId,
    signal: AbortSignal,
  ): Promise<readonly ResolverEndpointAddress[]>;
  /** `route53resolver:ListResolverRules`; with a creator request id, only that one. */
  listResolverRules(
    filter: { readonly creatorRequestId?: string },
    signal: AbortSignal,
  ): Promise<readonly ResolverRule[]>;
  /** `route53resolver:GetResolverRule` */
  getResolverRule(id: ResolverRuleId, signal: AbortSignal): Promise<ResolverRule>;
  /** `route53resolver:ListResolverRuleAssociations`, all or those of one rule. */
  listRuleAssociations(
    filter: { readonly ruleId?: ResolverRuleId },
    signal: AbortSignal,
  ): Promise<readonly ResolverRuleAssociation[]>;
  /** `route53profiles:ListProfileAssociations`, all or those of one VPC. */
  listProfileAssociations(
    filter: { readonly vpcId?: VpcId },
    signal: AbortSignal,
  ): Promise<readonly ProfileAssociation[]>;
  /** `route53profiles:ListProfileResourceAssociations`, its resolver rules only. */
  listProfileRules(profileId: string, signal: AbortSignal): Promise<readonly ProfileRule[]>;
  /** `route53resolver:ListTagsForResource` */
  listResolverTags(arn: string, signal: AbortSignal): Promise<Tags>;
  /**
   * Own shares that have the rule: `ram:GetResourceShareAssociations` and `ram:GetResourceShares`.
   * Deleted ones are left out.
   */
  listRuleShares(ruleArn: string, signal: AbortSignal): Promise<readonly RuleShare[]>;
  /** `ram:GetResourceShareInvitations`: what was received for one share. */
  listShareInvitations(shareArn: string, signal: AbortSignal): Promise<readonly ShareInvitation[]>;
  /** `servicequotas:GetServiceQuota`, else `GetAWSDefaultServiceQuota` (aws facts §2.10). */
  serviceQuota(code: QuotaCode, signal: AbortSignal): Promise<number>;
}

/** What the core asks before it changes anything: may it? */
export interface AwsPermissions {
  /** `iam:SimulatePrincipalPolicy`: what the policies of one principal say about one resource. */
  simulatePolicy(
    input: {
      /** ARN of a user or a role; not of a session (aws facts §6). */
      readonly principalArn: string;
      /** `service:Action`, all about `resourceArn`. */
      readonly actions: readonly string[];
      readonly resourceArn: string;
    },
    signal: AbortSignal,
  ): Promise<readonly SimulatedAction[]>;
  /** `iam:GetRole`: a role's ARN with its path, which a session's ARN does not hold. */
  roleArn(name: string, signal: AbortSignal): Promise<string>;
  /** An EC2 write with `DryRun`: nothing is changed. */
  dryRun(write: DryRunWrite, signal: AbortSignal): Promise<DryRunOutcome>;
}

/** What a step asks AWS to change. Each method is one write and does not wait. */
export interface AwsWriter {
  /**
   * `eks:UpdateClusterConfig` with `resourcesVpcConfig` of only these keys. Begins an
   * update; a token that was used before gives that earlier one (aws facts §1.6). Throws
   * `alreadyExists` where the cluster has the access, and `inUse` while another update runs.
   */
  updateClusterAccess(
    input: {
      readonly clusterName: string;
      readonly change: AccessChange;
      readonly clientRequestToken: string;
    },
    signal: AbortSignal,
  ): Promise<ClusterUpdate>;
  /** `ec2:ModifyVpcAttribute`; host names need DNS support (aws facts §4.1). */
  modifyVpcDns(
    input: {
      readonly vpcId: VpcId;
      readonly attribute: VpcDnsAttribute;
      readonly value: boolean;
    },
    signal: AbortSignal,
  ): Promise<void>;
  /** `ec2:CreateSecurityGroup` */
  createSecurityGroup(
    input: {
      readonly vpcId: VpcId;
      readonly name: string;
      readonly description: string;
      readonly tags: Tags;
    },
    signal: AbortSignal,
  ): Promise<SecurityGroupId>;
  /** `ec2:DeleteSecurityGroup` */
  deleteSecurityGroup(id: SecurityGroupId, signal: AbortSignal): Promise<void>;
  /** `ec2:AuthorizeSecurityGroupIngress` or `…Egress`; gives the ids of the new rules. */
  authorizeSecurityGroup(
    input: {
      readonly groupId: SecurityGroupId;
      readonly direction: 'ingress' | 'egress';
      readonly permissions: readonly Permission[];
      readonly description: string;
      readonly tags: Tags;
    },
    signal: AbortSignal,
  ): Promise<readonly SecurityGroupRuleId[]>;
  /** `ec2:RevokeSecurityGroupIngress` or `…Egress`, by rule ids. */
  revokeSecurityGroupRules(
    input: {
      readonly groupId: SecurityGroupId;
      readonly direction: 'ingress' | 'egress';
      readonly ruleIds: readonly SecurityGroupRuleId[];
    },
    signal: AbortSignal,
  ): Promise<void>;
  /** `ec2:CreateTags` on one thing or several; a tag of the same key is overwritten. */
  tagEc2(resourceId: string | readonly string[], tags: Tags, signal: AbortSignal): Promise<void>;
  /** `ec2:DeleteTags`; only tags that have exactly these values go. */
  untagEc2(resourceId: string | readonly string[], tags: Tags, signal: AbortSignal): Promise<void>;
  /** `route53resolver:CreateResolverEndpoint`, Do53. */
  createResolverEndpoint(
    input: {
      readonly name: string;
      readonly direction: 'INBOUND' | 'OUTBOUND';
      readonly creatorRequestId: string;
      /** One per address; a subnet may stand twice. */
      readonly subnetIds: readonly SubnetId[];
      /** Fixed addresses, by subnet. */
      readonly pinnedIps?: Readonly<Record<string, string>>;
      /** IPV4 unless told. */
      readonly endpointType?: NewEndpointType;
      readonly securityGroupIds: readonly SecurityGroupId[];
      readonly tags: Tags;
    },
    signal: AbortSignal,
  ): Promise<ResolverEndpoint>;
  /** `route53resolver:DeleteResolverEndpoint` */
  deleteResolverEndpoint(id: ResolverEndpointId, signal: AbortSignal): Promise<void>;
  /** `route53resolver:CreateResolverRule`, type FORWARD, port 53. */
  createResolverRule(
    input: {
      readonly name: string;
      readonly creatorRequestId: string;
      readonly domainName: string;
      readonly endpointId: ResolverEndpointId;
      readonly targetIps: readonly string[];
      readonly tags: Tags;
    },
    signal: AbortSignal,
  ): Promise<ResolverRule>;
  /** `route53resolver:UpdateResolverRule`; the targets replace all that the rule has (aws facts §2.5). */
  updateResolverRule(
    input: {
      readonly ruleId: ResolverRuleId;
      readonly endpointId: ResolverEndpointId;
      readonly targets: readonly RuleTarget[];
    },
    signal: AbortSignal,
  ): Promise<ResolverRule>;
  /** `route53resolver:DeleteResolverRule` */
  deleteResolverRule(id: ResolverRuleId, signal: AbortSignal): Promise<void>;
  /** `route53resolver:TagResource`; other tags stay. */
  tagResolver(arn: string, tags: Tags, signal: AbortSignal): Promise<void>;
  /** `route53resolver:UntagResource` */
  untagResolver(arn: string, keys: readonly string[], signal: AbortSignal): Promise<void>;
  /** `route53resolver:AssociateResolverRule` */
  associateResolverRule(
    input: { readonly ruleId: ResolverRuleId; readonly vpcId: VpcId; readonly name: string },
    signal: AbortSignal,
  ): Promise<ResolverRuleAssociation>;
  /** `ram:CreateResourceShare`, for accounts inside and outside of the organisation; gives its ARN. */
  createRuleShare(
    input: {
      readonly name: string;
      readonly ruleArn: string;
      /** Ids of accounts. */
      readonly principals: readonly string[];
      /** The same token with the same input makes no second share. */
      readonly clientToken: string;
      readonly tags: Tags;
    },
    signal: AbortSignal,
  ): Promise<string>;
  /** `ram:AssociateResourceShare` */
  addSharePrincipals(
    input: { readonly shareArn: string; readonly principals: readonly string[] },
    signal: AbortSignal,
  ): Promise<void>;
  /** `ram:DisassociateResourceShare`: what they have associated goes without a word (aws facts §2.8). */
  removeSharePrincipals(
    input: { readonly shareArn: string; readonly principals: readonly string[] },
    signal: AbortSignal,
  ): Promise<void>;
  /** `ram:DeleteResourceShare` */
  deleteRuleShare(shareArn: string, signal: AbortSignal): Promise<void>;
  /** `ram:AcceptResourceShareInvitation` */
  acceptShareInvitation(invitationArn: string, signal: AbortSignal): Promise<void>;
  /** `route53resolver:DisassociateResolverRule`, by VPC and rule (aws facts §2.2). */
  disassociateResolverRule(
    input: { readonly ruleId: ResolverRuleId; readonly vpcId: VpcId },
    signal: AbortSignal,
  ): Promise<void>;
}

/** All of AWS that the core knows. */
export type Aws = AwsReader & AwsWriter & AwsPermissions;

/** Sends one DNS question to one server; never throws for what the network does. */
export interface Dns {
  query(query: DnsQuery, signal: AbortSignal): Promise<DnsExchange>;
}

/** Where questions can be asked from, in this scope. Throws only `PortError`. */
export interface Vantages {
  list(signal: AbortSignal): Promise<readonly SocketVantage[]>;
}

/** One scope's way out: its AWS and its vantages. */
export interface Connection {
  readonly aws: Aws;
  readonly vantages: Vantages;
  readonly ssm?: SsmCourier;
  /** Of the profile's settings as they were when this was opened; another one, other credentials. */
  readonly revision?: string;
  /**
   * A digest of the credentials that calls are signed with now; absent where none can be had.
   * Another one may be another account: ask STS.
   */
  fingerprint?(signal: AbortSignal): Promise<string | undefined>;
  /** The alias of an account, while these credentials are its own. Throws `PortError`. */
  accountAlias?(accountId: string, signal: AbortSignal): Promise<string | undefined>;
  /** Goes the way to AWS layer by layer. Rejects only when cancelled. */
  test?(signal: AbortSignal): Promise<ConnectionReport>;
}

/** Opens a scope. Throws `PortError` (`unknownProfile`, `noCredentials`, …). */
export type Connect = (scope: AwsScope, signal: AbortSignal) => Promise<Connection>;

/** Time, so that tests need not wait. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after `ms`; rejects with an `AbortError` when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Append-only memory of what was begun and made; an entry is on disk before `append` resolves. */
export interface Journal {
  append(entry: JournalEntry): Promise<void>;
  /** The entries of one plan, oldest first; empty if there are none. */
  read(planId: string): Promise<readonly JournalEntry[]>;
  /** Ids of plans that have entries, the newest first. */
  plans(): Promise<readonly string[]>;
}

/**
 * Waits until the user has signed in again, and gives a way into AWS that has the new
 * credentials; `undefined` if the user gives up, or nobody is there. Whose credentials they
 * are is not for this port to know: the account is checked afterwards.
 */
export type Renew = (
  scope: AwsScope,
  error: PortErrorInfo,
  signal: AbortSignal,
) => Promise<Aws | undefined>;

/** Who is at work, as a lock says it. */
export interface Holder {
  readonly planId: string;
  readonly host: string;
  readonly pid: number;
  /** Epoch milliseconds. */
  readonly since: number;
}

/** A lock that is ours until it is released, or why it is not. */
export type Taken = { readonly release: () => Promise<void> } | { readonly holder: Holder };

/**
 * Locks among the processes that share one journal. One that a dead process left behind does
 * not count. Throws `PortError` where locks cannot be kept at all.
 */
export interface Lock {
  /**
   * A lasting name of this journal's place, `host/id`, in letters that a tag may have: what bears
   * it was written by one who held these locks.
   */
  owner(): Promise<string>;
  /** Tries once and does not wait. */
  take(key: string, planId: string): Promise<Taken>;
}

/** A structured log. Secrets never reach it. */
export interface Log {
  debug(event: string, args?: MessageArgs): void;
  info(event: string, args?: MessageArgs): void;
  warn(event: string, args?: MessageArgs): void;
  error(event: string, args?: MessageArgs): void;
}
