import assert from 'node:assert/strict';
import { underwayOf } from '../../../src/core/apply/underway.js';
import { reader } from '../../../src/core/inventory/reader.js';
import type { ApplyEvent, ApplyResult, StepState } from '../../../src/core/model/apply.js';
import { asId, type AccountId, type VpcId } from '../../../src/core/model/ids.js';
import type { Plan } from '../../../src/core/model/plan.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import { text } from '../../../src/core/model/text.js';
import { associationKey, type Underway } from '../../../src/core/model/underway.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import type { Aws } from '../../../src/core/ports.js';
import { createSnapshotStore } from '../../../src/store/snapshotStore.js';
import { changedNodes } from '../../../src/tree/changes.js';
import { childrenOf } from '../../../src/tree/children.js';
import { rowOf } from '../../../src/tree/rows.js';
import { announcing } from '../../../src/ui/announceRuns.js';
import { nodeId, parentOf, type TreeNode } from '../../../src/ui/treeNode.js';
import { fakeClock } from '../aws/support/fakeClock.js';
import { clientVpcId, postEstate, target } from '../webviews/support/postEstate.js';
import { endpoint, fact, identity, rule, scope, snapshot } from './fixture.js';

const { plan } = planEnable(postEstate(), {
  clusterName: target.clusterName,
  clientVpcIds: [asId<VpcId>(clientVpcId)],
});
assert.ok(plan);
const stepOf = (kind: string): string => {
  const id = plan.steps.find(({ spec }) => spec.kind === kind)?.id;
  assert.ok(id);
  return id;
};
const first = (states: ReadonlyMap<string, StepState>): Underway => {
  const [one] = underwayOf(plan, states);
  assert.ok(one);
  return one.underway;
};
const endpoints: TreeNode = { kind: 'group', scope, group: 'endpoints' };
const rules: TreeNode = { kind: 'group', scope, group: 'rules' };
const rowsBelow = (node: TreeNode, of: Snapshot): readonly string[] =>
  childrenOf(node, of).map((child) => {
    const { label, description = '', icon } = rowOf(child, { snapshot: of, say: text });
    return `${label} | ${description} | ${icon.id}`;
  });
const done: StepState = { state: 'done', found: false, outputs: { ruleId: 'rslvr-rr-1' } };

describe('what a run will make', () => {
  it('is a row each from the beginning, and says when its step has begun', () => {
    const waits = snapshot({ endpoints: fact([]), rules: fact([]), underway: first(new Map()) });
    const [inbound, outbound] = rowsBelow(endpoints, waits);
    assert.match(inbound ?? '', /\| inbound · vpc-0c1057e700000001 · waits to be made \| clock$/);
    assert.match(outbound ?? '', /\| outbound · vpc-0c11e27000000001 · waits to be made \| clock$/);
    assert.equal(rowsBelow(rules, waits).length, 1);
    const running = new Map<string, StepState>();
    for (const { id, spec } of plan.steps) {
      if (spec.kind === 'createResolverEndpoint') running.set(id, { state: 'running' });
    }
    const begun = { ...waits, underway: first(running) };
    for (const row of rowsBelow(endpoints, begun)) {
      assert.match(row, /is being made \| loading~spin$/);
    }
    const changed = changedNodes(waits, begun, text);
    assert.deepEqual(
      changed.map(nodeId),
      childrenOf(endpoints, begun).map(nodeId),
      'only the rows that differ are drawn again',
    );
    for (const node of changed) assert.deepEqual(parentOf(node), endpoints);
  });

  it('makes room for the resource itself', () => {
    const underway = first(new Map());
    const coming = underway.coming.find(({ what }) => what === 'endpoint');
    assert.ok(coming?.what === 'endpoint');
    const { creatorRequestId } = coming;
    const real = endpoint('rslvr-in-1', { creatorRequestId, status: 'CREATING' });
    const both = snapshot({ endpoints: fact([real]), rules: fact([]), underway });
    const rows = rowsBelow(endpoints, both);
    assert.equal(rows.length, 2);
    assert.match(rows[0] ?? '', /^rslvr-in-1 \| .*CREATING/);
    assert.match(rows[1] ?? '', /waits to be made/);
  });

  it('of an association stands below its rule, once there is one', () => {
    const made = new Map([[stepOf('createResolverRule'), done]]);
    const one = rule('rslvr-rr-1');
    const underRule: TreeNode = { kind: 'rule', scope, id: one.id };
    const at = snapshot({ rules: fact([one]), associations: fact([]), underway: first(made) });
    assert.match(rowsBelow(underRule, at).join(), /waits to be made \| clock$/);
    const before = { ...at, underway: first(new Map()) };
    assert.deepEqual(
      childrenOf(underRule, before).map(({ kind }) => kind),
      ['note'],
    );
  });

  it('is nothing any more when its step has failed, or was skipped', () => {
    const ended = new Map<string, StepState>(
      plan.steps.map(({ id }) => [id, { state: 'skipped' }]),
    );
    assert.deepEqual(first(ended), { coming: [], going: [] });
  });
});

describe('what a run will take away', () => {
  it('says so on its own row until AWS says more', () => {
    const going = ['rslvr-in-1', 'rslvr-rr-1', associationKey('rslvr-rr-1', 'vpc-c')];
    const underway = { coming: [], going };
    const one = rule('rslvr-rr-1');
    const at = snapshot({
      endpoints: fact([endpoint('rslvr-in-1')]),
      rules: fact([one]),
      underway,
    });
    assert.match(rowsBelow(endpoints, at).join(), /waits to be deleted \| trash$/);
    assert.match(rowsBelow(rules, at).join(), /waits to be deleted \| trash$/);
    const deleting = endpoint('rslvr-in-1', { status: 'DELETING' });
    assert.match(
      rowsBelow(endpoints, { ...at, endpoints: fact([deleting]) }).join(),
      /DELETING \| loading~spin$/,
    );
  });
});

/** A store whose profile is of the account that the test says. */
async function storeOf(accountId: string) {
  const now = { accountId };
  const aws: Partial<Aws> = {
    callerIdentity: () =>
      Promise.resolve({
        accountId: asId(now.accountId),
        arn: `arn:aws:iam::${now.accountId}:user/a`,
      }),
  };
  const store = createSnapshotStore({
    loadReader: () => Promise.resolve({ reader }),
    clock: fakeClock(),
    dns: { query: () => Promise.reject(new Error('no DNS here')) },
    connect: () =>
      Promise.resolve({
        aws: { scope, ...aws } as Aws,
        vantages: { list: () => Promise.resolve([]) },
      }),
  });
  const read = () => store.read(scope, ['identity'], { fresh: true }, new AbortController().signal);
  await read();
  return { store, now, read };
}

describe('runs that are announced', () => {
  const ours: Plan = {
    ...plan,
    identity: { ...identity, accountId: asId<AccountId>('111122223333') },
  };

  it('are shown while they go on, never planned with, and gone when they end', async () => {
    const { store } = await storeOf('111122223333');
    const changes: unknown[] = [];
    store.onDidChange((_scope, parts) => changes.push(parts));
    let end: (result: ApplyResult) => void = () => undefined;
    let tell: (event: ApplyEvent) => void = () => undefined;
    const apply = announcing((_plan, onEvent) => {
      tell = onEvent;
      return new Promise((resolve) => (end = resolve));
    }, store);
    const run = apply(ours, () => undefined, new AbortController().signal);
    assert.equal(store.shown(scope).underway?.coming.length, 3);
    assert.equal(store.shown(scope), store.shown(scope), 'the same object for the same facts');
    assert.equal(store.snapshot(scope).underway, undefined);
    const stepId = stepOf('createResolverRule');
    tell({ planId: plan.id, stepId, at: 0, state: done });
    const kinds = store.shown(scope).underway?.coming.map(({ what }) => what);
    assert.deepEqual(kinds?.toSorted(), ['association', 'endpoint', 'endpoint']);
    const told = changes.length;
    tell({ planId: plan.id, stepId, at: 1, state: done });
    assert.equal(changes.length, told, 'nothing new, nothing drawn');
    end({ planId: plan.id, outcome: 'cancelled', states: {}, made: [], elapsedMs: 0 });
    await run;
    assert.equal(store.shown(scope).underway, undefined);
  });

  it('are not shown once the profile means another account', async () => {
    const { store, now, read } = await storeOf('111122223333');
    const apply = announcing(() => new Promise(() => undefined), store);
    void apply(ours, () => undefined, new AbortController().signal);
    assert.equal(store.shown(scope).underway?.coming.length, 3);
    now.accountId = '999999999999';
    await read();
    assert.deepEqual(store.shown(scope).underway?.coming ?? [], []);
  });

  it('leave nothing behind when they throw', async () => {
    const { store } = await storeOf('111122223333');
    const apply = announcing(() => Promise.reject(new Error('no')), store);
    await assert.rejects(
      apply(ours, () => undefined, new AbortController().signal),
      /no/,
    );
    assert.equal(store.shown(scope).underway, undefined);
  });
});
