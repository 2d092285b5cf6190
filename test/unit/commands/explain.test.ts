import assert from 'node:assert/strict';
import { explain } from '../../../src/commands/explain.js';
import type { Plan } from '../../../src/core/model/plan.js';
import { bigClient, bigCluster, bigSnapshot } from '../../support/bigSnapshot.js';
import { known } from '../../../src/core/model/fact.js';
import { context, fakeDeps } from './fakes.js';

const held = bigSnapshot(4);
const argument = { ...held.scope, clusterName: bigCluster };
const nothing = known([], { call: 'test', at: 0 });

describe('Explain resolution', () => {
  it('shows the way hop by hop where all is well', async () => {
    const { deps, seen } = fakeDeps(held);
    await explain(deps)(context, { ...argument, vpcId: bigClient });
    const [document] = seen.documents;
    assert.equal(document?.name, `${bigCluster}.resolution.md`);
    assert.match(document.content, /^# payments from vpc 1 \(vpc\\?-1\): works/);
    assert.match(document.content, /## The way of the name\n\n- ✓ /);
    assert.deepEqual(
      seen.said.map(({ kind, buttons }) => [kind, buttons.length]),
      [['info', 0]],
    );
  });

  it('asks from where, and offers the plan that mends the first cause', async () => {
    const broken = { ...held, rules: nothing, associations: nothing };
    const planned: Plan[] = [];
    const { deps, seen } = fakeDeps(
      broken,
      { pick: 'vpc 1 (vpc-1)', confirm: false },
      {
        applyPlan: (plan) => {
          planned.push(plan);
          throw new Error('nobody confirmed it');
        },
      },
    );
    await explain(deps)(context, argument);
    assert.deepEqual(seen.picks[0]?.labels.slice(0, 1), ['vpc 1 (vpc-1)']);
    assert.ok(seen.picks[0].labels.includes('The public internet'));
    assert.match(seen.documents[0]?.content ?? '', /### F8: No Resolver rule/);
    const [said] = seen.said;
    assert.equal(said?.kind, 'warn');
    const [button] = said.buttons;
    assert.equal(button?.title, 'Plan the fix…');
    // The snapshot of this test names no account, so the plan says what it lacks and stops.
    await button.run();
    assert.equal(planned.length, 0);
    assert.equal(seen.said.length, 2);
  });

  it('follows DNS servers outside AWS, whose addresses are asked for', async () => {
    const lines = ['10.200.0.53', '10.200.0.0/24'];
    const all = fakeDeps(held, {});
    await assert.rejects(Promise.resolve(explain(all.deps)(context, argument)));
    const label = all.seen.picks[0]?.labels.at(-2) ?? '';
    const { deps: again, seen: shown } = fakeDeps(held, { pick: label, lines: [...lines] });
    await explain(again)(context, argument);
    assert.match(shown.documents[0]?.content ?? '', /F25: Route table/);
  });
});
