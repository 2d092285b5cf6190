import type {
  AccountId,
  SecurityGroupId,
  SecurityGroupRuleId,
  SubnetId,
  VpcId,
  VpcPeeringConnectionId,
} from './ids.js';

/** AWS tags as key and value. */
export type Tags = Readonly<Record<string, string>>;

/** One VPC, from `ec2:DescribeVpcs`. */
export interface Vpc {
  readonly id: VpcId;
  /** The `Name` tag, or an empty text. */
  readonly name: string;
  readonly ownerId: AccountId;
  /** Every associated IPv4 range, the primary one first. */
  readonly cidrs: readonly string[];
  readonly ipv6Cidrs: readonly string[];
  /** May be the literal `default`, which is no option set (aws facts §4.1). */
  readonly dhcpOptionsId: string;
  readonly tenancy: string;
  readonly isDefault: boolean;
}

/** A DNS attribute of a VPC, by its name in EC2. One call changes one (aws facts §4.1). */
export type VpcDnsAttribute = 'enableDnsSupport' | 'enableDnsHostnames';

/** The two DNS attributes of a VPC, from `ec2:DescribeVpcAttribute`, one call each. */
export interface VpcDnsAttributes {
  readonly dnsSupport: boolean;
  readonly dnsHostnames: boolean;
}

/** One DHCP option set. `nameServers` holds `AmazonProvidedDNS` or addresses. */
export interface DhcpOptions {
  readonly id: string;
  readonly nameServers: readonly string[];
}

/** One subnet, from `ec2:DescribeSubnets`. */
export interface Subnet {
  readonly id: SubnetId;
  readonly name: string;
  readonly vpcId: VpcId;
  readonly ownerId: AccountId;
  readonly availabilityZone: string;
  /** IPv4; empty where there is none. */
  readonly cidr: string;
  readonly ipv6Cidrs: readonly string[];
  readonly availableIpAddressCount: number;
  readonly ipv6Native: boolean;
  /** Device position of local network interfaces: an Outpost's subnet that has them. */
  readonly lniDeviceIndex?: number;
}

/** One route. `destination` is a range of either family or a prefix list. `target` is the id or ARN of what it leads to, or `local`. */
export interface Route {
  readonly destination: string;
  readonly target: string;
  /** `active`, `blackhole`, `filtered`, … */
  readonly state: string;
  /** Announced by a virtual private gateway; of two routes alike the static one wins. */
  readonly propagated?: boolean;
}

/** One route table; a subnet without an entry in `subnetIds` uses its VPC's main table. */
export interface RouteTable {
  readonly id: string;
  readonly vpcId: VpcId;
  readonly main: boolean;
  readonly subnetIds: readonly SubnetId[];
  readonly routes: readonly Route[];
}

/** One peering connection between two VPCs. */
export interface VpcPeeringConnection {
  readonly id: VpcPeeringConnectionId;
  readonly status: string;
  readonly requesterVpcId: VpcId;
  readonly accepterVpcId: VpcId;
  readonly requesterRegion: string;
  readonly accepterRegion: string;
}

/**
 * One VPC's attachment to a Transit Gateway, from `ec2:DescribeTransitGatewayVpcAttachments`.
 * Only zones in which it has a subnet can use it (aws facts §4.3).
 */
export interface TransitGatewayAttachment {
  readonly id: string;
  readonly gatewayId: string;
  readonly vpcId: VpcId;
  /** `available`, `pendingAcceptance`, `failed`, … */
  readonly state: string;
  readonly subnetIds: readonly SubnetId[];
}

/** One security group, without its rules. */
export interface SecurityGroup {
  readonly id: SecurityGroupId;
  readonly name: string;
  readonly vpcId: VpcId;
  readonly ownerId: AccountId;
  readonly tags: Tags;
}

/** One entry of a security group, from `ec2:DescribeSecurityGroupRules` (aws facts §3.3). */
export interface SecurityGroupRule {
  readonly id: SecurityGroupRuleId;
  readonly groupId: SecurityGroupId;
  readonly direction: 'ingress' | 'egress';
  /** `tcp`, `udp`, `-1` for all, or a protocol number. */
  readonly protocol: string;
  /** -1 for all ports. */
  readonly fromPort: number;
  readonly toPort: number;
  /** Exactly one peer is set. A range is of either family, in canonical form (aws facts §3.3). */
  readonly cidr?: string;
  readonly prefixListId?: string;
  readonly referencedGroupId?: SecurityGroupId;
  readonly tags: Tags;
}

/** One network interface; enough to know control-plane and endpoint interfaces. */
export interface NetworkInterface {
  readonly id: string;
  readonly vpcId: VpcId;
  readonly subnetId: SubnetId;
  readonly description: string;
  readonly privateAddresses: readonly string[];
  readonly ipv6Addresses: readonly string[];
  readonly groupIds: readonly SecurityGroupId[];
}

/** How EKS describes the control-plane interfaces of a cluster, exactly (aws facts §1.4). */
export function controlPlaneDescription(clusterName: string): string {
  return `Amazon EKS ${clusterName}`;
}
