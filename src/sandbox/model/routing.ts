import type { Tags } from './network.js';

export type RouteTargetKind =
  | 'local'
  | 'peering'
  | 'internet-gateway'
  | 'vpn-gateway'
  | 'transit-gateway'
  | 'core-network'
  | 'nat-gateway'
  | 'egress-only-internet-gateway'
  | 'network-interface';

export interface Route {
  /** IPv4 or IPv6 block, or the id of a prefix list (`pl-…`). */
  destination: string;
  target: { kind: RouteTargetKind; id: string };
  origin: 'CreateRouteTable' | 'CreateRoute' | 'EnableVgwRoutePropagation';
  /**
   * As stored. A route whose peering connection is not active reads as a blackhole all the same:
   * use `routeState()`.
   */
  state: 'active' | 'blackhole' | 'filtered';
}

export interface RouteTableAssociation {
  associationId: string;
  main: boolean;
  /** Absent on the main association. */
  subnetId?: string;
}

export interface RouteTable {
  routeTableId: string;
  vpcId: string;
  ownerId: string;
  associations: RouteTableAssociation[];
  routes: Route[];
  propagatingVgws: string[];
  tags: Tags;
}

export interface NetworkAclEntry {
  /** 1 to 32766; the closing denies, 32767 and for IPv6 32768, are stored too. */
  ruleNumber: number;
  egress: boolean;
  /** IANA number as text: `6`, `17`, `1`, or `-1` for every protocol. */
  protocol: string;
  action: 'allow' | 'deny';
  cidr?: string;
  ipv6Cidr?: string;
  /** Present for TCP and UDP only. */
  ports?: { from: number; to: number };
  icmp?: { type: number; code: number };
}

export interface NetworkAcl {
  networkAclId: string;
  vpcId: string;
  ownerId: string;
  isDefault: boolean;
  associations: { associationId: string; subnetId: string }[];
  entries: NetworkAclEntry[];
  tags: Tags;
}
