import assert from 'node:assert/strict';
import { generate, type Estate } from '../../lab/estate/generate.js';
import { shrink } from '../../lab/shrink.js';
import { itemsOf, without } from '../../lab/smaller.js';
import { dangling } from './support/dangling.js';

/** An estate with many things in it. */
function large(): Estate {
  const all = Array.from({ length: 40 }, (_, index) => generate(index + 1));
  const size = ({ world }: Estate): number => itemsOf(world).length;
  return all.reduce((best, one) => (size(one) > size(best) ? one : best));
}

describe('making a failing estate small', () => {
  it('leaves what the failure needs and next to nothing else', async () => {
    const estate = large();
    const rule = estate.world.resolverRules[0]?.id;
    const route = estate.world.routeTables
      .flatMap(({ routes }) => routes)
      .find(({ target }) => target.kind === 'peering')?.target.id;
    let asked = 0;
    const small = await shrink(
      estate,
      ({ world }) => {
        asked += 1;
        assert.deepEqual(dangling(world), []);
        const forwards = world.resolverRules.some(({ id }) => id === rule);
        const leads = world.routeTables.some(({ routes }) =>
          routes.some(({ target }) => target.id === route),
        );
        return Promise.resolve(forwards && leads);
      },
      1000,
    );
    // The rule with its endpoint and that one's interface and VPC; the route with its peering
    // connection and the two VPCs.
    assert.ok(itemsOf(small.world).length <= 9, itemsOf(small.world).join(', '));
    assert.ok(small.world.vpcs.length <= 3);
    assert.ok(asked < 1000);
  });

  it('changes nothing of the estate it was given, and stops when it may ask no more', async () => {
    const estate = large();
    const before = structuredClone(estate);
    let asked = 0;
    const never = await shrink(
      estate,
      () => {
        asked += 1;
        return Promise.resolve(false);
      },
      25,
    );
    assert.deepEqual(never, before);
    assert.equal(asked, 25);
    await shrink(estate, () => Promise.resolve(true), 25);
    assert.deepEqual(estate, before);
  });

  it('takes with a thing all that cannot be without it', () => {
    const { world } = large();
    for (const id of itemsOf(world)) {
      const smaller = without(world, new Set([id]));
      assert.deepEqual(dangling(smaller), [], id);
      assert.ok(!itemsOf(smaller).includes(id), id);
    }
  });
});
