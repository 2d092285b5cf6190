import type { VpcId } from './ids.js';

/** A DNS Firewall rule group on a VPC, from `ListFirewallRuleGroupAssociations` (aws facts §2.12). */
export interface FirewallAssociation {
  readonly id: string;
  readonly name: string;
  readonly groupId: string;
  readonly vpcId: VpcId;
  /** The lowest is looked at first. */
  readonly priority: number;
  /** `COMPLETE`, `UPDATING`, `DELETING`. */
  readonly status: string;
}

/** One rule of a group, from `ListFirewallRules`. */
export interface FirewallRule {
  readonly groupId: string;
  readonly name: string;
  /** Within the group; the lowest is looked at first. */
  readonly priority: number;
  /** `ALLOW`, `BLOCK`, `ALERT`. */
  readonly action: string;
  /** `NODATA`, `NXDOMAIN`, `OVERRIDE`; of BLOCK rules only. */
  readonly blockResponse?: string;
  /** Absent on advanced rules, which have no list. */
  readonly domainListId?: string;
}
