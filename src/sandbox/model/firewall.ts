import type { Tags } from './network.js';

/** A list of domains. */
export interface FirewallDomainList {
  /** `rslvr-fdl-…` */
  id: string;
  arn: string;
  creatorRequestId: string;
  name: string;
  /** As given: `example.com`, `*.example.com`, with or without the trailing dot. */
  domains: string[];
  /** Set on lists of AWS itself, whose domains nobody may read. */
  managedOwnerName?: string;
  createdAt: number;
  tags: Tags;
}

export interface FirewallRule {
  domainListId: string;
  name: string;
  /** Within the group; the lowest is looked at first. */
  priority: number;
  action: 'ALLOW' | 'BLOCK' | 'ALERT';
  blockResponse?: 'NODATA' | 'NXDOMAIN' | 'OVERRIDE';
  /** For OVERRIDE: a CNAME to this domain, with this TTL in seconds. */
  override?: { domain: string; ttl: number };
  createdAt: number;
}

export interface FirewallRuleGroup {
  /** `rslvr-frg-…` */
  id: string;
  arn: string;
  creatorRequestId: string;
  name: string;
  ownerId: string;
  rules: FirewallRule[];
  createdAt: number;
  tags: Tags;
}

/** A rule group on a VPC. */
export interface FirewallAssociation {
  /** `rslvr-frgassoc-…` */
  id: string;
  arn: string;
  creatorRequestId: string;
  name: string;
  groupId: string;
  vpcId: string;
  /** The lowest is looked at first. */
  priority: number;
  /** While UPDATING it acts already; a DELETING one does not. */
  status: 'COMPLETE' | 'UPDATING' | 'DELETING';
  createdAt: number;
}
