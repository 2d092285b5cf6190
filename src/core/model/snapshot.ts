import type { Cluster } from './cluster.js';
import type { ClusterUpdate } from './clusterUpdate.js';
import type { Fact } from './fact.js';
import { notRead } from './fact.js';
import type { FirewallAssociation, FirewallRule } from './firewall.js';
import type { HostedZone } from './hostedZone.js';
import type { AwsScope, Identity } from './identity.js';
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
  VpcDnsAttributes,
  VpcPeeringConnection,
} from './network.js';
import type { NetworkAcl } from './networkAcl.js';
import type { PortErrorInfo } from './portError.js';
import type { ProfileAssociation, ProfileRule } from './profiles.js';
import type {
  ResolverEndpoint,
  ResolverEndpointAddress,
  ResolverRule,
  ResolverRuleAssociation,
} from './resolver.js';
import type { RuleShare } from './sharing.js';
import type { TransitGatewayRouteTable } from './transitTable.js';
import type { Underway } from './underway.js';

/**
 * What was read of one scope, as immutable data. Every member is a {@link Fact};
 * maps hold one fact per asked id, and a missing key means nobody asked.
 */
export interface Snapshot {
  readonly scope: AwsScope;
  readonly identity: Fact<Identity>;
  readonly clusterNames: Fact<readonly string[]>;
  /** By cluster name. */
  readonly clusters: Readonly<Record<string, Fact<Cluster>>>;
  readonly vpcs: Fact<readonly Vpc[]>;
  /** By VPC id. */
  readonly vpcDns: Readonly<Record<string, Fact<VpcDnsAttributes>>>;
  readonly dhcpOptions: Fact<readonly DhcpOptions[]>;
  readonly subnets: Fact<readonly Subnet[]>;
  readonly routeTables: Fact<readonly RouteTable[]>;
  readonly peerings: Fact<readonly VpcPeeringConnection[]>;
  readonly transitGatewayAttachments: Fact<readonly TransitGatewayAttachment[]>;
  readonly securityGroups: Fact<readonly SecurityGroup[]>;
  readonly securityGroupRules: Fact<readonly SecurityGroupRule[]>;
  /** Control-plane interfaces, by cluster name (aws facts §1.4). */
  readonly controlPlane: Readonly<Record<string, Fact<readonly NetworkInterface[]>>>;
  /** Control-plane interfaces of every cluster of a VPC, by VPC id. */
  readonly eksInterfaces: Readonly<Record<string, Fact<readonly NetworkInterface[]>>>;
  readonly endpoints: Fact<readonly ResolverEndpoint[]>;
  /** By endpoint id. */
  readonly endpointAddresses: Readonly<Record<string, Fact<readonly ResolverEndpointAddress[]>>>;
  readonly rules: Fact<readonly ResolverRule[]>;
  readonly associations: Fact<readonly ResolverRuleAssociation[]>;
  /** Associations of Route 53 Profiles with VPCs (aws facts §2.11). */
  readonly profileAssociations: Fact<readonly ProfileAssociation[]>;
  /** The resolver rules of a Profile, by its id; only of Profiles that some VPC has. */
  readonly profileRules: Readonly<Record<string, Fact<readonly ProfileRule[]>>>;
  /** Tags of Resolver objects, by ARN; only of those we had a reason to ask for. */
  readonly resolverTags: Readonly<Record<string, Fact<Tags>>>;
  /** RAM shares of rules, by rule ARN; only of own rules that we had a reason to ask for. */
  readonly ruleShares: Readonly<Record<string, Fact<readonly RuleShare[]>>>;
  /** What a resolver on the public internet answers for a name: IPv4 addresses, by name. */
  readonly publicAnswers: Readonly<Record<string, Fact<readonly string[]>>>;
  /** Live service quotas by quota code (aws facts §2.10). */
  readonly quotas: Readonly<Record<string, Fact<number>>>;
  readonly networkAcls: Fact<readonly NetworkAcl[]>;
  /** The ranges of managed prefix lists, by id; only of those that a route or a group names. */
  readonly prefixLists: Readonly<Record<string, Fact<readonly string[]>>>;
  /** Route tables of Transit Gateways, by gateway id (aws facts §4.3). */
  readonly transitTables: Readonly<Record<string, Fact<readonly TransitGatewayRouteTable[]>>>;
  /** Private hosted zones by VPC id. That one does not show is no proof (aws facts §1.1). */
  readonly hostedZones: Readonly<Record<string, Fact<readonly HostedZone[]>>>;
  /** DNS Firewall groups by VPC id, their rules by group id, and domains by list id (aws facts §2.12). */
  readonly firewallAssociations: Readonly<Record<string, Fact<readonly FirewallAssociation[]>>>;
  readonly firewallRules: Readonly<Record<string, Fact<readonly FirewallRule[]>>>;
  /** Domains as written, `*.` included, lower case, no trailing dot; AWS's own lists are not readable. */
  readonly firewallDomains: Readonly<Record<string, Fact<readonly string[]>>>;
  /** Updates of a cluster, by its name, the newest first (aws facts §1.6). */
  readonly clusterUpdates: Readonly<Record<string, Fact<readonly ClusterUpdate[]>>>;
  /**
   * Why some of it may be out of date: its credentials have lapsed, or AWS is out of reach. Only in
   * what is shown; plans and verdicts get unknown facts instead.
   */
  readonly stale?: PortErrorInfo;
  /** What runs have still to make and to take away. Only in what is shown. */
  readonly underway?: Underway;
}

/** A snapshot in which nothing has been read. */
export function emptySnapshot(scope: AwsScope): Snapshot {
  return {
    scope,
    identity: notRead,
    clusterNames: notRead,
    clusters: {},
    vpcs: notRead,
    vpcDns: {},
    dhcpOptions: notRead,
    subnets: notRead,
    routeTables: notRead,
    peerings: notRead,
    transitGatewayAttachments: notRead,
    securityGroups: notRead,
    securityGroupRules: notRead,
    controlPlane: {},
    eksInterfaces: {},
    endpoints: notRead,
    endpointAddresses: {},
    rules: notRead,
    associations: notRead,
    profileAssociations: notRead,
    profileRules: {},
    resolverTags: {},
    ruleShares: {},
    publicAnswers: {},
    quotas: {},
    networkAcls: notRead,
    prefixLists: {},
    transitTables: {},
    hostedZones: {},
    firewallAssociations: {},
    firewallRules: {},
    firewallDomains: {},
    clusterUpdates: {},
  };
}
