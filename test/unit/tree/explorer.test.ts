import assert from 'node:assert/strict';
import { partKey, type Part } from '../../../src/core/inventory/parts.js';
import { emptySnapshot, type Snapshot } from '../../../src/core/model/snapshot.js';
import { message } from '../../../src/core/model/message.js';
import { PortError } from '../../../src/core/model/portError.js';
import { text } from '../../../src/core/model/text.js';
import { Explorer, type ExplorerDeps } from '../../../src/tree/explorer.js';
import { describingAtOnce } from '../../../src/tree/describer.js';
import type { ViewState } from '../../../src/ui/explorerView.js';
import { nodeId } from '../../../src/ui/treeNode.js';
import { cluster, fact, identity, scope } from './fixture.js';

const untouched: ViewState = { pins: [], pinnedOnly: false, added: [], filter: '' };

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A store with the clusters of `names`, and an explorer over it. */
function explorerOf(
  names: readonly string[],
  { hold, state = untouched }: { hold?: Promise<void>; state?: ViewState } = {},
) {
  let held: Snapshot = emptySnapshot(scope);
  const reads: string[] = [];
  const drawn: (string | undefined)[] = [];
  let underWay = 0;
  let most = 0;
  const answer = (part: Part): Snapshot => {
    if (part === 'identity') return { ...held, identity: fact(identity) };
    if (part === 'rules') return { ...held, rules: fact([]) };
    if (part === 'associations') return { ...held, associations: fact([]) };
    if (part === 'clusterNames') return { ...held, clusterNames: fact([...names]) };
    if (typeof part === 'object' && 'cluster' in part) {
      const one = { [part.cluster]: fact(cluster(part.cluster)) };
      return { ...held, clusters: { ...held.clusters, ...one } };
    }
    throw new Error(partKey(part));
  };
  const explorer = new Explorer({
    operations: {
      profiles: () => Promise.resolve([{ name: 'blog', region: scope.region }, { name: 'other' }]),
      snapshot: (of) => (of.profile === scope.profile ? held : emptySnapshot(of)),
      read: async (_of, parts) => {
        reads.push(...parts.map(partKey));
        const describes = parts.some((part) => typeof part === 'object');
        if (describes) underWay += 1;
        most = Math.max(most, underWay);
        if (describes) await hold;
        for (const part of parts) held = answer(part);
        if (describes) underWay -= 1;
        explorer.storeChanged(scope);
        return held;
      },
    },
    say: text,
    log: quiet,
    regions: () => ['us-east-1'],
    view: () => state,
    changed: (node) => drawn.push(node && nodeId(node)),
    signal: new AbortController().signal,
  });
  return { explorer, reads, drawn, most: () => most };
}

/** An explorer of which only the operations matter. */
const explorerWith = (operations: ExplorerDeps['operations']): Explorer =>
  new Explorer({
    operations,
    say: text,
    log: quiet,
    regions: () => [],
    view: () => untouched,
    changed: () => {},
    signal: new AbortController().signal,
  });

describe('the explorer', () => {
  it('reads nothing of a profile that is not expanded', async () => {
    const { explorer, reads } = explorerOf([]);
    const [profile] = await explorer.children();
    assert.ok(profile);
    assert.deepEqual(reads, []);
  });

  it('says on the rows of Regions whose they are, and reads nothing else of them', async () => {
    const { explorer, reads, drawn } = explorerOf([]);
    const [profile] = await explorer.children();
    assert.ok(profile);
    const regions = await explorer.children(profile);
    assert.deepEqual(regions.map(nodeId), ['region:blog/eu-central-1', 'region:blog/us-east-1']);
    // The store of this test has one scope, and answers for the other with nothing read.
    assert.deepEqual([...new Set(reads)], ['identity']);
    const [first] = regions;
    assert.ok(first);
    assert.equal(explorer.row(first).description, 'account 111122223333');
    assert.deepEqual(drawn, []);
  });

  it('shows the Regions all the same when nobody says whose they are', async () => {
    const explorer = explorerWith({
      profiles: () => Promise.resolve([{ name: 'blog', region: scope.region }]),
      snapshot: emptySnapshot,
      read: () => new Promise(() => undefined),
    });
    const [profile] = await explorer.children();
    assert.ok(profile);
    const regions = await explorer.children(profile);
    assert.deepEqual(regions.map(nodeId), ['region:blog/eu-central-1']);
  });

  it('shows cluster names before the clusters are described, then each as it comes', async () => {
    let release: () => void = () => undefined;
    const hold = new Promise<void>((done) => (release = done));
    const names = Array.from({ length: 9 }, (_, at) => `c${at}`);
    const { explorer, reads, drawn, most } = explorerOf(names, { hold });
    const group = { kind: 'group', scope, group: 'clusters' } as const;
    const rows = await explorer.children(group);
    assert.equal(rows.length, 9);
    // The names, what the first few are, and what a verdict needs of the Region.
    assert.equal(reads.length, 1 + describingAtOnce + 2);
    release();
    for (let turn = 0; turn < 1000 && drawn.length < 9; turn += 1) {
      await new Promise((done) => setImmediate(done));
    }
    assert.equal(most(), describingAtOnce);
    assert.deepEqual(drawn.sort(), rows.map(nodeId));
    assert.ok(rows.every((row) => explorer.row(row).contextValue === 'cluster.enablable'));
  });

  it('gives the same object for the same row, whoever asks', async () => {
    const { explorer } = explorerOf(['blog']);
    const group = { kind: 'group', scope, group: 'clusters' } as const;
    const [first] = await explorer.children(group);
    const [again] = await explorer.children(group);
    assert.ok(first);
    assert.equal(first, again);
    const parent = explorer.parent(first);
    assert.ok(parent);
    assert.equal(parent, explorer.parent(first));
    assert.equal(nodeId(parent), nodeId(group));
  });

  it('asks once, and again on a refresh', async () => {
    const { explorer, reads } = explorerOf([]);
    const region = { kind: 'region', scope } as const;
    await explorer.children(region);
    await explorer.children(region);
    assert.deepEqual(reads, ['identity']);
    await explorer.refresh(region, new AbortController().signal);
    assert.deepEqual(reads, ['identity', 'identity']);
  });

  it('shows profiles that cannot be read as one row with a next step', async () => {
    const broken = new PortError({
      kind: 'internal',
      messageKey: 'error.internal',
      args: { detail: 'EACCES' },
      help: message('help.runAgain'),
    });
    const explorer = explorerWith({
      profiles: () => Promise.reject(broken),
      snapshot: emptySnapshot,
      read: () => Promise.reject(broken),
    });
    const [row] = await explorer.children();
    assert.ok(row);
    assert.match(explorer.row(row).label, /EACCES/);
    assert.equal(explorer.row(row).command?.id, 'eksPrivateDns.showProblem');
    assert.equal(explorer.parent(row), undefined);
  });
});
