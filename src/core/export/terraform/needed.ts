import type { Block } from './block.js';
import { referencesIn } from './expression.js';
import { addressOf, type Resource } from './resource.js';

/**
 * The same resources with only those of `depends_on` that need to be said: not what a resource
 * refers to, and not what comes before something that it waits for anyway.
 */
export function needed(resources: readonly Resource[]): readonly Resource[] {
  const addresses = resources.map(addressOf);
  const direct = new Map(
    resources.map((one) => {
      const referred = referredBy(one, addresses);
      return [addressOf(one), { referred, all: [...referred, ...(one.dependsOn ?? [])] }] as const;
    }),
  );
  const reached = new Map<string, ReadonlySet<string>>();
  /** Everything that comes before one, at any distance. */
  const before = (address: string): ReadonlySet<string> => {
    const there = reached.get(address);
    if (there) return there;
    const all = direct.get(address)?.all ?? [];
    const found = new Set(all.flatMap((one) => [one, ...before(one)]));
    reached.set(address, found);
    return found;
  };
  return resources.map((resource) => {
    const { referred, all } = direct.get(addressOf(resource)) ?? { referred: [], all: [] };
    const implied = new Set([...referred, ...all.flatMap((one) => [...before(one)])]);
    const dependsOn = (resource.dependsOn ?? []).filter((one) => !implied.has(one));
    return { ...resource, dependsOn };
  });
}

/** The addresses among some that a resource refers to. */
function referredBy(
  { rows, blocks = [] }: Pick<Resource, 'rows' | 'blocks'>,
  addresses: readonly string[],
): readonly string[] {
  const inBlocks = (all: readonly Block[]): readonly string[] =>
    all.flatMap((one) => [
      ...Object.values(one.rows).flatMap(referencesIn),
      ...inBlocks(one.blocks ?? []),
    ]);
  const found = [...Object.values(rows).flatMap(referencesIn), ...inBlocks(blocks)].join(' ');
  return addresses.filter((one) => new RegExp(`\\b${one}(?![\\w-])`).test(found));
}
