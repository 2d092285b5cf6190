/** Tags as one map from key to value, in the order they were written. */
export type Tags = Record<string, string>;

export interface CidrAssociation {
  associationId: string;
  cidr: string;
  state: 'associated' | 'disassociating';
}

export interface Vpc {
  vpcId: string;
  ownerId: string;
  /** The primary block; it is also the first of `cidrAssociations`. */
  cidr: string;
  cidrAssociations: CidrAssociation[];
  /** Absent on a VPC without IPv6. */
  ipv6Associations?: CidrAssociation[];
  /** `dopt-…`, or the literal `default` for no option set at all. */
  dhcpOptionsId: string;
  instanceTenancy: 'default' | 'dedicated';
  isDefault: boolean;
  enableDnsSupport: boolean;
  enableDnsHostnames: boolean;
  tags: Tags;
}

export interface Subnet {
  subnetId: string;
  vpcId: string;
  ownerId: string;
  availabilityZone: string;
  availabilityZoneId: string;
  cidr: string;
  /** Absent on a subnet without IPv6. */
  ipv6?: CidrAssociation;
  mapPublicIpOnLaunch: boolean;
  /**
   * Addresses taken by things the world does not list one by one (instances, pods), counted from
   * the top of the block. They make a subnet full without thousands of network interfaces.
   */
  otherAddressesInUse: number;
  /** Device position of an Outpost's local network interfaces, where the subnet has them. */
  enableLniAtDeviceIndex?: number;
  tags: Tags;
}

export interface DhcpOptions {
  dhcpOptionsId: string;
  ownerId: string;
  domainName?: string;
  /** `AmazonProvidedDNS` or up to four addresses. */
  domainNameServers: string[];
  tags: Tags;
}

export interface NetworkInterfaceAttachment {
  attachmentId: string;
  instanceOwnerId: string;
  instanceId?: string;
  deviceIndex: number;
  /** Epoch milliseconds. */
  attachedAt: number;
}

export interface NetworkInterface {
  networkInterfaceId: string;
  vpcId: string;
  subnetId: string;
  ownerId: string;
  /** IPv4; the first one is the primary. */
  privateIpAddresses: string[];
  /** Absent where there are none. */
  ipv6Addresses?: string[];
  groupIds: string[];
  description: string;
  interfaceType: string;
  requesterId?: string;
  requesterManaged: boolean;
  macAddress: string;
  attachment?: NetworkInterfaceAttachment;
  /** Epoch milliseconds from which it does not exist any more. */
  goneAt?: number;
  tags: Tags;
}

/** What another VPC or account knows of one side of a peering connection. */
export interface PeeringSide {
  vpcId: string;
  ownerId: string;
  region: string;
  cidrs: string[];
  /** Absent where there are none. */
  ipv6Cidrs?: string[];
}

export interface PeeringConnection {
  vpcPeeringConnectionId: string;
  requester: PeeringSide;
  accepter: PeeringSide;
  /** As AWS: `active`, `pending-acceptance`, `deleted`, … */
  statusCode: string;
  statusMessage: string;
  tags: Tags;
}

export interface VpnGateway {
  vpnGatewayId: string;
  vpcId: string;
  tags: Tags;
}
