import type { Say } from '../ui/say.js';
import type { Sieve } from './children.js';
import { rowOf } from './rows.js';

/**
 * Lets through the rows that have every word of a filter in their texts: names, ids, ARNs and
 * endpoint names are all in the row or its tooltip. `undefined` for an empty filter.
 */
export function sieveOf(filter: string, say: Say): Sieve | undefined {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  return (node, snapshot) => {
    const { label, description = '', tooltip } = rowOf(node, { snapshot, say });
    const text = [label, description, ...tooltip.map(({ value }) => value)]
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  };
}
