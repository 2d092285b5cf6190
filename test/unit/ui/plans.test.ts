import assert from 'node:assert/strict';
import type { ApplyEvent, ApplyResult, JournalEntry } from '../../../src/core/model/apply.js';
import { message } from '../../../src/core/model/message.js';
import type { Plan, Step } from '../../../src/core/model/plan.js';
import { PortError } from '../../../src/core/model/portError.js';
import { planUndo } from '../../../src/core/plan/undo.js';
import type { Journal } from '../../../src/core/ports.js';
import { text } from '../../../src/core/model/text.js';
import { asId } from '../../../src/core/model/ids.js';
import { progressOf } from '../../../src/ui/applyProgress.js';
import { sayOutcome } from '../../../src/ui/applyOutcome.js';
import { confirmPlan } from '../../../src/ui/confirmPlan.js';
import { unfinishedIn } from '../../../src/ui/unfinished.js';
import { fakeWindow } from '../commands/fakes.js';
import { identity } from '../tree/fixture.js';

const step: Step = {
  id: 's1',
  spec: {
    kind: 'createSecurityGroup',
    vpcId: asId('vpc-c'),
    name: 'n',
    description: 'd',
    tags: {},
  },
  title: message('ui.group.rules'),
  reason: message('ui.unknown'),
  dependsOn: [],
  iamActions: [],
  monthlyCost: 0,
};

const plan: Plan = {
  format: 1,
  id: 'p1',
  verb: 'enable',
  identity,
  clusterName: 'blog',
  endpointName: 'blog.example',
  clientVpcIds: [],
  steps: [step],
  reused: [],
  kept: [],
  cost: {
    before: 0,
    after: 365,
    perAddressHour: 0.125,
    priceDate: '',
    priceSource: '',
    priceRegion: '',
  },
  iamActions: [],
};

const accounts = { nameOf: (id: string) => id, isProduction: () => false };

describe('confirming a plan', () => {
  it('names account, Region and monthly cost', async () => {
    const { window, seen } = fakeWindow({ confirm: true });
    assert.equal(await confirmPlan({ window, say: text, accounts }, plan, undefined), true);
    assert.match(seen.confirmed[0]?.detail ?? '', /111122223333.*eu-central-1.*\+\$365\.00/);
  });

  it('says that the cost stays where it does', async () => {
    const { window, seen } = fakeWindow({ confirm: true });
    const free = { ...plan, cost: { ...plan.cost, after: 0 } };
    await confirmPlan({ window, say: text, accounts }, free, undefined);
    assert.match(seen.confirmed[0]?.detail ?? '', /Steps: 1\. The monthly cost stays as it is\./);
  });

  it('does not ask again a caller that confirmed the account, and refuses another one', async () => {
    const { window, seen } = fakeWindow({});
    assert.equal(await confirmPlan({ window, say: text, accounts }, plan, '111122223333'), true);
    await assert.rejects(
      confirmPlan({ window, say: text, accounts }, plan, '999999999999'),
      (error) => error instanceof PortError && error.kind === 'invalid',
    );
    assert.deepEqual(seen.confirmed, []);
  });

  const production = {
    nameOf: (id: string) => `${id} (acme-live)`,
    isProduction: (profile: string) => profile === plan.identity.profile,
  };

  it('names the alias and the role', async () => {
    const { window, seen } = fakeWindow({ confirm: true });
    const callerArn = 'arn:aws:sts::111122223333:assumed-role/NetworkAdmin/me';
    const mine = { ...plan, identity: { ...plan.identity, callerArn } };
    const quiet = { ...production, isProduction: () => false };
    await confirmPlan({ window, say: text, accounts: quiet }, mine, undefined);
    const { detail = '' } = seen.confirmed[0] ?? {};
    assert.match(
      detail,
      /^Account 111122223333 \(acme-live\), as NetworkAdmin, Region eu-central-1/,
    );
  });

  for (const [typed, goes] of [
    [plan.clusterName, true],
    ['111122223333', true],
    [undefined, false],
  ] as const) {
    it(`in production asks to type the cluster or the account: ${typed ?? 'nothing'}`, async () => {
      const lines = typed === undefined ? [] : [typed];
      const { window } = fakeWindow({ confirm: true, lines });
      const deps = { window, say: text, accounts: production };
      assert.equal(await confirmPlan(deps, plan, undefined), goes);
      const again = fakeWindow({ lines: typed === undefined ? [] : [typed] });
      const forCaller = { window: again.window, say: text, accounts: production };
      assert.equal(await confirmPlan(forCaller, plan, '111122223333'), goes);
    });
  }

  it('in production refuses any other word', async () => {
    const { window } = fakeWindow({ confirm: true });
    const problems: (string | undefined)[] = [];
    const ask: typeof window.ask = (_texts, problem) => {
      problems.push(problem('yes'), problem(` ${plan.clusterName} `));
      return Promise.resolve('yes');
    };
    const deps = { window: { ...window, ask }, say: text, accounts: production };
    assert.equal(await confirmPlan(deps, plan, undefined), false);
    assert.match(problems[0] ?? '', /Type .* or 111122223333/);
    assert.equal(problems[1], undefined);
  });

  it('in production also where only the owner of a client VPC is', async () => {
    const { window } = fakeWindow({ confirm: true });
    const as = {
      ...plan.identity,
      profile: 'live',
      accountId: asId<typeof plan.identity.accountId>('999999999999'),
    };
    const other = { ...plan, steps: [{ ...step, as }] };
    const live = { ...production, isProduction: (profile: string) => profile === 'live' };
    assert.equal(await confirmPlan({ window, say: text, accounts: live }, other, undefined), false);
  });
});

describe('the progress of an apply', () => {
  it('names what is under way and fills the bar once', () => {
    const reports: [string, number | undefined][] = [];
    const listen = progressOf(plan, text, (line, more) => void reports.push([line, more]));
    const event = (state: ApplyEvent['state']) => ({ planId: 'p1', stepId: 's1', at: 0, state });
    listen(event({ state: 'running' }));
    listen(event({ state: 'done', found: false, outputs: {} }));
    assert.deepEqual(reports, [
      ['0 of 1: Resolver rules', undefined],
      ['1 of 1', 100],
    ]);
  });
});

describe('the outcome of an apply', () => {
  const result: ApplyResult = {
    planId: 'p1',
    outcome: 'failed',
    states: {},
    made: ['s1'],
    elapsedMs: 1000,
    error: {
      kind: 'limitExceeded',
      messageKey: 'error.internal',
      args: { detail: 'quota' },
      help: message('help.runAgain'),
    },
  };

  it('says the cause, what was left behind, and offers to undo it', async () => {
    const { window, seen } = fakeWindow({});
    const undone: string[] = [];
    sayOutcome({ window, say: text }, plan, result, {
      verify: unwanted,
      undo: (id) => void undone.push(id),
      report: unwanted,
      showLog: unwanted,
    });
    assert.match(seen.said[0]?.text ?? '', /quota.*Done before it ended: Resolver rules/);
    await seen.said[0]?.buttons[0]?.run();
    assert.deepEqual(undone, ['p1']);
  });

  it('says that nothing was changed when nothing was', () => {
    const { window, seen } = fakeWindow({});
    sayOutcome(
      { window, say: text },
      plan,
      { ...result, outcome: 'cancelled', made: [] },
      {
        verify: unwanted,
        undo: unwanted,
        report: unwanted,
        showLog: unwanted,
      },
    );
    assert.equal(seen.said[0]?.text, 'blog: cancelled. Nothing was changed.');
    assert.deepEqual(seen.said[0].buttons, []);
  });
});

describe('the report of a run, as a button', () => {
  it('is offered wherever a step was begun', async () => {
    for (const outcome of ['done', 'failed', 'cancelled'] as const) {
      const { window, seen } = fakeWindow({});
      const opened: string[] = [];
      const states = { s1: { state: 'done', found: false, outputs: {} } } as const;
      const result: ApplyResult = { planId: 'p1', outcome, states, made: ['s1'], elapsedMs: 1 };
      sayOutcome({ window, say: text }, plan, result, {
        verify: unwanted,
        undo: unwanted,
        report: (id) => void opened.push(id),
        showLog: unwanted,
      });
      await seen.said[0]?.buttons.find(({ title }) => title === 'Open report')?.run();
      assert.deepEqual(opened, ['p1'], outcome);
    }
  });
});

describe('changes that did not end well', () => {
  const begun: readonly JournalEntry[] = [
    { event: 'plan', at: 1, planId: 'p1', plan },
    { event: 'begin', at: 2, planId: 'p1', stepId: 's1' },
    {
      event: 'made',
      at: 3,
      planId: 'p1',
      stepId: 's1',
      found: false,
      outputs: { groupId: 'sg-1' },
    },
  ];
  const end = (planId: string, at: number, outcome: ApplyResult['outcome']): JournalEntry => ({
    event: 'end',
    at,
    planId,
    outcome,
  });
  const journalOf = (plans: Readonly<Record<string, readonly JournalEntry[]>>): Journal => ({
    append: () => Promise.reject(new Error('read only')),
    read: (id) => Promise.resolve(plans[id] ?? []),
    plans: () => Promise.resolve(Object.keys(plans)),
  });
  const ids = async (plans: Readonly<Record<string, readonly JournalEntry[]>>) =>
    (await unfinishedIn(journalOf(plans))).map(({ plan: { id }, made }) => [id, made]);

  it('are the failed and the ones cut off, not the good ones', async () => {
    assert.deepEqual(await ids({ p1: begun }), [['p1', 1]]);
    assert.deepEqual(await ids({ p1: [...begun, end('p1', 4, 'failed')] }), [['p1', 1]]);
    assert.deepEqual(await ids({ p1: [...begun, end('p1', 4, 'done')] }), []);
    assert.deepEqual(await ids({ p1: begun.slice(0, 1) }), []);
  });

  it('are also those cut off in the middle of a call: it may have made something', async () => {
    assert.deepEqual(await ids({ p1: begun.slice(0, 2) }), [['p1', 0]]);
  });

  it('are gone once they have been undone', async () => {
    const failed = [...begun, end('p1', 4, 'failed')];
    const undoId = planUndo(failed)?.id ?? '';
    assert.notEqual(undoId, '');
    assert.deepEqual(await ids({ p1: failed, [undoId]: [end(undoId, 5, 'done')] }), []);
    assert.deepEqual(await ids({ p1: failed, [undoId]: [end(undoId, 5, 'failed')] }), [['p1', 1]]);
  });
});

function unwanted(): never {
  throw new Error('this was not to be called');
}
