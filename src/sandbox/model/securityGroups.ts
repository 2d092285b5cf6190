import type { Tags } from './network.js';

export interface SecurityGroup {
  groupId: string;
  groupName: string;
  description: string;
  vpcId: string;
  ownerId: string;
  tags: Tags;
}

/** One rule (`sgr-…`): exactly one of the four peers is set. */
export interface SecurityGroupRule {
  securityGroupRuleId: string;
  groupId: string;
  groupOwnerId: string;
  isEgress: boolean;
  /** `tcp`, `udp`, `icmp`, an IANA number, or `-1` for every protocol. */
  ipProtocol: string;
  /** -1 where ports do not apply. */
  fromPort: number;
  toPort: number;
  /** Canonical: host bits are zero. */
  cidrIpv4?: string;
  cidrIpv6?: string;
  prefixListId?: string;
  referencedGroup?: {
    groupId: string;
    userId: string;
    vpcId?: string;
    vpcPeeringConnectionId?: string;
  };
  description?: string;
  tags: Tags;
}
