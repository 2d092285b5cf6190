import { profileLabel, rulesByProfile } from '../model/actingRules.js';
import { message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { Vpc } from '../model/network.js';
import type { ResolverRule } from '../model/resolver.js';
import { whyUnknown } from '../model/why.js';
import { emptyDraft, problemsOnly, warning, type Draft } from './draft.js';
import type { Estate } from './estate.js';

/**
 * What Route 53 Profiles bring to a client VPC: the rule itself, which then needs no
 * association; nothing, which is `undefined`; or a warning where that is not known
 * (aws facts §2.11).
 */
export function arrivesByProfile(
  { snapshot }: Estate,
  client: Vpc,
  existing: ResolverRule | undefined,
): Draft | undefined {
  const vpc = labelOf(client);
  const { rules, unknown } = rulesByProfile(snapshot, client.id);
  const found = rules.find(({ rule }) => rule.id === existing?.id);
  if (found?.profile) {
    const { rule, profile } = found;
    const args = { rule: labelOf(rule), vpc, profile: profileLabel(profile) };
    const reason = message('reused.profileRule', args);
    return { ...emptyDraft, reused: [{ kind: 'association', id: profile.id, reason }] };
  }
  if (!unknown) return undefined;
  const what = message('problem.profilesUnknown', { vpc, why: whyUnknown(unknown) });
  return problemsOnly(warning(what, message('help.profilesUnknown')));
}
