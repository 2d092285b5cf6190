import type { Tags } from '../../model/network.js';
import type { Block } from './block.js';
import { mapOf, raw, type Expression } from './expression.js';
import type { Resource } from './resource.js';

/** How the tags of resources are said: what all of them have once, in a local value. */
export interface SaidTags {
  readonly locals: readonly Block[];
  of(resource: Resource): Expression | undefined;
}

/** The tags of resources. AWS's own cannot be set, and the provider leaves them alone. */
export function saidTags(resources: readonly Resource[]): SaidTags {
  const all = resources.map(({ tags }) => settable(tags)).filter((tags) => count(tags) > 0);
  const [first = {}, ...others] = all;
  const common = kept(first, ([key, value]) => others.every((tags) => tags[key] === value));
  if (others.length === 0 || count(common) === 0) {
    return {
      locals: [],
      of: ({ tags }) => (count(settable(tags)) > 0 ? mapOf(settable(tags)) : undefined),
    };
  }
  return {
    locals: [{ type: 'locals', rows: { tags: mapOf(common) } }],
    of({ tags: given }) {
      const tags = settable(given);
      if (count(tags) === 0) return undefined;
      const own = kept(tags, ([key]) => !Object.hasOwn(common, key));
      const shared = raw('local.tags');
      return count(own) === 0
        ? shared
        : { kind: 'call', name: 'merge', given: [shared, mapOf(own)] };
    },
  };
}

function settable(tags: Tags = {}): Tags {
  return kept(tags, ([key]) => !key.startsWith('aws:'));
}

function kept(tags: Tags, keep: (one: readonly [string, string]) => boolean): Tags {
  return Object.fromEntries(Object.entries(tags).filter(keep));
}

function count(tags: Tags): number {
  return Object.keys(tags).length;
}
