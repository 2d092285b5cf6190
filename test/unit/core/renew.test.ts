import assert from 'node:assert/strict';
import { applyPlan } from '../../../src/core/apply/apply.js';
import type { ApplyEvent } from '../../../src/core/model/apply.js';
import { asId } from '../../../src/core/model/ids.js';
import type { Plan } from '../../../src/core/model/plan.js';
import { text } from '../../../src/core/model/text.js';
import type { Aws, Renew } from '../../../src/core/ports.js';
import { faultKinds } from '../../support/fault/faults.js';
import { createRig, type Rig } from '../../support/fault/rig.js';
import { record, type Scenario } from '../../support/fault/scenarios.js';
import { dumpOf, shapeOf } from '../../support/fault/shape.js';
import { postWorld } from '../../support/fault/worlds.js';

describe('credentials that expire half-way', function () {
  this.timeout(30_000);
  let rig: Rig;
  let enable: Scenario;
  before(async () => {
    rig = await createRig(postWorld());
    enable = await record(rig, 'enable', 'enable', 'payments', postWorld());
  });
  beforeEach(() => rig.reset(enable.before));
  after(() => rig.close());

  const expiredAt = async (operation: string, renew: Renew) => {
    const kind = faultKinds.find(({ name }) => name === 'expired token, and nobody there');
    assert.ok(kind);
    const signal = rig.arm(kind, enable.calls.indexOf(operation) + 1);
    const events: ApplyEvent[] = [];
    const progress = { report: (event: ApplyEvent): void => void events.push(event) };
    const result = await applyPlan(enable.plan, { ...rig.deps(), progress, renew }, signal);
    assert.ok(rig.fired);
    return { result, events };
  };
  const healed: Renew = async () => {
    await rig.heal();
    return rig.aws;
  };
  /** The same world as seen by another account. */
  const asAnother = (aws: Aws): Aws => ({
    ...aws,
    callerIdentity: async (signal) => ({
      ...(await aws.callerIdentity(signal)),
      accountId: asId<Plan['identity']['accountId']>('999900001111'),
    }),
  });

  it('pause the run, say so, and it goes on once somebody has signed in', async () => {
    const { result, events } = await expiredAt('route53resolver:CreateResolverEndpoint', healed);
    assert.equal(result.outcome, 'done', JSON.stringify(result.error));
    assert.deepEqual(shapeOf(rig.world()), enable.goal);
    assert.deepEqual([...result.made].sort(), enable.plan.steps.map(({ id }) => id).sort());
    const paused = events.flatMap(({ state }) =>
      state.state === 'running' && state.paused ? [text(state.paused)] : [],
    );
    assert.match(paused[0] ?? '', /^Paused: the credentials of profile sandbox have expired/);
    const journal = await rig.journal.read(enable.plan.id);
    const noted = journal.map(({ event }) => event);
    assert.ok(noted.indexOf('paused') < noted.indexOf('renewed'));
  });

  it('ask once, however many steps wait', async () => {
    let asked = 0;
    const { result, events } = await expiredAt('ec2:CreateSecurityGroup', async (...args) => {
      asked += 1;
      await rig.clock.sleep(60_000, args[2]);
      return healed(...args);
    });
    assert.equal(result.outcome, 'done', JSON.stringify(result.error));
    assert.equal(asked, 1);
    const waiting = new Set(
      events.flatMap(({ stepId, state }) =>
        state.state === 'running' && state.paused ? [stepId] : [],
      ),
    );
    assert.ok(waiting.size > 1, [...waiting].join());
  });

  it('are asked for again when those that were brought do not work either', async () => {
    let asked = 0;
    const { result } = await expiredAt('route53resolver:CreateResolverRule', async (...args) => {
      asked += 1;
      return asked < 3 ? rig.aws : healed(...args);
    });
    assert.equal(result.outcome, 'done', JSON.stringify(result.error));
    assert.equal(asked, 3);
  });

  it('end the run as another account, and nothing more is changed', async () => {
    let then = '';
    const { result } = await expiredAt(
      'route53resolver:CreateResolverEndpoint',
      async (...args) => {
        // What was under way has been answered by then.
        await rig.clock.sleep(60_000, args[2]);
        await rig.heal();
        then = changesOf(rig);
        return asAnother(rig.aws);
      },
    );
    assert.equal(result.outcome, 'failed');
    assert.equal(result.error?.messageKey, 'error.accountMismatch');
    assert.equal(changesOf(rig), then);
    assert.equal(
      (await applyPlan(enable.plan, rig.deps(), new AbortController().signal)).outcome,
      'done',
    );
    assert.deepEqual(shapeOf(rig.world()), enable.goal, 'the right account finishes it');
  });

  it('end the run when the user gives up, which asks no second time', async () => {
    let asked = 0;
    const { result } = await expiredAt('ec2:CreateSecurityGroup', () => {
      asked += 1;
      return Promise.resolve(undefined);
    });
    assert.equal(result.error?.kind, 'expiredCredentials');
    assert.equal(asked, 1);
  });

  it('can be cancelled while they are waited for', async () => {
    const cancel = new AbortController();
    const kind = faultKinds.find(({ name }) => name === 'expired token, and nobody there');
    assert.ok(kind);
    rig.arm(kind, 1);
    const renew: Renew = async (_scope, _error, signal) => {
      cancel.abort();
      await rig.clock.sleep(1000, signal);
      return undefined;
    };
    const result = await applyPlan(enable.plan, { ...rig.deps(), renew }, cancel.signal);
    assert.equal(result.outcome, 'cancelled');
    await rig.heal();
    assert.equal(dumpOf(rig.world()), dumpOf(enable.before));
  });
});

/** The writes that reached AWS so far. */
function changesOf(rig: Rig): string {
  const reads = /:(Get|List|Describe)/;
  return rig
    .calls()
    .filter((call) => !reads.test(call))
    .join();
}
