import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { createStillness } from '../../../src/tree/stillness.js';

describe('stillness', () => {
  const order = async (events: Readonly<Record<string, Promise<unknown>>>): Promise<string[]> => {
    const ended: string[] = [];
    const all = Object.entries(events).map(([name, event]) => event.then(() => ended.push(name)));
    await Promise.all(all);
    return ended;
  };

  it('is there at once when nothing stirs', async () => {
    const stillness = createStillness(50, 500);
    assert.deepEqual(await order({ still: stillness.wait(), timer: sleep(5) }), ['still', 'timer']);
  });

  it('waits after the last stir, not the first', async () => {
    const stillness = createStillness(60, 2000);
    stillness.stir();
    const again = sleep(40).then(() => stillness.stir());
    const events = { still: stillness.wait(), first: sleep(62), again };
    assert.deepEqual(await order(events), ['again', 'first', 'still']);
  });

  it('has patience, not for ever', async () => {
    const stillness = createStillness(1000, 40);
    const restless = setInterval(() => stillness.stir(), 5);
    try {
      stillness.stir();
      const events = { still: stillness.wait(), late: sleep(600) };
      assert.deepEqual(await order(events), ['still', 'late']);
    } finally {
      clearInterval(restless);
    }
  });
});
