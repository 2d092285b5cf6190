import assert from 'node:assert/strict';
import { commands } from '../../../src/commands/all.js';
import type { Cluster } from '../../../src/core/model/cluster.js';
import { known } from '../../../src/core/model/fact.js';
import type { Plan } from '../../../src/core/model/plan.js';
import { PortError } from '../../../src/core/model/portError.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import { cluster, endpointName, postEstate, target } from '../webviews/support/postEstate.js';
import { context, fakeDeps, type Answers } from './fakes.js';

const row = { kind: 'cluster', scope: target.scope, name: target.clusterName };
const source = { call: 'test', at: 0 };

const of = (kind: PortError['kind']) => (error: unknown) =>
  error instanceof PortError && error.kind === kind;

/** The standard case with a cluster of another kind or state. */
function estate(access: Cluster['access'], more: Partial<Cluster> = {}): Snapshot {
  const held = postEstate(access);
  return { ...held, clusters: { payments: known({ ...cluster(access), ...more }, source) } };
}

/** A private-only cluster of which public DNS gives these addresses. */
function privateOnly(addresses: readonly string[]): Snapshot {
  return { ...estate('private'), publicAnswers: { [endpointName]: known(addresses, source) } };
}

/** Runs the command; what was applied is kept. */
function change(held: Snapshot, answers: Answers = {}, more: object = {}) {
  const applied: Plan[] = [];
  const { deps, seen } = fakeDeps(held, answers, {
    applyPlan: (plan) => {
      applied.push(plan);
      const result = { states: {}, made: [], elapsedMs: 0, outcome: 'done' as const };
      return Promise.resolve({ planId: plan.id, ...result });
    },
  });
  const run = () => commands['eksPrivateDns.changeAccess'](deps)(context, { ...row, ...more });
  return { run, seen, applied };
}

const changesOf = (plans: readonly Plan[]) =>
  plans.flatMap(({ steps }) =>
    steps.map(({ spec }) => (spec.kind === 'updateClusterAccess' ? spec.change : spec.kind)),
  );

describe('Change endpoint access', () => {
  const off = 'Turn public access off';
  const on = 'Turn private access on';
  const refresh = 'Turn public access on and off again, once';

  it('offers what means something for the access there is, and nothing else', async () => {
    const offered = async (held: Snapshot) => {
      const { run, seen } = change(held);
      await assert.rejects(run(), of('cancelled'));
      return seen.picks[0]?.labels;
    };
    assert.deepEqual(await offered(estate('publicAndPrivate')), [off]);
    assert.deepEqual(await offered(estate('public')), [on]);
    assert.deepEqual(await offered(privateOnly([])), [refresh]);
  });

  it('turns public access off: plan with who loses it, question, apply, outcome', async () => {
    const { run, seen, applied } = change(estate('publicAndPrivate'), { pick: off, confirm: true });
    await run();
    assert.match(seen.picks[0]?.title ?? '', /endpoint access of payments/);
    assert.match(seen.picks[0]?.placeholder ?? '', /public and private now/);
    assert.match(seen.documents[0]?.content ?? '', /over the internet loses it: 0\.0\.0\.0\/0/);
    assert.match(seen.documents[0]?.content ?? '', /Monthly cost: no change\./);
    assert.match(seen.confirmed[0]?.title ?? '', /Change the endpoint access of payments\?/);
    assert.deepEqual(changesOf(applied), [{ publicAccess: false }]);
    assert.match(seen.said[0]?.text ?? '', /payments: the endpoint access is changed/);
  });

  it('changes nothing where it is not confirmed', async () => {
    const { run, applied } = change(estate('public'), { pick: on, confirm: false });
    await assert.rejects(run(), of('cancelled'));
    assert.deepEqual(applied, []);
  });

  it('asks who may come in while public DNS is refreshed', async () => {
    const answers = { pick: refresh, confirm: true };
    const some = change(privateOnly([]), { ...answers, lines: ['203.0.113.7, 198.51.100.0/24'] });
    await some.run();
    const publicAccessCidrs = ['203.0.113.7/32', '198.51.100.0/24'];
    assert.deepEqual(changesOf(some.applied), [
      { publicAccess: true, publicAccessCidrs },
      { publicAccess: false },
    ]);
    const everybody = change(privateOnly([]), { ...answers, lines: [''] });
    await everybody.run();
    assert.deepEqual(changesOf(everybody.applied)[0], { publicAccess: true });
    assert.match(everybody.seen.documents[0]?.content ?? '', /0\.0\.0\.0\/0 can reach the endp/);
    const nobody = change(privateOnly([]), answers);
    await assert.rejects(nobody.run(), of('cancelled'));
    assert.deepEqual(nobody.applied, []);
  });

  it('says why there is nothing to change', async () => {
    const cases: readonly (readonly [Snapshot, RegExp])[] = [
      [privateOnly(['192.168.109.77']), /payments is private: .*already answers 192\.168\.109\.77/],
      [{ ...estate('private'), publicAnswers: {} }, /payments is private: .*public DNS/],
      [estate(undefined, { kind: 'external' }), /outside AWS: .*Only clusters that EKS itself/],
    ];
    for (const [held, says] of cases) {
      const { run, seen, applied } = change(held);
      assert.equal(await run(), undefined);
      assert.match(seen.said[0]?.text ?? '', says);
      assert.deepEqual([seen.picks, applied], [[], []]);
    }
  });

  it('says that another update is under way, which the plan waits for', async () => {
    const updating = estate('publicAndPrivate', { status: 'UPDATING' });
    const { run, seen, applied } = change(updating, { pick: off, confirm: true });
    await run();
    assert.match(seen.picks[0]?.placeholder ?? '', /UPDATING: another update may be under way/);
    assert.match(seen.documents[0]?.content ?? '', /it waits for that update first/);
    assert.equal(applied.length, 1);
  });

  it('asks nothing that the argument tells, and refuses another account', async () => {
    const told = { change: 'disablePublic', confirmedAccount: '123456789012' };
    const { run, seen, applied } = change(estate('publicAndPrivate'), {}, told);
    await run();
    assert.deepEqual([seen.picks, seen.confirmed, applied.length], [[], [], 1]);
    const other = { ...told, confirmedAccount: '999999999999' };
    await assert.rejects(change(estate('publicAndPrivate'), {}, other).run(), of('invalid'));
  });

  it('says plainly that a named change is so already', async () => {
    const { run, seen } = change(estate('private'), {}, { change: 'disablePublic' });
    await run();
    assert.match(seen.said[0]?.text ?? '', /payments: there is nothing to change/);
    const blocked = change(estate('public'), {}, { change: 'disablePublic' });
    await blocked.run();
    assert.match(blocked.seen.said[0]?.text ?? '', /Turn private access on first/);
  });
});
