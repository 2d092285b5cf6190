import assert from 'node:assert/strict';
import { applyPlan } from '../../../src/core/apply/apply.js';
import type { ApplyResult } from '../../../src/core/model/apply.js';
import type { VpcId } from '../../../src/core/model/ids.js';
import { asId } from '../../../src/core/model/ids.js';
import type { Plan } from '../../../src/core/model/plan.js';
import { planDisable } from '../../../src/core/plan/disable.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { planUndo } from '../../../src/core/plan/undo.js';
import { runCheck, type Check } from '../../../src/core/verify/check.js';
import { controlPlaneAddresses } from '../../../src/core/verify/controlPlane.js';
import { testEstate, type TestEstate } from '../../support/estate.js';

describe('applying the post’s case', function () {
  this.timeout(30_000);
  let estate: TestEstate;
  let tools: VpcId;
  beforeEach(async () => {
    estate = await testEstate('post');
    tools = estate.vpc('tools');
  });
  afterEach(() => estate.close());

  const enablePlan = async (): Promise<Plan> => {
    const snapshot = await estate.snapshot('payments');
    const request = { clusterName: 'payments', clientVpcIds: [tools] };
    const { plan, problems } = planEnable(snapshot, request);
    assert.ok(plan, JSON.stringify(problems));
    return plan;
  };
  const apply = (plan: Plan, signal = estate.signal): Promise<ApplyResult> =>
    applyPlan(plan, estate.applyDeps(), signal);
  const check = async (transport: 'udp' | 'tcp' = 'udp'): Promise<Check> => {
    const snapshot = await estate.snapshot('payments');
    const cluster = snapshot.clusters.payments;
    assert.ok(cluster?.known);
    const request = {
      vantage: estate.vantage(`vpc:${tools}`),
      name: cluster.value.endpointName ?? '',
      type: 'A',
      transport,
      expected: controlPlaneAddresses(snapshot, 'payments'),
    };
    return runCheck({ dns: estate.read.dns }, request, estate.signal);
  };

  it('flips the answer from public to private, over UDP and TCP, and disable flips it back', async () => {
    const before = await estate.dump();
    assert.equal((await check()).verdict.kind, 'public');
    const result = await apply(await enablePlan());
    assert.equal(result.outcome, 'done', JSON.stringify(result.error));
    assert.equal((await check()).verdict.kind, 'private');
    assert.equal((await check('tcp')).verdict.kind, 'private');

    const { plan } = planDisable(await estate.snapshot('payments'), { clusterName: 'payments' });
    assert.ok(plan);
    assert.equal(plan.cost.after - plan.cost.before, -365);
    assert.equal((await apply(plan)).outcome, 'done');
    assert.equal((await check()).verdict.kind, 'public');
    assert.equal(withoutSerial(await estate.dump()), withoutSerial(before));
  });

  it('writes the journal before and after every change', async () => {
    const plan = await enablePlan();
    await apply(plan);
    const entries = await estate.journal.read(plan.id);
    assert.equal(entries[0]?.event, 'plan');
    assert.equal(entries.at(-1)?.event, 'end');
    for (const { id } of plan.steps) {
      const events = entries.filter((entry) => 'stepId' in entry && entry.stepId === id);
      assert.deepEqual(
        events.map(({ event }) => event),
        ['begin', 'made', 'done'],
        id,
      );
    }
  });

  it('associates only after everything else is done', async () => {
    const plan = await enablePlan();
    await apply(plan);
    const begin = estate.events.findIndex(
      ({ stepId, state }) => stepId === plan.switchStepId && state.state === 'running',
    );
    const doneBefore = estate.events.slice(0, begin).filter(({ state }) => state.state === 'done');
    assert.equal(doneBefore.length, plan.steps.length - 1);
  });

  it('finds nothing left to do the second time, and running the same plan again changes nothing', async () => {
    const plan = await enablePlan();
    await apply(plan);
    const before = await estate.dump();
    const again = await apply(plan);
    assert.equal(again.outcome, 'done');
    const second = planEnable(await estate.snapshot('payments'), {
      clusterName: 'payments',
      clientVpcIds: [tools],
    });
    assert.deepEqual(second.plan?.steps, []);
    assert.equal(second.verdicts[0]?.necessity, 'alreadyServed');
    assert.equal(withoutSerial(await estate.dump()), withoutSerial(before));
  });

  it('refuses to run as another account, before any change', async () => {
    const plan = await enablePlan();
    const before = await estate.dump();
    const other = {
      ...plan.identity,
      accountId: asId<Plan['identity']['accountId']>('999900001111'),
    };
    const result = await apply({ ...plan, identity: other });
    assert.equal(result.error?.messageKey, 'error.accountMismatch');
    assert.equal(await estate.dump(), before);
  });

  it('stops on a cancel, says what was made, and undo leaves what was there before', async () => {
    const before = await estate.dump();
    const plan = await enablePlan();
    const cancel = new AbortController();
    const deps = estate.applyDeps();
    const progress = {
      report: (event: Parameters<typeof deps.progress.report>[0]): void => {
        const { stepId, state } = event;
        if (stepId === 'inbound-endpoint' && state.state === 'running' && state.waitingFor) {
          cancel.abort();
        }
      },
    };
    const result = await applyPlan(plan, { ...deps, progress }, cancel.signal);
    assert.equal(result.outcome, 'cancelled');
    assert.ok(result.made.includes('inbound-endpoint'));
    assert.ok(!result.made.includes('rule'));
    const undo = planUndo(await estate.journal.read(plan.id));
    assert.ok(undo);
    assert.equal((await apply(undo)).outcome, 'done');
    assert.equal(withoutSerial(await estate.dump()), withoutSerial(before));
  });

  it('does not lose an endpoint whose answer was lost', async () => {
    await estate.inject({
      service: 'route53resolver',
      operation: 'CreateResolverEndpoint',
      kind: 'reset-after',
      times: 1,
    });
    const result = await apply(await enablePlan());
    assert.equal(result.outcome, 'done', JSON.stringify(result.error));
    const endpoints = await estate.aws.listResolverEndpoints({}, estate.signal);
    assert.equal(endpoints.length, 2);
    assert.ok(
      result.made.includes('inbound-endpoint') && result.made.includes('outbound-endpoint'),
    );
  });

  it('does not delete an inbound endpoint that somebody else’s rule still points at', async () => {
    const plan = await enablePlan();
    await apply(plan);
    const entries = await estate.journal.read(plan.id);
    const outputs = new Map(
      entries.flatMap((entry) =>
        entry.event === 'done' ? [[entry.stepId, entry.outputs] as const] : [],
      ),
    );
    const addresses = outputs.get('inbound-endpoint')?.addresses;
    assert.ok(typeof addresses === 'object');
    await estate.aws.createResolverRule(
      {
        name: 'theirs',
        creatorRequestId: 'theirs',
        domainName: 'other.example.com',
        endpointId: asId(String(outputs.get('outbound-endpoint')?.endpointId)),
        targetIps: addresses,
        tags: {},
      },
      estate.signal,
    );
    const undo = planUndo(entries);
    assert.ok(undo);
    const result = await apply(undo);
    assert.equal(result.outcome, 'failed');
    assert.match(JSON.stringify(result.error), /theirs/);
    const endpoints = await estate.aws.listResolverEndpoints({}, estate.signal);
    assert.deepEqual(
      endpoints.map(({ status }) => status),
      ['OPERATIONAL', 'OPERATIONAL'],
    );
  });

  it('undoes an endpoint that no list shows yet', async () => {
    await estate.close();
    // At this pace a new endpoint is missing from lists for some 40 ms.
    estate = await testEstate('post', { endpointSeconds: 8 });
    const before = await estate.dump();
    const plan = await enablePlan();
    const cancel = new AbortController();
    const deps = estate.applyDeps();
    const cancelOnceMade: typeof deps.journal.append = async (entry) => {
      await deps.journal.append(entry);
      if (entry.event === 'made' && entry.stepId.endsWith('-endpoint')) cancel.abort();
    };
    const journal = { ...deps.journal, append: cancelOnceMade };
    const result = await applyPlan(plan, { ...deps, journal }, cancel.signal);
    assert.ok(result.made.some((id) => id.endsWith('-endpoint')));
    const undo = planUndo(await estate.journal.read(plan.id));
    assert.ok(undo);
    assert.equal((await applyPlan(undo, deps, estate.signal)).outcome, 'done');
    assert.equal(withoutSerial(await estate.dump()), withoutSerial(before));
  });

  it('reports and undoes what was made when any one call is denied', async function () {
    this.timeout(120_000);
    const plan = await enablePlan();
    const seen = (await estate.calls()).length;
    await apply(plan);
    const calls = (await estate.calls()).slice(seen);
    const used = [...new Set(calls.map(({ service, operation }) => `${service}:${operation}`))];
    assert.ok(used.length >= 10, used.join());
    for (const call of used) {
      const [service = '', operation = ''] = call.split(':');
      await estate.close();
      estate = await testEstate('post');
      const before = await estate.dump();
      const fresh = await enablePlan();
      const code = service === 'ec2' ? 'UnauthorizedOperation' : 'AccessDeniedException';
      await estate.inject({ service, operation, kind: 'error', code, nth: null });
      const result = await apply(fresh);
      if (service === 'iam' || /Tags$/.test(operation)) {
        // Asking IAM and saying who is at work are favours: without them the plan goes on.
        assert.equal(result.outcome, 'done', call);
      } else {
        assert.equal(result.outcome, 'failed', call);
        assert.equal(result.error?.kind, 'accessDenied', call);
        assert.match(result.error.operation ?? '', new RegExp(operation), call);
      }
      await fetch(`${estate.endpoint}/_sandbox/faults`, { method: 'DELETE' });
      const undo = planUndo(await estate.journal.read(fresh.id));
      if (undo) assert.equal((await apply(undo)).outcome, 'done', call);
      assert.equal(withoutSerial(await estate.dump()), withoutSerial(before), call);
    }
  });
});

/** The counter from which the sandbox makes ids only ever grows; everything else must be as before. */
function withoutSerial(dump: string): string {
  const state = JSON.parse(dump) as Record<string, unknown>;
  return JSON.stringify({ ...state, serial: 0 });
}
