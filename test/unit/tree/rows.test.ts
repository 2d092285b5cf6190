import assert from 'node:assert/strict';
import { asId } from '../../../src/core/model/ids.js';
import { text } from '../../../src/core/model/text.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import { childrenOf, regionsOf } from '../../../src/tree/children.js';
import type { Row } from '../../../src/tree/row.js';
import { rowOf } from '../../../src/tree/rows.js';
import { nodeId, parentOf, type GroupKind, type TreeNode } from '../../../src/ui/treeNode.js';
import { cluster, endpoint, fact, oneCluster, rule, scope, snapshot, trouble } from './fixture.js';

const group = (kind: GroupKind): TreeNode => ({ kind: 'group', scope, group: kind });
const clusterNode = (name: string): TreeNode => ({ kind: 'cluster', scope, name });
const row = (node: TreeNode, of: Snapshot): Row => rowOf(node, { snapshot: of, say: text });
const rowsBelow = (node: TreeNode, of: Snapshot) =>
  childrenOf(node, of).map((child) => row(child, of));

describe('the rows of the explorer', () => {
  it('show a cluster with version and access mode, and let it be enabled', () => {
    const shown = row(clusterNode('blog'), oneCluster(cluster('blog')));
    assert.equal(shown.label, 'blog');
    assert.equal(shown.description, '1.31 · public and private');
    assert.equal(shown.contextValue, 'cluster.enablable');
    assert.equal(shown.accessibilityLabel, 'blog, cluster, 1.31 · public and private');
    assert.deepEqual(shown.icon, { id: 'server-environment' });
    const values = shown.tooltip.map(({ value }) => value);
    assert.ok(values.includes('blog.gr7.eu-central-1.eks.amazonaws.com'));
    assert.ok(values.includes('vpc-c'));
  });

  const unfit = [
    { why: 'external', more: { kind: 'external', access: undefined } },
    { why: 'on Outposts', more: { kind: 'outposts' } },
    { why: 'public only', more: { access: 'public' } },
    { why: 'without an endpoint', more: { endpointName: undefined, status: 'CREATING' } },
  ] as const;
  for (const { why, more } of unfit) {
    it(`do not offer a cluster that is ${why} as one to enable`, () => {
      const { access, endpointName, ...rest } = { ...cluster('blog'), ...more };
      const one = {
        ...rest,
        ...(access === undefined ? {} : { access }),
        ...(endpointName === undefined ? {} : { endpointName }),
      };
      assert.equal(row(clusterNode('blog'), oneCluster(one)).contextValue, 'cluster');
    });
  }

  it('spin while AWS is at work', () => {
    const shown = row(clusterNode('blog'), oneCluster(cluster('blog', { status: 'CREATING' })));
    assert.equal(shown.icon.id, 'loading~spin');
    assert.match(shown.description ?? '', /^CREATING/);
  });

  it('say that a cluster which may not be described is unknown, and list it all the same', () => {
    const of = snapshot({
      clusterNames: fact(['blog']),
      clusters: { blog: trouble('accessDenied', 'eks:DescribeCluster') },
    });
    const [shown] = rowsBelow(group('clusters'), of);
    assert.equal(shown?.description, 'unknown (accessDenied)');
    assert.equal(shown.icon.id, 'question');
    assert.equal(shown.contextValue, 'cluster');
  });

  it('name the IAM action that is missing', () => {
    const of = snapshot({ clusterNames: trouble('accessDenied') });
    const shown = rowsBelow(group('clusters'), of);
    assert.deepEqual(
      shown.map(({ label, command }) => [label, command?.id]),
      [['Not allowed: eks:ListClusters', 'eksPrivateDns.showProblem']],
    );
  });

  it('offer to sign in again, once, where the credentials have expired', () => {
    const of = snapshot({ identity: trouble('expiredCredentials', 'sts:GetCallerIdentity') });
    const shown = rowsBelow({ kind: 'region', scope }, of);
    assert.equal(shown.length, 1);
    assert.equal(shown[0]?.command?.id, 'eksPrivateDns.signIn');
    assert.equal(shown[0].label, 'Credentials have expired');
    assert.equal(shown[0].description, 'Sign in again…');
  });

  it('show the folders when only the identity is denied', () => {
    const of = snapshot({ identity: trouble('accessDenied', 'sts:GetCallerIdentity') });
    const labels = rowsBelow({ kind: 'region', scope }, of).map(({ label }) => label);
    assert.deepEqual(labels, [
      'Clusters',
      'VPCs',
      'Resolver endpoints',
      'Resolver rules',
      'Forwarders',
    ]);
  });

  it('name the account of a Region', () => {
    assert.equal(row({ kind: 'region', scope }, snapshot()).description, 'account 111122223333');
    const unread = { ...snapshot(), identity: trouble('accessDenied') };
    const label = row({ kind: 'region', scope }, unread).accessibilityLabel;
    assert.equal(label, `${scope.region}, Region`);
  });

  it('leave out the rules that AWS keeps itself', () => {
    const rules = fact([rule('rslvr-autodefined-rr-internet-resolver'), rule('rslvr-rr-1')]);
    const shown = rowsBelow(group('rules'), snapshot({ rules }));
    assert.deepEqual(
      shown.map(({ id }) => id),
      ['blog/eu-central-1/rslvr-rr-1'],
    );
  });

  it('tell inbound from outbound endpoints, named ones first', () => {
    const endpoints = fact([
      endpoint('rslvr-in-1'),
      endpoint('rslvr-out-2', { direction: 'OUTBOUND', name: 'b', status: 'DELETING' }),
      endpoint('rslvr-in-3', { name: 'a' }),
    ]);
    const shown = rowsBelow(group('endpoints'), snapshot({ endpoints }));
    assert.deepEqual(
      shown.map(({ label, contextValue, icon }) => [label, contextValue, icon.id]),
      [
        ['a', 'endpoint.inbound', 'sign-in'],
        ['b', 'endpoint.outbound', 'loading~spin'],
        ['rslvr-in-1', 'endpoint.inbound', 'sign-in'],
      ],
    );
  });

  it('show an address that is still being made', () => {
    const id = endpoint('rslvr-in-1').id;
    const addresses = fact([
      { ipId: 'rni-1', subnetId: asId<never>('subnet-1'), status: 'CREATING', statusMessage: '' },
    ]);
    const of = snapshot({ endpointAddresses: { [id]: addresses } });
    const [shown] = rowsBelow({ kind: 'endpoint', scope, id }, of);
    assert.equal(shown?.label, 'no address yet');
    assert.equal(shown.description, 'subnet-1 · CREATING');
  });

  it('say "None" where a list is known to be empty', () => {
    const shown = rowsBelow(group('vpcs'), snapshot({ vpcs: fact([]) }));
    assert.deepEqual(
      shown.map(({ label }) => label),
      ['None'],
    );
  });

  it('put the own Region of a profile first and each Region once', () => {
    const regions = regionsOf('blog', 'eu-west-1', ['us-east-1', 'eu-west-1']);
    assert.deepEqual(regions.map(nodeId), ['region:blog/eu-west-1', 'region:blog/us-east-1']);
    assert.deepEqual(regionsOf('blog', undefined, []).map(nodeId), ['profile:blog/noRegion']);
  });

  it('lead from every row up to its profile', () => {
    const deepest: TreeNode = {
      kind: 'association',
      scope,
      ruleId: rule('rslvr-rr-1').id,
      id: 'rslvr-rrassoc-1',
    };
    const path: string[] = [];
    for (let node: TreeNode | undefined = deepest; node; node = parentOf(node)) {
      path.push(node.kind);
    }
    assert.deepEqual(path, ['association', 'rule', 'group', 'region', 'profile']);
  });
});
