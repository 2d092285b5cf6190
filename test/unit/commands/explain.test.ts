import assert from 'node:assert/strict';
import { explain } from '../../../src/commands/explain.js';
import { diagnose } from '../../../src/core/diagnose/diagnose.js';
import { message } from '../../../src/core/model/message.js';
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

  it('shows what live checks saw beside what is computed, and where they do not agree', async () => {
    const vantageId = `vpc:${bigClient}`;
    const [address = ''] = Object.keys(
      diagnose(held, bigCluster, { kind: 'vpc', vpcId: bigClient }).predicted.apiTo,
    );
    const answer = { vantageId, type: 'A', verdict: 'private', addresses: [address] } as const;
    const asked: unknown[] = [];
    const { deps, seen } = fakeDeps(
      held,
      {},
      {
        live: (scope, about, signal) => {
          asked.push([scope, about.clusterName, about.vantage, signal.aborted]);
          return Promise.resolve({
            answers: [{ ...answer, protocol: 'udp', rcode: 'NOERROR', ttl: 60 }],
            connections: [{ vantageId, address, outcome: 'timeout' }],
          });
        },
      },
    );
    await explain(deps)(context, { ...argument, vpcId: bigClient });
    const vantage = { kind: 'vpc', vpcId: bigClient };
    assert.deepEqual(asked, [[held.scope, bigCluster, vantage, false]]);
    const { content = '' } = seen.documents[0] ?? {};
    assert.match(content, /: not known\n\ntcp\/443 should work by all that AWS says, and does not/);
    assert.match(content, /## What was computed and what was seen do not agree/);
    assert.match(content, /## What live checks saw\n\n- .*udp\/53 A: NOERROR/);
    assert.match(content, /tcp\/443 [\d.]+: timeout \(computed: pass\)/);
    assert.match(seen.said[0]?.text ?? '', /^tcp\/443 should work/);
    assert.equal(seen.said[0]?.kind, 'warn');
  });

  it('can be cancelled while it asks, and keeps what is computed', async () => {
    const { deps, seen } = fakeDeps(
      held,
      {},
      {
        live: (_scope, _about, signal) => {
          assert.equal(signal.aborted, true);
          const why = message('diagnose.notAsked.cancelled');
          return Promise.resolve({
            ...{ answers: [], connections: [] },
            notAsked: [{ what: 'name', why }],
          });
        },
      },
    );
    const titles: string[] = [];
    const window: typeof deps.window = {
      ...deps.window,
      progress: (title, work) => {
        titles.push(title);
        const stop = new AbortController();
        if (title.startsWith('Asking')) stop.abort();
        return work(() => {}, stop.signal);
      },
    };
    await explain({ ...deps, window })(context, { ...argument, vpcId: bigClient });
    assert.equal(titles.filter((one) => one.startsWith('Asking')).length, 1);
    const { content = '' } = seen.documents[0] ?? {};
    assert.match(content, /Not asked to the end: udp\/53, tcp\/53\. It was cancelled/);
    assert.match(content, /## The way of the name/);
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
