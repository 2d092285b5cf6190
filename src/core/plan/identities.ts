import { scopeKey, type Identity } from '../model/identity.js';
import type { Plan } from '../model/plan.js';

/** A stable text: two identities are the same if their keys are. */
export function identityKey(identity: Identity): string {
  return `${identity.accountId} ${scopeKey(identity)}`;
}

/** Whom a plan acts as besides its own identity: owners of VPCs in other accounts (aws facts §6). */
export function furtherIdentities(plan: Plan): readonly Identity[] {
  const all = plan.steps.flatMap(({ as, spec }) => [
    ...(as ? [as] : []),
    ...('clients' in spec ? spec.clients : []),
  ]);
  const others = new Map(all.map((identity) => [identityKey(identity), identity]));
  others.delete(identityKey(plan.identity));
  return [...others.values()];
}

/** What one identity of a plan has to do, as a plan of its own; for questions about rights. */
export function partOf(plan: Plan, identity: Identity): Plan {
  const key = identityKey(identity);
  const steps = plan.steps.filter(({ as = plan.identity }) => identityKey(as) === key);
  if (steps.length === plan.steps.length) return plan;
  const own = new Set(steps.flatMap((one) => one.iamActions));
  // What no step needs is for the run itself: the plan's own identity does that.
  const strange = new Set(plan.steps.flatMap((one) => one.iamActions));
  const home = key === identityKey(plan.identity);
  const iamActions = plan.iamActions.filter(
    (action) => own.has(action) || (home && !strange.has(action)),
  );
  return { ...plan, identity, steps, iamActions };
}
