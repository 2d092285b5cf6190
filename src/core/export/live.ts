import { valueOf } from '../model/fact.js';
import type { Identity } from '../model/identity.js';
import type { StepSpec } from '../model/plan.js';
import type { ResolverRuleAssociation } from '../model/resolver.js';
import type { Snapshot } from '../model/snapshot.js';

/** What was read as an account; absent where nothing was, or STS did not name it. */
export function snapshotOf(
  { accountId }: Pick<Identity, 'accountId'>,
  live: readonly Snapshot[],
): Snapshot | undefined {
  return live.find(({ identity }) => valueOf(identity)?.accountId === accountId);
}

/** The association that a step ends, as it is now; another one of the same rule and VPC is not it. */
export function associationEnded(
  { associations }: Snapshot,
  {
    ruleId,
    vpcId,
    associationId,
  }: Extract<StepSpec, { readonly kind: 'disassociateResolverRule' }>,
): ResolverRuleAssociation | undefined {
  return valueOf(associations)?.find(
    (one) =>
      one.ruleId === ruleId &&
      one.vpcId === vpcId &&
      (associationId === undefined || one.id === associationId),
  );
}
