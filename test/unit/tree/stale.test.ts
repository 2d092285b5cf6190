import assert from 'node:assert/strict';
import { reader } from '../../../src/core/inventory/reader.js';
import { asId } from '../../../src/core/model/ids.js';
import { message } from '../../../src/core/model/message.js';
import { PortError } from '../../../src/core/model/portError.js';
import { text } from '../../../src/core/model/text.js';
import type { Aws, Dns, Vantages } from '../../../src/core/ports.js';
import { createSnapshotStore } from '../../../src/store/snapshotStore.js';
import { Explorer } from '../../../src/tree/explorer.js';
import { createRecovery } from '../../../src/tree/recovery.js';
import { nodeId, type TreeNode } from '../../../src/ui/treeNode.js';
import { fakeClock } from '../aws/support/fakeClock.js';
import { cluster, scope } from './fixture.js';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const signal = new AbortController().signal;
const dns: Dns = { query: () => Promise.reject(new Error('no DNS here')) };
const vantages: Vantages = { list: () => Promise.resolve([]) };
const region: TreeNode = { kind: 'region', scope };

/** Store, explorer and recovery over an account that the test changes. */
function sideBar() {
  const now = { account: '111111111111', revision: 'a', expired: false };
  let hold: Promise<void> | undefined;
  const ask = <T>(answer: T): Promise<T> =>
    now.expired
      ? Promise.reject(
          new PortError({
            kind: 'expiredCredentials',
            messageKey: 'error.aws.expiredCredentials',
            args: { profile: scope.profile },
            help: message('help.aws.signIn', { profile: scope.profile }),
          }),
        )
      : Promise.resolve(answer);
  const aws: Partial<Aws> = {
    callerIdentity: async () => {
      await hold;
      const arn = `arn:aws:iam::${now.account}:user/a`;
      return ask({ accountId: asId(now.account), arn });
    },
    listClusters: () => ask([`of-${now.account}`]),
    describeCluster: (name) => ask(cluster(name)),
  };
  const store = createSnapshotStore({
    loadReader: () => Promise.resolve({ reader }),
    clock: fakeClock(),
    dns,
    revision: () => Promise.resolve(now.revision),
    connect: () =>
      Promise.resolve({ aws: { scope, ...aws } as Aws, vantages, revision: now.revision }),
  });
  const drawn: (string | undefined)[] = [];
  const explorer = new Explorer({
    operations: {
      profiles: () => Promise.resolve([{ name: scope.profile, region: scope.region }]),
      snapshot: (of) => store.shown(of),
      read: (of, parts, stop) => store.read(of, parts, { fresh: true }, stop),
    },
    say: text,
    log: quiet,
    regions: () => [],
    view: () => ({ pins: [], pinnedOnly: false, added: [], filter: '' }),
    changed: (node) => drawn.push(node && nodeId(node)),
    signal,
  });
  store.onDidChange((of) => explorer.storeChanged(of));
  const recovery = createRecovery({
    store,
    scopes: () => explorer.scopes(),
    refresh: (of) => explorer.refresh({ kind: 'region', scope: of }, signal),
    redraw: () => drawn.push('all'),
    failed: (thrown) => assert.fail(String(thrown)),
    signal,
  });
  /** Everything that the editor would draw, all rows expanded. */
  const rows = async (node?: TreeNode): Promise<readonly string[]> => {
    const own = node ? [explorer.row(node)] : [];
    const open = !own[0] || own[0].collapsible !== 'none';
    const below = open ? await explorer.children(node) : [];
    const all = [];
    for (const child of below) {
      if (child.kind !== 'group' || child.group === 'clusters') all.push(...(await rows(child)));
    }
    return [...own.map(({ label, description }) => `${label} | ${description ?? ''}`), ...all];
  };
  return { now, explorer, recovery, rows, drawn, hold: (until: Promise<void>) => (hold = until) };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assert.fail('never came to hold');
}

describe('the side bar when credentials change', () => {
  it('never shows a row of the old account after a switch', async () => {
    const { now, recovery, rows, explorer, hold } = sideBar();
    assert.ok((await rows()).some((row) => row.startsWith('of-111111111111')));
    let answer: () => void = () => undefined;
    void hold(new Promise((resolve) => (answer = resolve)));
    Object.assign(now, { account: '222222222222', revision: 'b' });
    recovery.credentialsChanged();
    await until(async () => Promise.resolve(explorer.row(region).description === undefined));
    const meanwhile = await explorer.children(region);
    assert.deepEqual(
      meanwhile.map((node) => node.kind === 'note' && node.note),
      ['checking'],
    );
    answer();
    await until(async () => (await rows()).some((row) => row.startsWith('of-222222222222')));
    assert.ok(!(await rows()).join().includes('111111111111'));
  });

  it('keeps the rows of lapsed credentials, marked, under one row with one button', async () => {
    const { now, explorer, rows } = sideBar();
    const before = await rows();
    now.expired = true;
    await explorer.refresh(region, signal);
    const after = await rows();
    assert.equal(after.length, before.length + 1);
    const notes = (await explorer.children(region)).filter(({ kind }) => kind === 'note');
    assert.equal(notes.length, 1);
    const [note] = notes.map((node) => explorer.row(node));
    assert.equal(note?.label, 'Credentials have expired');
    assert.equal(note.command?.id, 'eksPrivateDns.signIn');
    const one = after.find((row) => row.startsWith('of-111111111111'));
    assert.match(one ?? '', /\| stale/);
  });

  it('brings them back by itself when a terminal has signed in', async () => {
    const { now, explorer, recovery, rows, drawn } = sideBar();
    await rows();
    const before = await rows();
    now.expired = true;
    await explorer.refresh(region, signal);
    now.expired = false;
    drawn.length = 0;
    recovery.credentialsChanged();
    await until(async () => !(await rows()).join().includes('stale'));
    assert.deepEqual(await rows(), before);
    assert.ok(drawn.includes('region:blog/eu-central-1'));
  });
});
