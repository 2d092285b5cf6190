import assert from 'node:assert/strict';
import { schedule, type Scheduled } from '../../scripts/lib/schedule.mjs';

/** What runs together, each time that a leg begins, when every leg takes as long as it says. */
async function begun(
  legs: readonly (Scheduled & { readonly ticks: number })[],
): Promise<readonly string[]> {
  const running = new Set<string>();
  const seen: string[] = [];
  const results = schedule(legs, 2, async ({ name, ticks }) => {
    running.add(name);
    seen.push([...running].join('+'));
    for (let tick = 0; tick < ticks; tick += 1) await new Promise(setImmediate);
    running.delete(name);
    return name;
  });
  assert.deepEqual(
    await Promise.all(results),
    legs.map(({ name }) => name),
  );
  return seen;
}

describe('the schedule of the legs', () => {
  it('fills the cores in order, and lets later ones use what is left', async () => {
    const seen = await begun([
      { name: 'one', cores: 1, ticks: 2 },
      { name: 'both', cores: 2, ticks: 2 },
      { name: 'long', cores: 1, ticks: 6 },
      { name: 'waits', cores: 0.5, ticks: 2 },
    ]);
    assert.deepEqual(seen, ['one', 'one+long', 'long+waits', 'both']);
  });

  it('runs by itself what needs more cores than there are, and what is alone', async () => {
    const seen = await begun([
      { name: 'all', cores: 8, ticks: 2 },
      { name: 'build', cores: 1, ticks: 2, alone: true },
      { name: 'a', cores: 1, ticks: 2 },
      { name: 'b', cores: 1, ticks: 2 },
    ]);
    assert.deepEqual(seen, ['all', 'build', 'a', 'a+b']);
  });

  it('waits for the legs that one comes after', async () => {
    const seen = await begun([
      { name: 'pack', cores: 1, ticks: 4 },
      { name: 'install', cores: 0.5, ticks: 2, after: ['pack'] },
      { name: 'other', cores: 1, ticks: 2 },
    ]);
    assert.deepEqual(seen, ['pack', 'pack+other', 'install']);
  });
});
