import { message, type Message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { Input } from '../model/plan.js';
import type { ResolverRule } from '../model/resolver.js';
import { targetText } from '../model/ruleTarget.js';
import { sentences } from '../model/sentences.js';
import { emptyDraft, step, type Draft } from './draft.js';
import type { Estate } from './estate.js';
import { ownerOf } from './ownership.js';
import { stateOfRule } from './ruleState.js';

/** What a corrected rule has afterwards. */
export interface Wanted {
  readonly endpointId: Input<string>;
  readonly targets: Input<readonly string[]>;
}

/**
 * The step that gives an existing rule the right targets and endpoint. Its reason holds
 * the exact difference; somebody else's rule stays theirs.
 */
export function draftRuleRepair(
  estate: Estate,
  rule: ResolverRule,
  wanted: Wanted,
  after: readonly string[],
  id = 'rule',
): Draft {
  const former = {
    endpointId: rule.endpointId ?? '',
    targets: rule.targets.map(targetText),
  };
  const args = {
    rule: labelOf(rule),
    faults: sentences(stateOfRule(estate, rule).faults),
    before: `${former.targets.join(', ') || '-'} (${former.endpointId || '-'})`,
    after: message('value.targetsThrough', {
      targets: shown(wanted.targets, 'value.newAddresses'),
      endpoint: shown(wanted.endpointId, 'value.newEndpoint'),
    }),
  };
  const ours = ownerOf(estate, rule.arn).owner === 'us';
  const spec = {
    kind: 'updateResolverRule',
    ruleId: rule.id,
    name: rule.name,
    ...wanted,
    former,
  } as const;
  const words = {
    title: message('step.updateRule', { rule: labelOf(rule) }),
    reason: message(ours ? 'reason.repairRule' : 'reason.repairForeignRule', args),
    inverse: message('inverse.restoreRule', { before: args.before }),
  };
  return { ...emptyDraft, steps: [step(id, spec, words, after)] };
}

function shown(
  value: Input<string> | Input<readonly string[]>,
  unknown: 'value.newAddresses' | 'value.newEndpoint',
): string | Message {
  if (typeof value === 'string') return value;
  return 'step' in value ? message(unknown) : value.join(', ');
}
