import assert from 'node:assert/strict';
import { reader } from '../../../src/core/inventory/reader.js';
import type { Part } from '../../../src/core/inventory/parts.js';
import { asId } from '../../../src/core/model/ids.js';
import { message } from '../../../src/core/model/message.js';
import { PortError } from '../../../src/core/model/portError.js';
import type { Aws, Dns, Vantages } from '../../../src/core/ports.js';
import type { StoreConnection } from '../../../src/store/connection.js';
import { createSnapshotStore } from '../../../src/store/snapshotStore.js';
import { fakeClock } from '../aws/support/fakeClock.js';

const scope = { profile: 'dev', region: 'us-east-1' };
const never = new AbortController().signal;
const dns: Dns = { query: () => Promise.reject(new Error('no DNS here')) };
const vantages: Vantages = { list: () => Promise.resolve([]) };

/** A store over an AWS of which only a few calls answer; the rest is unknown to it. */
function storeOver(aws: Partial<Aws>) {
  const clock = fakeClock();
  const changes: (readonly Part[])[] = [];
  const connects: string[] = [];
  const store = createSnapshotStore({
    loadReader: () => Promise.resolve({ reader }),
    clock,
    dns,
    connect: (where) => {
      connects.push(where.profile);
      return Promise.resolve({ aws: { scope, ...aws } as Aws, vantages } satisfies StoreConnection);
    },
  });
  store.onDidChange((_scope, parts) => changes.push(parts));
  return { store, clock, changes, connects };
}

const denied = (): PortError =>
  new PortError({
    kind: 'accessDenied',
    messageKey: 'error.cancelled',
    args: {},
    help: message('help.runAgain'),
  });

describe('snapshot store', () => {
  it('reads once what is known, and again when told or when too old', async () => {
    let calls = 0;
    const { store, clock } = storeOver({
      listClusters: () => Promise.resolve([`c${(calls += 1)}`]),
    });
    const names = async (options: object): Promise<unknown> => {
      const { clusterNames } = await store.read(scope, ['clusterNames'], options, never);
      return clusterNames.known ? clusterNames.value : clusterNames.why;
    };
    assert.deepEqual(await names({}), ['c1']);
    assert.deepEqual(await names({}), ['c1']);
    assert.deepEqual(await names({ fresh: true }), ['c2']);
    clock.advance(5000);
    assert.deepEqual(await names({ maxAgeMs: 6000 }), ['c2']);
    assert.deepEqual(await names({ maxAgeMs: 4000 }), ['c3']);
  });

  it('asks once for all who ask at the same time', async () => {
    let calls = 0;
    let answer: (names: string[]) => void = () => undefined;
    const { store } = storeOver({
      listClusters: () => {
        calls += 1;
        return new Promise<string[]>((resolve) => (answer = resolve));
      },
    });
    const both = Promise.all([
      store.read(scope, ['clusterNames'], {}, never),
      store.read(scope, ['clusterNames'], {}, never),
    ]);
    await new Promise((resolve) => setImmediate(resolve));
    answer(['dev']);
    await both;
    assert.equal(calls, 1);
  });

  it('a fresh read does not take the answer to an earlier question', async () => {
    const answers: ((names: string[]) => void)[] = [];
    const { store } = storeOver({
      listClusters: () => new Promise<string[]>((resolve) => answers.push(resolve)),
    });
    const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const early = store.read(scope, ['clusterNames'], {}, never);
    await tick();
    const late = store.read(scope, ['clusterNames'], { fresh: true }, never);
    const alsoLate = store.read(scope, ['clusterNames'], { fresh: true }, never);
    answers[0]?.(['before']);
    await early;
    await tick();
    answers[1]?.(['after']);
    const snapshot = await late;
    await alsoLate;
    assert.deepEqual(snapshot.clusterNames.known && snapshot.clusterNames.value, ['after']);
    assert.equal(answers.length, 2);
  });

  it('says what changed, and nothing when nothing did', async () => {
    let names = ['a'];
    const { store, changes } = storeOver({ listClusters: () => Promise.resolve([...names]) });
    await store.read(scope, ['clusterNames'], {}, never);
    await store.read(scope, ['clusterNames'], { fresh: true }, never);
    assert.deepEqual(changes, [['clusterNames']]);
    names = ['a', 'b'];
    await store.read(scope, ['clusterNames'], { fresh: true }, never);
    assert.deepEqual(changes, [['clusterNames'], ['clusterNames']]);
  });

  it('a denial is an unknown fact with its reason, and is asked again', async () => {
    let calls = 0;
    const { store } = storeOver({
      describeVpcs: () => {
        calls += 1;
        return calls === 1 ? Promise.reject(denied()) : Promise.resolve([]);
      },
    });
    const first = await store.read(scope, ['vpcs'], {}, never);
    assert.ok(!first.vpcs.known && first.vpcs.why.reason === 'failed');
    assert.equal(first.vpcs.why.error.kind, 'accessDenied');
    assert.equal((await store.read(scope, ['vpcs'], {}, never)).vpcs.known, true);
  });

  it('a profile that cannot be opened makes every part unknown with the same reason', async () => {
    const store = createSnapshotStore({
      loadReader: () => Promise.resolve({ reader }),
      clock: fakeClock(),
      dns,
      connect: () => Promise.reject(denied()),
    });
    const snapshot = await store.read(scope, ['vpcs', { cluster: 'dev' }], {}, never);
    for (const fact of [snapshot.vpcs, snapshot.clusters['dev']]) {
      assert.ok(fact && !fact.known && fact.why.reason === 'failed');
      assert.equal(fact.why.error.kind, 'accessDenied');
    }
  });

  it('another account drops what was read as the old one', async () => {
    let accountId = '111111111111';
    const { store } = storeOver({
      callerIdentity: () =>
        Promise.resolve({ accountId: asId(accountId), arn: `arn:aws:iam::${accountId}:user/a` }),
      listClusters: () => Promise.resolve(['old']),
    });
    await store.read(scope, ['identity', 'clusterNames'], {}, never);
    accountId = '222222222222';
    const after = await store.read(scope, ['identity'], { fresh: true }, never);
    assert.equal(after.identity.known && after.identity.value.accountId, '222222222222');
    assert.equal(after.clusterNames.known, false);
  });

  it('forgetting drops facts and connection, and a late answer does not bring them back', async () => {
    let answer: (names: string[]) => void = () => undefined;
    const { store, changes, connects } = storeOver({
      listClusters: () => new Promise<string[]>((resolve) => (answer = resolve)),
      describeVpcs: () => Promise.resolve([]),
    });
    await store.read(scope, ['vpcs'], {}, never);
    const late = store.read(scope, ['clusterNames'], {}, never);
    await new Promise((resolve) => setImmediate(resolve));
    store.forget(scope);
    assert.deepEqual(changes.at(-1), ['vpcs']);
    answer(['old']);
    await late;
    assert.equal(store.snapshot(scope).clusterNames.known, false);
    assert.equal(store.snapshot(scope).vpcs.known, false);
    await store.read(scope, ['vpcs'], {}, never);
    assert.equal(connects.length, 2);
  });

  it('one who leaves does not stop the others; when all have left the call is told', async () => {
    let told = false;
    let answer: (names: string[]) => void = () => undefined;
    const { store } = storeOver({
      listClusters: (signal) => {
        signal.addEventListener('abort', () => (told = true));
        return new Promise<string[]>((resolve) => (answer = resolve));
      },
    });
    const one = new AbortController();
    const two = new AbortController();
    const first = store.read(scope, ['clusterNames'], {}, one.signal);
    const second = store.read(scope, ['clusterNames'], {}, two.signal);
    await new Promise((resolve) => setImmediate(resolve));
    one.abort();
    await assert.rejects(first, PortError);
    assert.equal(told, false);
    two.abort();
    await assert.rejects(second, PortError);
    assert.equal(told, true);
    answer([]);
  });

  it('never asks more than a few at once', async () => {
    let running = 0;
    let most = 0;
    const { store } = storeOver({
      describeCluster: async () => {
        most = Math.max(most, (running += 1));
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        throw denied();
      },
    });
    const parts = Array.from({ length: 100 }, (_, index) => ({ cluster: `c${index}` }));
    const snapshot = await store.read(scope, parts, {}, never);
    assert.equal(Object.keys(snapshot.clusters).length, 100);
    assert.ok(most > 1 && most <= 8, `${most} at once`);
  });
});
