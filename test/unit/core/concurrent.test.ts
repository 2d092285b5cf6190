import assert from 'node:assert/strict';
import { applyPlan } from '../../../src/core/apply/apply.js';
import type { ApplyDeps } from '../../../src/core/apply/deps.js';
import { undoOf } from '../../../src/core/apply/undoOf.js';
import type { ApplyEvent, ApplyResult } from '../../../src/core/model/apply.js';
import type { Plan } from '../../../src/core/model/plan.js';
import { text } from '../../../src/core/model/text.js';
import { memoryJournal } from '../../support/estate.js';
import { faultKinds } from '../../support/fault/faults.js';
import { createRig, type Rig } from '../../support/fault/rig.js';
import { record, type Scenario } from '../../support/fault/scenarios.js';
import { dumpOf, shapeOf } from '../../support/fault/shape.js';
import { postWorld } from '../../support/fault/worlds.js';
import { memoryLock } from '../../support/memoryLock.js';

const never = new AbortController().signal;

/** A person with a journal, and what the run told them. */
interface Somebody {
  readonly deps: ApplyDeps;
  readonly events: ApplyEvent[];
}

describe('two runs at once', function () {
  this.timeout(30_000);
  let rig: Rig;
  let enable: Scenario;
  before(async () => {
    rig = await createRig(postWorld());
    enable = await record(rig, 'enable', 'enable', 'payments', postWorld());
  });
  beforeEach(() => rig.reset(enable.before));
  after(() => rig.close());

  const somebody = (owner: string, shared?: Pick<ApplyDeps, 'journal' | 'lock'>): Somebody => {
    const events: ApplyEvent[] = [];
    const progress = { report: (event: ApplyEvent): void => void events.push(event) };
    const own = { journal: memoryJournal(), lock: memoryLock(owner) };
    return { events, deps: { ...rig.deps(), ...own, ...shared, progress } };
  };
  const said = ({ events }: Somebody): readonly string[] =>
    events.flatMap(({ state }) =>
      state.state === 'running' && state.paused ? [text(state.paused)] : [],
    );
  const undo = async (planId: string, { deps }: Somebody): Promise<ApplyResult | undefined> => {
    const connect = (): Promise<never> =>
      Promise.resolve({ aws: rig.aws, vantages: undefined } as never);
    const plan = await undoOf(planId, { ...deps, connect }, never);
    return plan && applyPlan(plan, deps, never);
  };
  const made = (plan: Plan): readonly string[] => plan.steps.map(({ id }) => id).sort();

  const oneWorks = async (plans: readonly [Plan, Plan], people: readonly [Somebody, Somebody]) => {
    const results = await Promise.all([
      applyPlan(plans[0], people[0].deps, never),
      applyPlan(plans[1], people[1].deps, never),
    ]);
    for (const { outcome, error } of results) assert.equal(outcome, 'done', JSON.stringify(error));
    assert.deepEqual(shapeOf(rig.world()), enable.goal);
    const winner = results[0].made.length > 0 ? 0 : 1;
    assert.deepEqual([...results[winner].made].sort(), made(enable.plan));
    const loser = winner === 0 ? 1 : 0;
    assert.deepEqual(results[loser].made, [], 'what the other made is not ours');
    return { winner: people[winner], loser: people[loser], plans: [plans[winner], plans[loser]] };
  };

  for (const [what, other] of [
    ['the same plan', (plan: Plan): Plan => plan],
    ['two plans', (plan: Plan): Plan => ({ ...plan, id: 'enable-other' })],
  ] as const) {
    it(`two machines, ${what}: one works, the other waits, says for whom, and owns nothing`, async () => {
      const people = [somebody('desk/1'), somebody('build/2')] as const;
      const plans = [enable.plan, other(enable.plan)] as const;
      const { winner, loser } = await oneWorks(plans, people);
      const [who] = said(loser);
      const name = winner === people[0] ? 'desk' : 'build';
      assert.match(who ?? '', new RegExp(`^Waiting: ${name} has been applying plan enable-`));
      assert.deepEqual(said(winner), []);

      const complete = dumpOf(rig.world());
      const losers = loser === people[0] ? plans[0] : plans[1];
      assert.deepEqual((await undo(losers.id, loser))?.made, []);
      assert.equal(dumpOf(rig.world()), complete);
      const winners = winner === people[0] ? plans[0] : plans[1];
      assert.equal((await undo(winners.id, winner))?.outcome, 'done');
      assert.equal(dumpOf(rig.world()), dumpOf(enable.before));
    });
  }

  it('two windows: the second waits for the first’s lock, and finds everything', async () => {
    const shared = { journal: memoryJournal(), lock: memoryLock('desk/1') };
    const people = [somebody('', shared), somebody('', shared)] as const;
    const plans = [enable.plan, { ...enable.plan, id: 'enable-other' }] as const;
    const { loser } = await oneWorks(plans, people);
    assert.match(said(loser)[0] ?? '', /^Waiting: process 1 on desk\/1 has been applying plan/);
  });

  it('a second window can be cancelled while it waits, and leaves no trace', async () => {
    const shared = { journal: memoryJournal(), lock: memoryLock('desk/1') };
    const second = somebody('', shared);
    const cancel = new AbortController();
    const report = (event: ApplyEvent): void => {
      second.deps.progress.report(event);
      if (event.state.state === 'running' && event.state.paused) cancel.abort();
    };
    const [, result] = await Promise.all([
      applyPlan(enable.plan, somebody('', shared).deps, never),
      applyPlan(
        { ...enable.plan, id: 'enable-other' },
        { ...second.deps, progress: { report } },
        cancel.signal,
      ),
    ]);
    assert.equal(result.outcome, 'cancelled');
    assert.deepEqual(await shared.journal.read('enable-other'), []);
    assert.deepEqual(shapeOf(rig.world()), enable.goal);
  });

  it('where nobody may tag, both go on, and still there is one of each with one owner', async () => {
    const first = somebody('desk/1');
    const second = somebody('build/2');
    const denied: ApplyDeps['aws'] = {
      ...rig.aws,
      tagEc2: () => Promise.reject(new Error('denied')),
      untagEc2: () => Promise.reject(new Error('denied')),
    };
    const results = await Promise.all([
      applyPlan(enable.plan, { ...first.deps, aws: denied }, never),
      applyPlan(enable.plan, { ...second.deps, aws: denied }, never),
    ]);
    const owned = results.flatMap((result) => result.made).filter((id) => !id.endsWith('strict'));
    assert.deepEqual(
      results.map(({ outcome, error }) => [outcome, error]),
      [
        ['done', undefined],
        ['done', undefined],
      ],
    );
    assert.deepEqual(shapeOf(rig.world()), enable.goal);
    assert.deepEqual(
      owned.sort(),
      made(enable.plan).filter((id) => !id.endsWith('strict')),
      'nothing has two owners',
    );
  });

  it('what another machine made after ours was killed is not taken for ours', async () => {
    const kind = faultKinds.find(({ name }) => name === 'killed before the call');
    assert.ok(kind);
    const at = enable.calls.indexOf('route53resolver:AssociateResolverRule') + 1;
    rig.arm(kind, at);
    const dead = somebody('desk/1');
    const killed = { ...dead.deps, journal: rig.deps().journal };
    await applyPlan(enable.plan, killed, never);
    await rig.heal();
    const other = somebody('build/2');
    const begun = rig.clock.now();
    const result = await applyPlan({ ...enable.plan, id: 'enable-other' }, other.deps, never);
    assert.equal(result.outcome, 'done', JSON.stringify(result.error));
    assert.ok(rig.clock.now() - begun > 10 * 60_000, 'the dead run’s claim had to expire');
    assert.deepEqual(result.made, [enable.plan.switchStepId]);
    const back = { deps: { ...dead.deps, journal: rig.journal }, events: [] };
    const undone = await undo(enable.plan.id, back);
    assert.equal(undone?.error?.kind, 'inUse', JSON.stringify(undone));
    assert.deepEqual(shapeOf(rig.world()), enable.goal, 'what the other uses stays');
  });
});
