import type { Cluster } from './model/cluster.js';
import type {
  FirewallAssociation,
  FirewallDomainList,
  FirewallRuleGroup,
} from './model/firewall.js';
import type { HostedZone } from './model/hostedZone.js';
import type { OnPremisesServer } from './model/onPremisesServer.js';
import type { PrefixList } from './model/prefixList.js';

import type { ClusterUpdate } from './model/clusterUpdate.js';
import type { Instance, RunCommand } from './model/instance.js';
import type {
  DhcpOptions,
  NetworkInterface,
  PeeringConnection,
  Subnet,
  Vpc,
  VpnGateway,
} from './model/network.js';
import type { Profile } from './model/profiles.js';
import type { ResolverEndpoint, ResolverRule, RuleAssociation } from './model/resolver.js';
import type { NetworkAcl, RouteTable } from './model/routing.js';
import type { ResourceShare } from './model/sharing.js';
import type { SignIns } from './model/signIn.js';
import type { SecurityGroup, SecurityGroupRule } from './model/securityGroups.js';
import type {
  CoreNetwork,
  TransitGateway,
  TransitGatewayRouteTable,
  TransitGatewayVpcAttachment,
} from './model/transit.js';

/** What public DNS answers for a name. A name that is not listed does not exist there. */
export interface PublicDnsRecord {
  /** Lower case, without the trailing dot. */
  name: string;
  type: 'A' | 'AAAA';
  addresses: string[];
  /** Seconds. */
  ttl: number;
}

/** A machine outside AWS, and the VPC whose virtual private gateway it arrives at. */
export interface OnPremisesClient {
  id: string;
  name: string;
  address: string;
  /** The on-premises network announced over the gateway. */
  cidr: string;
  attachment: { vpcId: string; vpnGatewayId: string };
  /** What its DNS server does besides asking public DNS; the client's address is the server's. */
  server?: OnPremisesServer;
}

/** How long things take, in milliseconds. */
export interface Timings {
  inboundEndpoint: number;
  outboundEndpoint: number;
  rule: number;
  ruleDelete: number;
  association: number;
  endpointDelete: number;
  disassociate: number;
  /** An update of a cluster's endpoint access. */
  clusterUpdate: number;
  /** How long a new object may be missing from the lists though a Get by id shows it. */
  listLag: number;
}

export type FaultKind = 'error' | 'reset-before' | 'reset-after' | 'stall';

/** Trouble to come: acts on calls of one operation, then wears off. */
export interface Fault {
  service: string;
  /** Operation name, or `*` for every one of the service. */
  operation: string;
  kind: FaultKind;
  /** Whose calls it acts on; everybody's where it is not given. */
  accessKeyId?: string;
  /** First call it acts on, counted from 1 when it was set; null: every call. */
  nth: number | null;
  /** How many calls it acts on; null: no end. */
  times: number | null;
  code?: string;
  message?: string;
  status?: number;
  /** Length of a stall. */
  seconds?: number;
  /** Calls seen so far. */
  seen: number;
  /** Calls acted on so far. */
  fired: number;
}

/**
 * The whole state of one account in one Region: plain data that survives JSON. Nothing ticks in it:
 * states over time are derived from the instants stored here and a clock (`states.ts`).
 */
export interface World {
  scenario: string;
  accountId: string;
  partition: string;
  region: string;
  /** ARN and user id that STS tells. */
  caller: {
    arn: string;
    userId: string;
    /** Path of the role behind a session, e.g. `/aws-reserved/sso.amazonaws.com/`. */
    rolePath?: string;
  };
  vpcs: Vpc[];
  subnets: Subnet[];
  dhcpOptions: DhcpOptions[];
  routeTables: RouteTable[];
  networkAcls: NetworkAcl[];
  peeringConnections: PeeringConnection[];
  vpnGateways: VpnGateway[];
  transitGateways: TransitGateway[];
  transitGatewayAttachments: TransitGatewayVpcAttachment[];
  transitGatewayRouteTables: TransitGatewayRouteTable[];
  coreNetworks: CoreNetwork[];
  prefixLists: PrefixList[];
  securityGroups: SecurityGroup[];
  securityGroupRules: SecurityGroupRule[];
  networkInterfaces: NetworkInterface[];
  clusters: Cluster[];
  clusterUpdates: ClusterUpdate[];
  resolverEndpoints: ResolverEndpoint[];
  resolverRules: ResolverRule[];
  ruleAssociations: RuleAssociation[];
  profiles: Profile[];
  /** Private hosted zones of customers; those of clusters follow from the clusters. */
  hostedZones: HostedZone[];
  firewallDomainLists: FirewallDomainList[];
  firewallRuleGroups: FirewallRuleGroup[];
  firewallAssociations: FirewallAssociation[];
  /** Ids of VPCs that answer although DNS Firewall itself fails. */
  firewallFailOpen: string[];
  publicDns: PublicDnsRecord[];
  onPremises: OnPremisesClient[];
  timings: Timings;
  /** Resolver endpoints allowed in the Region. */
  endpointQuota: number;
  /** Addresses that one Resolver endpoint may have. */
  endpointAddressQuota: number;
  /** Resolver rules of the account's own in the Region. */
  ruleQuota: number;
  /** Associations of rules with VPCs in the Region. */
  associationQuota: number;
  /** IAM actions the caller may not do, as `service:Action`; `*` stands for any text. */
  deniedActions: string[];
  faults: Fault[];
  /** Source of new ids: counts up, so that the same calls make the same ids. */
  serial: number;
  /** EC2 instances; absent where there are none. */
  instances?: Instance[];
  /** What was sent by SSM Run Command, the newest last. */
  runCommands?: RunCommand[];
  /** The account's alias, by which people and profiles call a further account. */
  alias?: string;
  /** Shares of AWS RAM that this account owns; absent where there are none. */
  resourceShares?: ResourceShare[];
  /** Further accounts, in the same Region; only the scenario's own account has them. */
  accounts?: World[];
  /** What the same account has in other Regions; absent where there is nothing. */
  otherRegions?: World[];
  /**
   * Managed resource visibility: `hidden` leaves the interfaces that services made out of Describe
   * answers, and the Region does not take `IncludeManagedResources` yet (aws facts §1.4).
   */
  managedResources?: 'hidden';
  /** IAM Identity Center; absent until somebody signs in. */
  signIns?: SignIns;
  /** All accounts are in one organisation that shares without invitations. */
  oneOrganization?: true;
}
