import { message } from '../model/message.js';
import { sentences } from '../model/sentences.js';
import { labelOf } from '../model/names.js';
import type { EnableRequest, Problem } from '../model/plan.js';
import { isAutodefined, type ResolverRule } from '../model/resolver.js';
import { targetText } from '../model/ruleTarget.js';
import { blocker, warning } from './draft.js';
import type { Estate } from './estate.js';
import { ownerOf } from './ownership.js';
import { stateOfRule, type RuleState } from './ruleState.js';

/** A rule that exists for the endpoint name: used as it is, corrected, or in the way. */
export interface ExistingRule {
  /** It serves and is used as it is. */
  readonly rule?: ResolverRule;
  /** It is to be corrected by a step. */
  readonly repair?: ResolverRule;
  readonly problems: readonly Problem[];
}

type Wishes = Pick<EnableRequest, 'repairForeignRules'>;

/**
 * Looks for a FORWARD rule for exactly the endpoint name and says what is done with it.
 * What serves is adopted, whoever made it. What does not is corrected if it is ours, or if
 * the request says so; else it is reported with the difference (aws facts §10, F11 to F13, F39).
 */
export function existingRule(estate: Estate, request: Wishes): ExistingRule {
  const [best] = rulesForName(estate)
    .map((rule) => ({ rule, state: stateOfRule(estate, rule) }))
    .toSorted((a, b) => rank(estate, a) - rank(estate, b));
  if (!best) return { problems: [] };
  const { rule, state } = best;
  if (rule.status === 'DELETING' || rule.status === 'FAILED') return { problems: [busy(rule)] };
  if (state.serves === 'unknown') {
    const what = state.faults[0] ?? message('problem.ruleBusy', {});
    return { problems: [blocker(what, message('help.unknownFact'))] };
  }
  if (state.serves === 'fully') {
    return rule.status === 'COMPLETE' ? { rule, problems: [] } : { problems: [busy(rule)] };
  }
  const owner = ownerOf(estate, rule.arn);
  if (owner.owner === 'us') return { repair: rule, problems: [] };
  const fixed = unchangeable(estate, rule);
  if (!fixed && request.repairForeignRules) return { repair: rule, problems: [] };
  const args = { rule: labelOf(rule), faults: sentences(state.faults) };
  const help = fixed ? message('help.ruleFixed', { why: fixed }) : message('help.ruleRepair');
  return state.serves === 'partly'
    ? { rule, problems: [warning(message('problem.ruleWeak', args), help)] }
    : { problems: [blocker(message('problem.ruleFaulty', args), help)] };
}

/** FORWARD rules for exactly the endpoint name, whoever made them. */
export function rulesForName({ cluster, rules }: Estate): readonly ResolverRule[] {
  return rules.filter(
    ({ id, type, domainName }) =>
      type === 'FORWARD' && domainName === cluster.endpointName && !isAutodefined(id),
  );
}

/** Why a rule may not be changed from here, whoever asks. */
export function unchangeable({ identity }: Estate, rule: ResolverRule) {
  const args = { owner: rule.ownerId };
  if (rule.shareStatus === 'SHARED_WITH_ME') return message('fixed.sharedWithUs', args);
  const isAccount = /^\d{12}$/.test(rule.ownerId);
  if (isAccount && rule.ownerId !== identity.accountId) return message('fixed.sharedWithUs', args);
  const encrypted = rule.targets.some(
    ({ protocol }) => protocol !== undefined && protocol !== 'Do53',
  );
  return encrypted
    ? message('fixed.encrypted', { targets: rule.targets.map(targetText) })
    : undefined;
}

function rank(
  estate: Estate,
  { rule, state }: { readonly rule: ResolverRule; readonly state: RuleState },
): number {
  const settled = rule.status === 'COMPLETE' ? 0 : 1;
  const serving = { fully: 0, partly: 4, unknown: 8, no: 8 }[state.serves];
  return serving + (ownerOf(estate, rule.arn).owner === 'us' ? 0 : 2) + settled;
}

function busy(rule: ResolverRule): Problem {
  const { status, statusMessage: detail } = rule;
  const what = message('problem.ruleBusy', { rule: labelOf(rule), status, detail });
  return blocker(what, message('help.ruleBusy'));
}
