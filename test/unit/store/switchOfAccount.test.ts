import assert from 'node:assert/strict';
import { reader } from '../../../src/core/inventory/reader.js';
import { valueOf } from '../../../src/core/model/fact.js';
import { message } from '../../../src/core/model/message.js';
import { asId } from '../../../src/core/model/ids.js';
import { PortError } from '../../../src/core/model/portError.js';
import type { Aws, Dns, Vantages } from '../../../src/core/ports.js';
import { createSnapshotStore } from '../../../src/store/snapshotStore.js';
import { fakeClock } from '../aws/support/fakeClock.js';

const scope = { profile: 'dev', region: 'us-east-1' };
const never = new AbortController().signal;
const dns: Dns = { query: () => Promise.reject(new Error('no DNS here')) };
const vantages: Vantages = { list: () => Promise.resolve([]) };
const [one, two] = ['111111111111', '222222222222'] as const;
const everything = ['identity', 'clusterNames'] as const;

/** A profile whose settings and credentials the test changes; each account has a cluster of its name. */
function world() {
  const now = { account: one as string, revision: 'a', key: 'k1', session: 's1', expired: false };
  const asked: string[] = [];
  let held: Promise<void> | undefined;
  const refuse = (): void => {
    if (!now.expired) return;
    throw new PortError({
      kind: 'expiredCredentials',
      messageKey: 'error.aws.expiredCredentials',
      args: { profile: 'dev' },
      help: message('help.aws.signIn', { profile: 'dev' }),
    });
  };
  const open = (): Aws => {
    // A connection goes on as whoever it was opened for, unless a program gives it new keys.
    const opened = now.account;
    const account = (): string => (now.key === 'silently' ? now.account : opened);
    const calls: Partial<Aws> = {
      callerIdentity: async () => {
        asked.push('who');
        await held;
        refuse();
        const id = account();
        const arn = `arn:aws:sts::${id}:assumed-role/admin/${now.session}`;
        return { accountId: asId(id), arn };
      },
      listClusters: () => {
        asked.push('clusters');
        return Promise.resolve().then(() => {
          refuse();
          return [`of-${account()}`];
        });
      },
    };
    return { scope, ...calls } as Aws;
  };
  const store = createSnapshotStore({
    loadReader: () => Promise.resolve({ reader }),
    clock: fakeClock(),
    dns,
    revision: () => Promise.resolve(now.revision),
    connect: () =>
      Promise.resolve({
        aws: open(),
        vantages,
        revision: now.revision,
        fingerprint: () => Promise.resolve(now.key),
      }),
  });
  const read = () => store.read(scope, everything, { fresh: true }, never);
  return {
    now,
    store,
    read,
    asked,
    hold: (until: Promise<void>) => void (held = until),
    clusters: () => valueOf(store.shown(scope).clusterNames),
    account: () => valueOf(store.shown(scope).identity)?.accountId,
  };
}

describe('a switch of account', () => {
  it('empties the scope at once when the profile names other credentials', async () => {
    const { now, store, read, clusters, account } = world();
    await read();
    assert.deepEqual(clusters(), [`of-${one}`]);
    Object.assign(now, { account: two, revision: 'b', key: 'k2' });
    const seen: (readonly string[] | undefined)[] = [];
    store.onDidChange(() => seen.push(clusters()));
    await store.recheck();
    assert.equal(clusters(), undefined);
    assert.equal(account(), undefined);
    assert.deepEqual(seen, [undefined]);
    await store.read(scope, ['identity'], {}, never);
    assert.equal(account(), two);
    assert.equal(clusters(), undefined);
  });

  it('is noticed by the next read, though nobody watches the files', async () => {
    const { now, store, read, clusters, account } = world();
    await read();
    Object.assign(now, { account: two, revision: 'b', key: 'k2' });
    await store.read(scope, ['clusterNames'], { fresh: true }, never);
    assert.deepEqual(clusters(), [`of-${two}`]);
    assert.equal(account(), two);
  });

  it('shows nothing while STS has not answered, and never what the old account had', async () => {
    const { now, store, read, clusters, hold } = world();
    await read();
    let answer: () => void = () => undefined;
    hold(new Promise((resolve) => (answer = resolve)));
    Object.assign(now, { account: two, revision: 'b', key: 'k2' });
    const reading = store.read(scope, ['identity'], { fresh: true }, never);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(clusters(), undefined);
    answer();
    await reading;
    assert.equal(clusters(), undefined);
  });

  it('that turns out to be none gives the rows back without reading them again', async () => {
    const { now, store, read, clusters, asked } = world();
    await read();
    Object.assign(now, { revision: 'b', key: 'k2', session: 's2' });
    await store.recheck();
    assert.equal(clusters(), undefined);
    await store.read(scope, ['identity'], {}, never);
    assert.deepEqual(clusters(), [`of-${one}`]);
    assert.deepEqual(asked, ['who', 'clusters', 'who']);
  });

  it('by a program that gives keys of another account: no answer of theirs joins the old ones', async () => {
    const { now, store, read, clusters, account } = world();
    await read();
    Object.assign(now, { account: two, key: 'silently' });
    const mixed: string[] = [];
    store.onDidChange(() => mixed.push(`${account() ?? '-'} ${clusters()?.join() ?? '-'}`));
    await store.read(scope, ['clusterNames'], { fresh: true }, never);
    assert.equal(account(), two);
    assert.deepEqual(clusters(), [`of-${two}`]);
    assert.deepEqual(mixed, [`${two} -`, `${two} of-${two}`]);
  });

  it('new keys of the same role change nothing', async () => {
    const { now, store, read, clusters, asked } = world();
    await read();
    Object.assign(now, { key: 'k2', session: 's2' });
    await store.read(scope, ['clusterNames'], { fresh: true }, never);
    assert.deepEqual(clusters(), [`of-${one}`]);
    assert.deepEqual(asked, ['who', 'clusters', 'clusters', 'who']);
  });

  it('after an expiry, too', async () => {
    const { now, read, clusters, account } = world();
    await read();
    now.expired = true;
    await read();
    assert.deepEqual(clusters(), [`of-${one}`]);
    Object.assign(now, { expired: false, account: two, key: 'silently' });
    await read();
    assert.equal(account(), two);
    assert.deepEqual(clusters(), [`of-${two}`]);
  });
});

describe('credentials that have lapsed', () => {
  it('leave the rows, marked stale, and nothing for plans; fresh ones clear the mark', async () => {
    const { now, store, read, clusters } = world();
    await read();
    now.expired = true;
    await read();
    assert.deepEqual(clusters(), [`of-${one}`]);
    assert.equal(store.shown(scope).stale?.kind, 'expiredCredentials');
    assert.equal(store.snapshot(scope).clusterNames.known, false);
    now.expired = false;
    await store.read(scope, ['identity'], { fresh: true }, never);
    assert.equal(store.shown(scope).stale?.kind, 'expiredCredentials', 'not all is read again');
    await read();
    assert.equal(store.shown(scope).stale, undefined);
    assert.equal(store.snapshot(scope).clusterNames.known, true);
  });
});
