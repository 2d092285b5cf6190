import type { Unknown } from './fact.js';
import { valueOf, type Fact } from './fact.js';
import type { VpcId } from './ids.js';
import { labelOf } from './names.js';
import type { ProfileAssociation } from './profiles.js';
import { isAutodefined, type ResolverRule } from './resolver.js';
import type { Snapshot } from './snapshot.js';

/** A rule that acts on a VPC, and by what it got there. */
export interface ActingRule {
  readonly rule: ResolverRule;
  /** The Profile's association, where it did not come by one of its own. */
  readonly profile?: ProfileAssociation;
}

/** What Profiles bring to a VPC; `unknown` where something of it could not be read. */
export interface ByProfile {
  readonly rules: readonly ActingRule[];
  readonly unknown?: Fact<unknown>;
}

const acts: readonly string[] = ['COMPLETE', 'UPDATING'];

/** The rules that reach a VPC by Route 53 Profiles (aws facts §2.11). */
export function rulesByProfile(snapshot: Snapshot, vpcId: VpcId): ByProfile {
  const { profileAssociations, profileRules, rules } = snapshot;
  if (!profileAssociations.known) return { rules: [], unknown: profileAssociations };
  const found: ActingRule[] = [];
  let unknown: Fact<unknown> | undefined;
  for (const profile of profileAssociations.value) {
    if (profile.vpcId !== vpcId || !acts.includes(profile.status)) continue;
    const carried = profileRules[profile.profileId];
    if (!carried?.known) {
      unknown ??= carried ?? notAsked;
      continue;
    }
    for (const { ruleId, status } of carried.value) {
      if (!acts.includes(status)) continue;
      const rule = valueOf(rules)?.find(({ id }) => id === ruleId);
      if (rule) found.push({ rule, profile });
      else unknown ??= rules.known ? notAsked : rules;
    }
  }
  return { rules: found, ...(unknown ? { unknown } : {}) };
}

const notRead: Unknown = { reason: 'notRead' };
const notAsked: Fact<never> = { known: false, why: notRead };

/** A Profile by its id and the name of its association: the lists do not tell its own name. */
export function profileLabel({ profileId, name }: ProfileAssociation): string {
  return labelOf({ id: profileId, name });
}

/** Whether a rule for a domain covers a name: the name itself or a parent of it (aws facts §2.6). */
export function covers(domain: string, name: string): boolean {
  return domain === '' || name === domain || name.endsWith(`.${domain}`);
}

/**
 * The rule that wins for a name among those that act on a VPC: the most specific domain,
 * and an association of the VPC's own before a Profile's of the same domain.
 */
export function winningRule(acting: readonly ActingRule[], name: string): ActingRule | undefined {
  const labels = ({ rule }: ActingRule): number =>
    rule.domainName === '' ? 0 : rule.domainName.split('.').length;
  return acting
    .filter(({ rule }) => !isAutodefined(rule.id) && covers(rule.domainName, name))
    .toSorted((a, b) => labels(b) - labels(a) || Number(!!a.profile) - Number(!!b.profile))[0];
}
