import type { StepSpec } from '../model/plan.js';
import { hash, tagKeys } from '../plan/naming.js';

/**
 * What proves which run made a thing: the plan, and the place of its journal. Two machines that
 * apply the same plan file have two marks. `owner` is a lock's (`host/id`); a host may be renamed,
 * so only the id counts. Without one, the plan alone.
 */
export function markOf(planId: string, owner: string | undefined): string {
  return owner === undefined ? planId : `${planId}/${owner.slice(owner.lastIndexOf('/') + 1)}`;
}

/** A legal Resolver name has 64 letters (aws facts §2.2). */
const maxName = 64;

/** The step's spec with the mark on what it makes. Associations have no tags: their name bears it. */
export function marked(spec: StepSpec, mark: string): StepSpec {
  // Tags of what is there already are not what the step makes.
  const retags = ['tagResolver', 'tagGroupEntries', 'untagGroupEntries'].includes(spec.kind);
  if ('tags' in spec && !retags) return { ...spec, tags: { ...spec.tags, [tagKeys.plan]: mark } };
  if (spec.kind !== 'associateResolverRule') return spec;
  const end = `-${hash(mark).slice(0, 6)}`;
  return { ...spec, name: `${spec.name.slice(0, maxName - end.length)}${end}` };
}
