/** A private hosted zone on a VPC, whoever owns it, from `route53:ListHostedZonesByVPC` (aws facts §1.1). */
export interface HostedZone {
  readonly id: string;
  /** Lower case, without the trailing dot. */
  readonly name: string;
  /** Account id, or the service that owns it (`efs.amazonaws.com`). */
  readonly owner: string;
}
