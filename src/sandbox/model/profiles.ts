/** A Route 53 Profile: DNS settings that all its VPCs get. */
export interface Profile {
  /** `rp-…` */
  id: string;
  name: string;
  ownerId: string;
  createdAt: number;
  /** `rpassoc-…`, one per VPC. */
  associations: ProfileLink[];
  /** `rpr-…`, one per rule, hosted zone or firewall rule group. */
  resources: ProfileLink[];
}

export interface ProfileLink {
  id: string;
  name: string;
  /** A VPC id, or the ARN of what the Profile carries. */
  target: string;
  /** `COMPLETE` unless something is wrong with it. */
  status: 'COMPLETE' | 'CREATING' | 'UPDATING' | 'DELETING' | 'FAILED';
  createdAt: number;
}
