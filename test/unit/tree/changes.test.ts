import assert from 'node:assert/strict';
import { text } from '../../../src/core/model/text.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import { changedNodes } from '../../../src/tree/changes.js';
import { partsInTransition } from '../../../src/tree/transient.js';
import { nodeId } from '../../../src/ui/treeNode.js';
import { cluster, endpoint, fact, oneCluster, rule, snapshot, trouble } from './fixture.js';

const changed = (before: Snapshot, after: Snapshot) =>
  changedNodes(before, after, text).map(nodeId);

describe('what is drawn again', () => {
  it('is nothing when the same was read again', () => {
    assert.deepEqual(changed(oneCluster(cluster('a'), 1), oneCluster(cluster('a'), 2)), []);
  });

  it('is one row when only that row changed', () => {
    const before = oneCluster(cluster('a'));
    const after = { ...before, clusters: { a: fact(cluster('a', { version: '1.32' })) } };
    assert.deepEqual(changed(before, after), ['blog/eu-central-1/cluster/a']);
  });

  it('is the folder when its list changed', () => {
    const before = oneCluster(cluster('a'));
    const after = { ...before, clusterNames: fact(['a', 'b']) };
    assert.deepEqual(changed(before, after), ['blog/eu-central-1/clusters']);
  });

  it('is nothing for a list nobody had asked for', () => {
    const before = snapshot();
    assert.deepEqual(changed(before, { ...before, rules: fact([rule('rslvr-rr-1')]) }), []);
  });

  it('is the Region when its credentials expired or came back', () => {
    const before = snapshot();
    const after = snapshot({ identity: trouble('expiredCredentials') });
    assert.deepEqual(changed(before, after), ['region:blog/eu-central-1']);
    assert.deepEqual(changed(after, before), ['region:blog/eu-central-1']);
  });

  it('is the note when the reason for it changed', () => {
    const before = snapshot({ vpcs: trouble('throttled', 'ec2:DescribeVpcs') });
    const after = { ...before, vpcs: trouble('accessDenied', 'ec2:DescribeVpcs') };
    assert.deepEqual(changed(before, after), ['blog/eu-central-1/vpcs/trouble']);
  });
});

describe('what is asked again by itself', () => {
  it('is nothing while everything is at rest', () => {
    const at = oneCluster(cluster('a'));
    const rest = { ...at, endpoints: fact([endpoint('rslvr-in-1')]), rules: fact([rule('r')]) };
    assert.deepEqual(partsInTransition(rest), []);
  });

  it('is what AWS is at work on', () => {
    const creating = oneCluster(cluster('a', { status: 'CREATING' }));
    const parts = partsInTransition({
      ...creating,
      endpoints: fact([endpoint('rslvr-in-1', { status: 'CREATING' })]),
    });
    assert.deepEqual(parts, [{ cluster: 'a' }, 'endpoints']);
  });

  it('includes the addresses of an endpoint that is being made, once somebody has seen them', () => {
    const { id, ...rest } = endpoint('rslvr-in-1', { status: 'CREATING' });
    const of = snapshot({ endpoints: fact([{ id, ...rest }]) });
    assert.deepEqual(partsInTransition(of), ['endpoints']);
    const seen = { ...of, endpointAddresses: { [id]: fact([]) } };
    assert.deepEqual(partsInTransition(seen), ['endpoints', { endpointAddresses: id }]);
  });
});
