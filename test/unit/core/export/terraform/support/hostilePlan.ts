import type { Plan, Step } from '../../../../../../src/core/model/plan.js';

/** The plan with other texts wherever somebody may have chosen them. */
export function changed(plan: Plan, text: () => string): Plan {
  const steps = plan.steps.map((step): Step => {
    const { spec } = step;
    const named = 'name' in spec && spec.kind !== 'associateResolverRule' ? { name: text() } : {};
    const described = 'description' in spec ? { description: text() } : {};
    const tags = 'tags' in spec ? { tags: { ...spec.tags, [text()]: text() } } : {};
    return { ...step, spec: { ...spec, ...named, ...described, ...tags } };
  });
  const identity = { ...plan.identity, profile: text() };
  return { ...plan, steps, identity, clusterName: text() };
}

/** What a configuration cannot hold: NUL, half a character, and letters that it would compose. */
export function isUnspeakable(text: string): boolean {
  return /\0|\p{Cs}/u.test(text) || text.normalize('NFC') !== text;
}
