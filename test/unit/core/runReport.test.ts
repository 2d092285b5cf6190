import assert from 'node:assert/strict';
import { applyPlan } from '../../../src/core/apply/apply.js';
import { readRunHistory } from '../../../src/core/apply/runHistory.js';
import { runReport } from '../../../src/core/apply/runReport.js';
import type { JournalEntry } from '../../../src/core/model/apply.js';
import { asId, type VpcId } from '../../../src/core/model/ids.js';
import { message } from '../../../src/core/model/message.js';
import type { Plan, StepOutputs, StepSpec } from '../../../src/core/model/plan.js';
import { text } from '../../../src/core/model/text.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { planUndo } from '../../../src/core/plan/undo.js';
import type { Journal } from '../../../src/core/ports.js';
import { createRig, type Rig } from '../../support/fault/rig.js';
import { faultKinds } from '../../support/fault/faults.js';
import { record, type Scenario } from '../../support/fault/scenarios.js';
import { postWorld } from '../../support/fault/worlds.js';
import { assertGerman } from '../../support/german.js';
import { assertGolden } from '../../support/golden.js';
import { clientVpcId, postEstate, target } from '../webviews/support/postEstate.js';

const begun = Date.UTC(2026, 0, 5, 12);
const style = { say: text, nameOf: (id: string) => `${id} (acme)` };

/** Journals that are there already, the newest first. */
function holding(...journals: readonly (readonly JournalEntry[])[]): Journal {
  const idOf = (entries: readonly JournalEntry[]): string => entries[0]?.planId ?? '';
  return {
    append: () => Promise.reject(new Error('nothing is to be written')),
    read: (id) => Promise.resolve(journals.find((one) => idOf(one) === id) ?? []),
    plans: () => Promise.resolve(journals.map(idOf)),
  };
}

function planOf(): Plan {
  const { plan } = planEnable(postEstate(), {
    clusterName: target.clusterName,
    clientVpcIds: [asId<VpcId>(clientVpcId)],
  });
  assert.ok(plan);
  return plan;
}

/** The same for a network outside AWS as well, whose servers forward to the new inbound endpoint. */
function planWithForwards(): Plan {
  const plan = planOf();
  const inbound = plan.steps.find(
    ({ spec }) => spec.kind === 'createResolverEndpoint' && spec.direction === 'INBOUND',
  );
  assert.ok(inbound);
  const to = { step: inbound.id, output: 'addresses' };
  return { ...plan, forwards: [{ endpointName: plan.endpointName, to }] };
}

/** Every step of a plan one after the other, the endpoints slower; `upTo` of them. */
function entriesOf(plan: Plan, upTo = plan.steps.length): JournalEntry[] {
  const { id: planId } = plan;
  const entries: JournalEntry[] = [{ event: 'plan', at: begun, planId, plan }];
  let at = begun;
  for (const [index, { id: stepId, spec }] of plan.steps.slice(0, upTo).entries()) {
    const slow = spec.kind === 'createResolverEndpoint';
    const outputs = outputsOf(spec, index);
    entries.push({ event: 'begin', at: (at += 200), planId, stepId });
    entries.push({ event: 'made', at: (at += 300), planId, stepId, found: false, outputs });
    entries.push({ event: 'done', at: (at += slow ? 95_000 : 100), planId, stepId, outputs });
  }
  return entries;
}

function outputsOf({ kind }: StepSpec, index: number): StepOutputs {
  switch (kind) {
    case 'createResolverEndpoint':
      return { endpointId: `rslvr-${index}`, addresses: ['192.168.0.10', '192.168.64.10'] };
    case 'createSecurityGroup':
      return { groupId: `sg-${index}` };
    case 'authorizeSecurityGroup':
      return { ruleIds: [`sgr-${index}|0`, `sgr-${index}|1`] };
    case 'createResolverRule':
      return { ruleId: `rslvr-rr-${index}` };
    default:
      return {};
  }
}

describe('the report of a run', () => {
  it('tells where, as whom, each step, the cost, what is left outside AWS, and how to undo', async () => {
    const plan = planWithForwards();
    const end: JournalEntry = {
      event: 'end',
      at: begun + 400_000,
      planId: plan.id,
      outcome: 'done',
    };
    const history = await readRunHistory(holding([...entriesOf(plan), end]));
    assert.ok(history);
    assertGolden('report/done.md', runReport(history, style));
    assertGerman('report/done.de.md', (say) => runReport(history, { ...style, say }));
    const atTerminal = runReport(history, { ...style, program: 'epd' });
    assert.match(atTerminal, new RegExp(`To take it back: epd undo ${plan.id}`));
    assert.doesNotMatch(atTerminal, /on the cluster/);
  });

  it('tells of a failure what was made, what went wrong, and what it costs as it stands', async () => {
    const plan = planOf();
    const { id: planId } = plan;
    const failing = plan.steps.findIndex(({ spec }) => spec.kind === 'createResolverRule');
    const stepId = plan.steps[failing]?.id ?? '';
    const history = await readRunHistory(
      holding([
        ...entriesOf(plan, failing),
        { event: 'begin', at: begun + 300_000, planId, stepId },
        {
          event: 'failed',
          at: begun + 300_500,
          planId,
          stepId,
          error: {
            kind: 'accessDenied',
            messageKey: 'error.internal',
            args: { detail: '<b>not</b> [allowed](http://x)' },
            help: message('help.runAgain'),
            operation: 'route53resolver:CreateResolverRule',
            code: 'AccessDeniedException',
          },
        },
        { event: 'end', at: begun + 300_600, planId, outcome: 'failed' },
      ]),
    );
    assert.ok(history);
    assertGolden('report/failed.md', runReport(history, style));
  });

  it('says that an undo was carried out since, and then nothing of how', async () => {
    const plan = planOf();
    const { id: planId } = plan;
    const entries = [
      ...entriesOf(plan),
      { event: 'end', at: begun + 400_000, planId, outcome: 'done' } as const,
    ];
    const undo = planUndo(entries);
    assert.ok(undo);
    const undoing: JournalEntry[] = [
      { event: 'plan', at: begun + 500_000, planId: undo.id, plan: undo },
      { event: 'end', at: begun + 600_000, planId: undo.id, outcome: 'done' },
    ];
    const journal = holding(undoing, entries);
    const history = await readRunHistory(journal, planId);
    assert.ok(history);
    const report = runReport(history, style);
    assert.match(report, /taken back on 2026-01-05 12:10:00 UTC/);
    assert.match(report, /Nothing is left of it to be undone/);
    assert.doesNotMatch(report, /in this order/);
    assert.equal((await readRunHistory(journal))?.plan.verb, 'undo');
  });

  it('keeps of an earlier run what the last one did not reach', async () => {
    const plan = planOf();
    const { id: planId } = plan;
    const again: JournalEntry[] = [
      { event: 'plan', at: begun + 900_000, planId, plan },
      { event: 'end', at: begun + 900_100, planId, outcome: 'cancelled' },
    ];
    const history = await readRunHistory(holding([...entriesOf(plan, 2), ...again]));
    assert.ok(history);
    assert.equal(history.outcome, 'cancelled');
    const outcomes = history.steps.map(({ outcome }) => outcome);
    assert.deepEqual(outcomes.slice(0, 3), ['done', 'done', 'notBegun']);
    assert.match(runReport(history, style), /begun 2 times/);
  });

  it('has nothing to say where there is no journal', async () => {
    assert.equal(await readRunHistory(holding()), undefined);
    assert.equal(await readRunHistory(holding(), 'enable-0'), undefined);
  });
});

describe('the report of a real run', () => {
  let rig: Rig;
  let scenario: Scenario;
  before(async () => {
    rig = await createRig(postWorld());
    scenario = await record(rig, 'enable', 'enable', 'payments', postWorld());
  });
  after(() => rig.close());

  it('of one that was killed says which step nobody knows the end of', async () => {
    const kind = faultKinds.find(({ name }) => name === 'killed once AWS acted');
    assert.ok(kind);
    rig.reset(scenario.before);
    const call = 'route53resolver:CreateResolverRule';
    const signal = rig.arm(kind, scenario.calls.indexOf(call) + 1);
    await applyPlan(scenario.plan, rig.deps(), signal).catch(() => undefined);
    await rig.heal();
    const history = await readRunHistory(rig.journal, scenario.plan.id);
    assert.ok(history);
    const rule = history.steps.find(({ step }) => step.spec.kind === 'createResolverRule');
    assert.equal(rule?.outcome, 'begun');
    assert.match(runReport(history, style), /begun, end not known/);
  });

  it('of one that ended well has the ids of what is there', async () => {
    rig.reset(scenario.before);
    await applyPlan(scenario.plan, rig.deps(), new AbortController().signal);
    const history = await readRunHistory(rig.journal, scenario.plan.id);
    assert.ok(history);
    assert.ok(history.steps.every(({ outcome }) => outcome === 'done'));
    const report = runReport(history, style);
    for (const { id } of await rig.aws.listResolverEndpoints({}, new AbortController().signal)) {
      assert.ok(report.includes(id), id);
    }
  });
});
