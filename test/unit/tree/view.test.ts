import assert from 'node:assert/strict';
import type { Part } from '../../../src/core/inventory/parts.js';
import { emptySnapshot } from '../../../src/core/model/snapshot.js';
import { text } from '../../../src/core/model/text.js';
import { changedNodes } from '../../../src/tree/changes.js';
import { childrenOf } from '../../../src/tree/children.js';
import { Explorer } from '../../../src/tree/explorer.js';
import { sieveOf } from '../../../src/tree/sieve.js';
import type { ViewState } from '../../../src/ui/explorerView.js';
import { nodeId, type NodeOf } from '../../../src/ui/treeNode.js';
import { cluster, fact, scope, snapshot } from './fixture.js';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const other = { profile: 'other', region: 'us-east-1' };

function explorerWith(state: Partial<ViewState>) {
  const reads: Part[] = [];
  const explorer = new Explorer({
    operations: {
      profiles: () => Promise.resolve([{ name: 'blog', region: scope.region }, { name: 'other' }]),
      snapshot: emptySnapshot,
      read: (of, parts) => {
        reads.push(...parts);
        return Promise.resolve(emptySnapshot(of));
      },
    },
    say: text,
    log: quiet,
    regions: () => [],
    view: () => ({ pins: [], pinnedOnly: false, added: [], filter: '', ...state }),
    changed: () => {},
    signal: new AbortController().signal,
  });
  return { explorer, reads };
}

describe('pinned Regions', () => {
  it('stand first, once, and lead to nothing above them', async () => {
    const { explorer, reads } = explorerWith({ pins: [scope, other] });
    const rows = await explorer.children();
    assert.deepEqual(rows.map(nodeId), [
      'region:blog/eu-central-1',
      'region:other/us-east-1',
      'profile:blog',
      'profile:other',
    ]);
    const [first, , profile] = rows;
    assert.ok(first && profile);
    assert.equal(explorer.parent(first), undefined);
    assert.equal(explorer.row(first).contextValue, 'region.pinned');
    assert.equal(explorer.row(first).description, 'blog');
    assert.match(explorer.row(first).accessibilityLabel, /^eu-central-1, Region, pinned/);
    const below = await explorer.children(profile);
    assert.deepEqual(
      below.map((one) => explorer.row(one).label),
      ['Its Regions are pinned above'],
    );
    assert.deepEqual(reads, []);
  });

  it('are all there is, where the user wants that; those of profiles that are gone are not', async () => {
    const gone = { profile: 'gone', region: 'eu-west-1' };
    const { explorer } = explorerWith({ pins: [gone, other], pinnedOnly: true });
    assert.deepEqual((await explorer.children()).map(nodeId), ['region:other/us-east-1']);
  });

  it('and added ones can be told apart by menus', () => {
    const { explorer } = explorerWith({ added: [other] });
    assert.equal(explorer.row({ kind: 'region', scope: other }).contextValue, 'region.added');
    assert.equal(explorer.row({ kind: 'region', scope }).contextValue, 'region');
  });
});

describe('a filter', () => {
  const clusters: NodeOf<'group'> = { kind: 'group', scope, group: 'clusters' };
  const estate = snapshot({
    clusterNames: fact(['payments', 'search']),
    clusters: { payments: fact(cluster('payments')), search: fact(cluster('search')) },
  });
  const shown = (filter: string) => childrenOf(clusters, estate, sieveOf(filter, text)).map(nodeId);

  it('looks at names, ids, ARNs and endpoint names, and wants every word', () => {
    const payments = ['blog/eu-central-1/cluster/payments'];
    assert.deepEqual(shown('PAY'), payments);
    assert.deepEqual(shown('cluster/payments'), payments);
    assert.deepEqual(shown('payments.gr7'), payments);
    assert.deepEqual(shown('pay vpc-c'), payments);
    assert.deepEqual(shown('pay vpc-d'), ['blog/eu-central-1/clusters/filtered']);
    assert.equal(shown('  ').length, 2);
  });

  it('that hides all says so, with the way out', () => {
    const { explorer } = explorerWith({ filter: 'x' });
    const row = explorer.row({ kind: 'note', parent: clusters, note: 'filtered' });
    assert.equal(row.command?.id, 'eksPrivateDns.clearFilter');
  });

  it('draws the folder again when a row comes to match', () => {
    const after = {
      ...estate,
      clusters: { ...estate.clusters, search: fact(cluster('search', { version: '1.99' })) },
    };
    const drawn = changedNodes(estate, after, text, sieveOf('1.99', text)).map(nodeId);
    assert.deepEqual(drawn, [nodeId(clusters)]);
  });
});
