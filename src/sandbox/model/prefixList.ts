import type { Tags } from './network.js';

/** A managed prefix list; those of AWS itself have `AWS` as owner. */
export interface PrefixList {
  /** `pl-…` */
  prefixListId: string;
  prefixListName: string;
  ownerId: string;
  addressFamily: 'IPv4' | 'IPv6';
  maxEntries: number;
  version: number;
  entries: { cidr: string; description?: string }[];
  tags: Tags;
}
