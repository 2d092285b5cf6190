import type { World } from './world.js';

/** Members that are no things of the network. */
const own: readonly string[] = ['accounts', 'otherRegions', 'faults'];

/**
 * All accounts of the Region as one, and what there is in other Regions, for packets and queries:
 * they know ids and addresses, and whose those are makes no difference to them.
 */
export function unionOf(world: World): World {
  const { accounts = [], otherRegions = [] } = world;
  const others = [...accounts, ...otherRegions];
  if (others.length === 0) return world;
  const lists = Object.entries(world).flatMap(([name, member]: [string, unknown]) =>
    Array.isArray(member) && !own.includes(name) ? [name] : [],
  );
  const joined = lists.map((name) => [
    name,
    [world, ...others].flatMap((each) => (each as unknown as Lists)[name] ?? []),
  ]);
  return { ...world, ...(Object.fromEntries(joined) as Partial<World>) };
}

type Lists = Readonly<Record<string, readonly unknown[] | undefined>>;
