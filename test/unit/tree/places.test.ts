import assert from 'node:assert/strict';
import { partKey } from '../../../src/core/inventory/parts.js';
import { asId, type VpcId } from '../../../src/core/model/ids.js';
import type { Vpc } from '../../../src/core/model/network.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import { text } from '../../../src/core/model/text.js';
import { changedNodes } from '../../../src/tree/changes.js';
import { childrenOf } from '../../../src/tree/children.js';
import { partsFor, unread } from '../../../src/tree/reads.js';
import { rowOf } from '../../../src/tree/rows.js';
import { nodeIn } from '../../../src/ui/nodeIn.js';
import { clusterTargetOf } from '../../../src/ui/target.js';
import { nodeId, parentOf, type NodeOf } from '../../../src/ui/treeNode.js';
import { cluster, endpoint, fact, rule, scope, snapshot, trouble } from './fixture.js';

const id = asId<VpcId>('vpc-c');
const vpcNode: NodeOf<'vpc'> = { kind: 'vpc', scope, id };
const forwarders: NodeOf<'group'> = { kind: 'group', scope, group: 'forwarders' };
const vpc: Vpc = {
  id,
  name: 'tools',
  ownerId: asId('111122223333'),
  cidrs: ['192.168.0.0/16'],
  ipv6Cidrs: [],
  dhcpOptionsId: 'dopt-1',
  tenancy: 'default',
  isDefault: false,
};
const inbound = endpoint('rslvr-in-1', { name: 'in' });
const attached = (ipId: string, ip: string) => ({
  ipId,
  subnetId: asId<never>('subnet-1'),
  ip,
  status: 'ATTACHED',
  statusMessage: '',
});
const association = {
  id: asId<never>('rslvr-rrassoc-1'),
  ruleId: rule('rslvr-rr-1').id,
  vpcId: id,
  name: '',
  status: 'CREATING',
  statusMessage: '',
};

/** A VPC with a cluster, an inbound endpoint and a rule, all read. */
const estate = snapshot({
  vpcs: fact([vpc]),
  vpcDns: { [id]: fact({ dnsSupport: true, dnsHostnames: false }) },
  dhcpOptions: fact([{ id: 'dopt-1', nameServers: ['AmazonProvidedDNS'] }]),
  clusterNames: fact(['blog', 'elsewhere']),
  clusters: {
    blog: fact(cluster('blog')),
    elsewhere: fact(cluster('elsewhere', { vpcId: asId<VpcId>('vpc-d') })),
  },
  endpoints: fact([
    inbound,
    endpoint('rslvr-out-1', { direction: 'OUTBOUND', vpcId: asId<VpcId>('vpc-d') }),
  ]),
  endpointAddresses: {
    [inbound.id]: fact([attached('rni-1', '192.168.1.5'), attached('rni-2', '192.168.2.5')]),
  },
  rules: fact([rule('rslvr-rr-1', { name: 'r' })]),
  associations: fact([association]),
});
const rowsBelow = (node: NodeOf<'vpc' | 'group'>, of: Snapshot) =>
  childrenOf(node, of).map((child) => rowOf(child, { snapshot: of, say: text }));

describe('what is below a VPC', () => {
  it('is its DNS settings, its clusters, its endpoints and the rules associated with it', () => {
    const rows = rowsBelow(vpcNode, estate);
    assert.deepEqual(
      rows.map(({ label, contextValue }) => [label, contextValue]),
      [
        ['DNS settings', 'dns'],
        ['blog', 'cluster.enablable'],
        ['in', 'endpoint.inbound'],
        ['r', 'rule'],
      ],
    );
    assert.equal(rows[0]?.description, 'support on · hostnames off · AmazonProvidedDNS');
    assert.equal(rows[3]?.icon.id, 'loading~spin');
    assert.match(rows[3].description ?? '', /CREATING$/);
  });

  it('has ids of its own, and stands for what it shows', () => {
    const ids = childrenOf(vpcNode, estate).map(nodeId);
    assert.equal(new Set(ids).size, 4);
    assert.ok(!ids.includes(nodeId({ kind: 'cluster', scope, name: 'blog' })));
    const link = childrenOf(vpcNode, estate)[1];
    assert.ok(link);
    assert.deepEqual(nodeIn(link), { kind: 'cluster', scope, name: 'blog' });
    assert.deepEqual(clusterTargetOf(link), { scope, clusterName: 'blog' });
    assert.equal(parentOf(link), vpcNode);
  });

  it('loses nothing but what may not be read', () => {
    const rows = rowsBelow(vpcNode, {
      ...estate,
      associations: trouble('accessDenied', 'r53:List'),
    });
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['DNS settings', 'blog', 'in', 'Not allowed: r53:List'],
    );
  });

  it('says that clusters are still being read, and fills in', () => {
    const { blog, ...rest } = estate.clusters;
    assert.ok(blog);
    const before = { ...estate, clusters: rest };
    assert.deepEqual(
      rowsBelow(vpcNode, before).map(({ label }) => label),
      ['DNS settings', 'in', 'r', 'Reading the clusters…'],
    );
    const drawn = changedNodes(before, estate, text).map(nodeId);
    assert.ok(drawn.includes(nodeId(vpcNode)), drawn.join());
  });

  it('is drawn again only where somebody has opened it', () => {
    const closed = { ...estate, vpcDns: {} };
    const after = { ...closed, endpoints: fact([inbound]) };
    const drawn = changedNodes(closed, after, text).map(nodeId);
    assert.ok(!drawn.includes(nodeId(vpcNode)));
  });

  it('warns where instances ask other servers, or nobody', () => {
    const foreign = fact([{ id: 'dopt-1', nameServers: ['10.0.0.53'] }]);
    const off = { [id]: fact({ dnsSupport: false, dnsHostnames: false }) };
    for (const of of [
      { ...estate, dhcpOptions: foreign },
      { ...estate, vpcDns: off },
    ]) {
      assert.equal(rowsBelow(vpcNode, of)[0]?.icon.id, 'warning');
    }
  });
});

describe('Forwarders', () => {
  it('are the clusters whose names can be forwarded, with the addresses to forward to', () => {
    const rows = rowsBelow(forwarders, estate);
    assert.deepEqual(
      rows.map(({ label, description, contextValue }) => [label, description, contextValue]),
      [['blog', '192.168.1.5, 192.168.2.5', 'cluster.forwarder']],
    );
    const values = rows[0]?.tooltip.map(({ value }) => value) ?? [];
    assert.ok(values.includes('blog.gr7.eu-central-1.eks.amazonaws.com'));
    assert.ok(rows[0]?.accessibilityLabel.startsWith('blog, '));
  });

  it('include a cluster of another VPC that a hub serves', () => {
    const tags = {
      'eks-private-dns:managed-by': 'eks-private-dns',
      'eks-private-dns:fwd:elsewhere': 'elsewhere.gr7.eu-central-1.eks.amazonaws.com',
    };
    const rows = rowsBelow(forwarders, { ...estate, resolverTags: { [inbound.arn]: fact(tags) } });
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['blog', 'elsewhere'],
    );
  });

  it('warn of an endpoint that does not answer', () => {
    const sick = { ...inbound, status: 'ACTION_NEEDED' };
    const [row] = rowsBelow(forwarders, { ...estate, endpoints: fact([sick]) });
    assert.equal(row?.mood, 'trouble');
  });

  it('say that there are none, and read no cluster for that', () => {
    const none = { ...estate, endpoints: fact([]), clusters: {} };
    assert.deepEqual(
      rowsBelow(forwarders, none).map(({ label }) => label),
      ['No cluster has an inbound endpoint to forward to'],
    );
  });

  it('ask for the addresses and tags of inbound endpoints, once these are known', () => {
    const first = unread(snapshot(), partsFor(forwarders, snapshot()));
    assert.deepEqual(first, ['clusterNames', 'endpoints']);
    const listed = snapshot({ clusterNames: fact([]), endpoints: fact([inbound]) });
    const second = unread(listed, partsFor(forwarders, listed)).map(partKey);
    assert.deepEqual(second, [`endpointAddresses:${inbound.id}`, `resolverTags:${inbound.arn}`]);
  });
});

describe('what rows of endpoints, rules and clusters add', () => {
  const rowIn = (of: Snapshot, node: NodeOf<'cluster' | 'endpoint' | 'rule'>) =>
    rowOf(node, { snapshot: of, say: text });

  it('an endpoint has its cost, its addresses and their zones', () => {
    const subnets = fact([
      {
        id: asId<never>('subnet-1'),
        name: '',
        vpcId: id,
        ownerId: asId<never>('111122223333'),
        availabilityZone: 'eu-central-1a',
        cidr: '192.168.1.0/24',
        ipv6Cidrs: [],
        availableIpAddressCount: 9,
        ipv6Native: false,
      },
    ]);
    const row = rowIn({ ...estate, subnets }, { kind: 'endpoint', scope, id: inbound.id });
    assert.equal(row.description, 'inbound · vpc-c · $182.50 a month');
    const values = row.tooltip.map(({ value }) => value);
    assert.ok(values.includes('192.168.1.5, 192.168.2.5'));
    assert.ok(values.includes('eu-central-1a'));
  });

  it('a rule has its targets, who shares it, and with whom', () => {
    const mine = rule('rslvr-rr-1', { shareStatus: 'SHARED_BY_ME' });
    const share = {
      arn: 'arn:ram',
      name: 's',
      tags: {},
      ruleStatus: 'ASSOCIATED',
      principals: [{ id: '444455556666', status: 'ASSOCIATED', external: false }],
    };
    const of = { ...estate, rules: fact([mine]) };
    assert.deepEqual(unread(of, partsFor({ kind: 'rule', scope, id: mine.id }, of)), [
      { ruleShares: mine.arn },
    ]);
    const shared = { ...of, ruleShares: { [mine.arn]: fact([share]) } };
    const row = rowIn(shared, { kind: 'rule', scope, id: mine.id });
    assert.equal(row.description, 'FORWARD · → 192.168.64.9 · shared with others');
    assert.ok(row.tooltip.some(({ value }) => value === '444455556666'));
    const theirs = rule('rslvr-rr-2', { shareStatus: 'SHARED_WITH_ME', ownerId: '444455556666' });
    const other = rowIn(
      { ...estate, rules: fact([theirs]) },
      { kind: 'rule', scope, id: theirs.id },
    );
    assert.match(other.description ?? '', /shared by account 444455556666$/);
  });

  it('a cluster has a badge only where rules and associations were read', () => {
    const node = { kind: 'cluster', scope, name: 'blog' } as const;
    const { endpointName = '' } = cluster('blog');
    const unasked = snapshot({ clusters: estate.clusters });
    assert.equal(rowIn(unasked, node).mood, undefined);
    const wanting = rowIn(estate, node);
    assert.equal(wanting.mood, 'wanting');
    assert.match(wanting.description ?? '', /^needed outside its VPC/);
    const served = {
      ...estate,
      rules: fact([rule('rslvr-rr-1', { domainName: endpointName })]),
      associations: fact([{ ...association, status: 'COMPLETE' }]),
    };
    assert.equal(rowIn(served, node).mood, 'good');
    assert.match(rowIn(served, node).accessibilityLabel, /^blog, cluster, served in VPCs: 1/);
    const creating = { ...served, associations: fact([association]) };
    assert.equal(rowIn(creating, node).mood, 'wanting');
  });
});
