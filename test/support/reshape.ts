import type { World } from '../../src/sandbox/world.js';
import type { TestEstate } from './estate.js';

/** Changes the state behind everybody's back, as somebody in the console would. */
export async function reshape(estate: TestEstate, change: (world: World) => void): Promise<void> {
  const state = JSON.parse(await estate.dump()) as World;
  change(state);
  const body = JSON.stringify({ state });
  const response = await fetch(`${estate.endpoint}/_sandbox/reset`, { method: 'POST', body });
  if (!response.ok) throw new Error(await response.text());
}

/** The dumped state without what only ever goes forward: the source of ids, and when a rule was changed. */
export async function lasting(estate: TestEstate): Promise<unknown> {
  const world = JSON.parse(await estate.dump()) as World;
  const resolverRules = world.resolverRules.map((rule) => ({
    ...rule,
    modifiedAt: 0,
    completeAt: 0,
  }));
  return { ...world, serial: 0, resolverRules };
}
