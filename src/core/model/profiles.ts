import type { ResolverRuleId, VpcId } from './ids.js';

/** One association of a Route 53 Profile with a VPC (aws facts §2.11). */
export interface ProfileAssociation {
  readonly id: string;
  /** The association's own name; the list does not give the Profile's. */
  readonly name: string;
  readonly profileId: string;
  readonly vpcId: VpcId;
  /** `COMPLETE`, `CREATING`, `UPDATING`, `DELETING`, `DELETED`, `FAILED`. */
  readonly status: string;
}

/** One resolver rule that a Profile carries to all its VPCs. */
export interface ProfileRule {
  readonly ruleId: ResolverRuleId;
  readonly name: string;
  /** As that of an association. */
  readonly status: string;
}
