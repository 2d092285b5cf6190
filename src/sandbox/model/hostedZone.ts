/** Records of one name and type. */
export interface ZoneRecord {
  /** Lower case, no trailing dot; may begin with `*.`. */
  name: string;
  type: 'A' | 'AAAA' | 'CNAME';
  values: string[];
  /** Seconds. */
  ttl: number;
}

/** A private hosted zone that a customer made. */
export interface HostedZone {
  id: string;
  /** Lower case, no trailing dot. */
  name: string;
  /** Account that owns it; it may be associated with VPCs of others. */
  ownerId: string;
  vpcIds: string[];
  records: ZoneRecord[];
}
