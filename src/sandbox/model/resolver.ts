import type { Tags } from './network.js';

/** One address of an endpoint, with the network interface that carries it. */
export interface EndpointAddress {
  /** `rni-…` */
  ipId: string;
  subnetId: string;
  /** Absent on an IPV6 endpoint. */
  ip?: string;
  /** Absent on an IPV4 endpoint. */
  ipv6?: string;
  networkInterfaceId: string;
  createdAt: number;
  modifiedAt: number;
  /** An IP status of AWS's list that overrides the one derived from time. */
  fault?: { status: string; message: string };
}

export type EndpointType = 'IPV4' | 'IPV6' | 'DUALSTACK';

export interface ResolverEndpoint {
  id: string;
  arn: string;
  creatorRequestId: string;
  name?: string;
  /** Absent: IPV4. */
  type?: EndpointType;
  direction: 'INBOUND' | 'OUTBOUND' | 'INBOUND_DELEGATION';
  hostVpcId: string;
  securityGroupIds: string[];
  addresses: EndpointAddress[];
  protocols: string[];
  /** Epoch milliseconds. CREATING until `operationalAt`. */
  createdAt: number;
  operationalAt: number;
  modifiedAt: number;
  /** UPDATING until then, after a change of the type. */
  settledAt?: number;
  /** DELETING from the moment this is set. */
  goneAt?: number;
  /** A status of AWS's list that overrides OPERATIONAL. */
  fault?: { status: 'ACTION_NEEDED' | 'AUTO_RECOVERING' | 'UPDATING'; message: string };
  tags: Tags;
}

export interface RuleTarget {
  ip: string;
  port: number;
  protocol?: string;
}

export interface ResolverRule {
  id: string;
  arn: string;
  creatorRequestId?: string;
  /** Lower case, with the trailing dot. */
  domainName: string;
  ruleType: 'FORWARD' | 'SYSTEM' | 'RECURSIVE';
  name?: string;
  targets: RuleTarget[];
  resolverEndpointId?: string;
  ownerId: string;
  shareStatus: 'NOT_SHARED' | 'SHARED_WITH_ME' | 'SHARED_BY_ME';
  createdAt: number;
  modifiedAt: number;
  /** UPDATING until then. */
  completeAt: number;
  goneAt?: number;
  fault?: { status: 'FAILED'; message: string };
  tags: Tags;
}

export interface RuleAssociation {
  id: string;
  resolverRuleId: string;
  vpcId: string;
  name?: string;
  createdAt: number;
  /** CREATING until then: the rule does not act on the VPC before. */
  completeAt: number;
  /** DELETING from the moment this is set; the rule stops acting on the VPC then. */
  goneAt?: number;
  fault?: { status: 'FAILED' | 'OVERRIDDEN'; message: string };
}
