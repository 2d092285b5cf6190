import type { SecurityGroupId, VpcId } from './ids.js';
import type { Tags } from './network.js';
import type { Permission } from './plan.js';

/** What IAM's simulation says about one action (`iam:SimulatePrincipalPolicy`). */
export interface SimulatedAction {
  /** `service:Action` */
  readonly action: string;
  /** `allowed`, `explicitDeny`, `implicitDeny`. */
  readonly decision: string;
  /** Condition keys whose values the simulation did not have: its answer may not hold. */
  readonly missingContext: readonly string[];
}

/** An EC2 write that can be tried without being done (aws facts §3.3). */
export type DryRunWrite =
  | {
      readonly operation: 'CreateSecurityGroup';
      readonly vpcId: VpcId;
      readonly name: string;
      readonly description: string;
      readonly tags: Tags;
    }
  | { readonly operation: 'DeleteSecurityGroup'; readonly groupId: SecurityGroupId }
  | {
      readonly operation:
        | 'AuthorizeSecurityGroupIngress'
        | 'AuthorizeSecurityGroupEgress'
        | 'RevokeSecurityGroupIngress'
        | 'RevokeSecurityGroupEgress';
      readonly groupId: SecurityGroupId;
      readonly permissions: readonly Permission[];
    };

/** `unclear`: AWS refused it for another reason, which says nothing about permissions. */
export type DryRunOutcome = 'allowed' | 'denied' | 'unclear';
