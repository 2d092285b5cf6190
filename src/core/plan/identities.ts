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
