import type { SubnetId, VpcId } from './ids.js';

/** One entry of a network ACL; the lowest number that matches decides (aws facts §3.2). */
export interface NetworkAclEntry {
  /** 1 to 32767; the last ones, 32767 and for IPv6 32768, deny what is left. */
  readonly ruleNumber: number;
  readonly direction: 'ingress' | 'egress';
  /** IANA number as text, `6` or `17`; `-1` for all. */
  readonly protocol: string;
  readonly action: 'allow' | 'deny';
  /** A range of either family. */
  readonly cidr: string;
  /** Both absent for every port, and for protocols without ports. */
  readonly fromPort?: number;
  readonly toPort?: number;
}

/** One network ACL, from `ec2:DescribeNetworkAcls`. Stateless: replies need entries of their own. */
export interface NetworkAcl {
  readonly id: string;
  readonly vpcId: VpcId;
  /** Every subnet has exactly one ACL and is listed in it. */
  readonly subnetIds: readonly SubnetId[];
  readonly entries: readonly NetworkAclEntry[];
}
