import assert from 'node:assert/strict';
import { reader } from '../../../src/core/inventory/reader.js';
import { readForDiagnosis } from '../../../src/core/inventory/diagnosisEstate.js';
import { valueOf, type Fact } from '../../../src/core/model/fact.js';
import { emptySnapshot, type Snapshot } from '../../../src/core/model/snapshot.js';
import { addFirewallGroup, protect } from '../../../src/sandbox/scenarios/firewall.js';
import { addHostedZone } from '../../../src/sandbox/scenarios/hostedZones.js';
import { addPrefixList } from '../../../src/sandbox/scenarios/prefixLists.js';
import { addRule } from '../../../src/sandbox/scenarios/groups.js';
import { addUpdate } from '../../../src/sandbox/scenarios/troubles.js';
import { createSnapshotStore } from '../../../src/store/snapshotStore.js';
import type { World } from '../../../src/sandbox/world.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { reshape } from '../../support/reshape.js';

function value<T>(fact: Fact<T> | undefined): T {
  assert.ok(fact?.known, JSON.stringify(fact));
  return fact.value;
}

function codeOf(fact: Fact<unknown> | undefined): string | undefined {
  assert.ok(fact && !fact.known && fact.why.reason === 'failed', JSON.stringify(fact));
  return fact.why.error.messageKey;
}

const day = 24 * 60 * 60 * 1000;

describe('what is read for a diagnosis', () => {
  let estate: TestEstate;
  let listId = '';
  before(async () => {
    estate = await testEstate('post');
    await reshape(estate, (world) => {
      listId = guarded(world);
    });
  });
  after(() => estate.close());

  /** A world in which everything that a diagnosis reads is there. */
  function guarded(world: World): string {
    const [worker, tools] = world.vpcs;
    const [cluster] = world.clusters;
    assert.ok(worker && tools && cluster);
    const list = addPrefixList(world, 'offices', ['10.20.0.0/16', '10.21.0.0/16']);
    const control = world.securityGroups.find(({ groupName }) => groupName.startsWith('eksctl-'));
    assert.ok(control);
    addRule(world, control, { ipProtocol: 'tcp', port: 443, prefixListId: list.prefixListId });
    addHostedZone(world, 'Corp.Example.com', [tools]);
    const group = addFirewallGroup(world, 'egress', 0, [
      { name: 'blocked', action: 'BLOCK', blockResponse: 'NXDOMAIN', domains: ['*.Bad.example.'] },
      { name: 'aws-list', action: 'ALERT', domains: ['x.example'], managed: true },
    ]);
    protect(world, tools, group, 101);
    for (let number = 1; number <= 12; number += 1) {
      const type = number % 2 === 0 ? 'VersionUpdate' : 'VpcConfigUpdate';
      addUpdate(world, cluster.name, { type, createdAt: number * day, completeAt: number * day });
    }
    return list.prefixListId;
  }

  const read = (vpcs = [estate.vpc('tools')]): Promise<Snapshot> =>
    readForDiagnosis(estate.read, emptySnapshot(estate.aws.scope), 'payments', vpcs, estate.signal);

  it('network ACLs, zones, firewall, prefix lists and updates, each where it belongs', async () => {
    const snapshot = await read();
    const [tools, worker] = [estate.vpc('tools'), estate.vpc('eks-worker')];
    const acl = value(snapshot.networkAcls).find(({ vpcId }) => vpcId === worker);
    assert.equal(acl?.subnetIds.length, 5);
    assert.deepEqual(
      acl.entries.map(({ direction, ruleNumber, action, cidr }) => [
        direction,
        ruleNumber,
        action,
        cidr,
      ]),
      [
        ['egress', 100, 'allow', '0.0.0.0/0'],
        ['egress', 32767, 'deny', '0.0.0.0/0'],
        ['ingress', 100, 'allow', '0.0.0.0/0'],
        ['ingress', 32767, 'deny', '0.0.0.0/0'],
      ],
    );
    assert.deepEqual(value(snapshot.prefixLists[listId]), ['10.20.0.0/16', '10.21.0.0/16']);
    assert.deepEqual(
      value(snapshot.hostedZones[tools]).map(({ name, owner }) => [name, owner]),
      [['corp.example.com', '111122223333']],
    );
    assert.deepEqual(
      value(snapshot.hostedZones[worker]).map(({ name, owner }) => [name, owner]),
      [['9ff86db0668dc670f27f426024e7cdbd.sk1.us-east-1.eks.amazonaws.com', 'eks.amazonaws.com']],
    );
    const [association] = value(snapshot.firewallAssociations[tools]);
    assert.equal(association?.priority, 101);
    assert.deepEqual(value(snapshot.firewallAssociations[worker]), []);
    const rules = value(snapshot.firewallRules[association.groupId]);
    assert.deepEqual(
      rules.map(({ name, action, blockResponse }) => [name, action, blockResponse]),
      [
        ['blocked', 'BLOCK', 'NXDOMAIN'],
        ['aws-list', 'ALERT', undefined],
      ],
    );
    const [own, managed] = rules.map(({ domainListId = '' }) => domainListId);
    assert.deepEqual(value(snapshot.firewallDomains[own ?? '']), ['*.bad.example']);
    assert.equal(codeOf(snapshot.firewallDomains[managed ?? '']), 'error.aws.accessDenied');
    const tables = value(snapshot.routeTables).flatMap(({ routes }) => routes);
    assert.deepEqual(
      [...new Set(tables.filter(({ propagated }) => propagated).map(({ target }) => target))].map(
        (target) => target.slice(0, 4),
      ),
      ['vgw-'],
    );
  });

  it('of many updates the newest, and says that it is not all', async () => {
    const fact = (await read()).clusterUpdates['payments'];
    const updates = value(fact);
    assert.equal(updates.length, 10);
    assert.deepEqual(updates.map(({ type, createdAt }) => [type, createdAt / day]).slice(0, 2), [
      ['VersionUpdate', 12],
      ['VpcConfigUpdate', 11],
    ]);
    assert.equal(fact?.source?.call, 'eks:DescribeUpdate (10 of 12)');
  });

  it('leaves unknown what is denied, and nothing else', async () => {
    const denied: readonly (readonly [string, string, (snapshot: Snapshot) => unknown])[] = [
      ['ec2', 'DescribeNetworkAcls', ({ networkAcls }) => networkAcls],
      ['ec2', 'GetManagedPrefixListEntries', ({ prefixLists }) => prefixLists[listId]],
      ['route53', 'ListHostedZonesByVPC', ({ hostedZones }) => hostedZones[estate.vpc('tools')]],
      [
        'route53resolver',
        'ListFirewallRuleGroupAssociations',
        ({ firewallAssociations }) => firewallAssociations[estate.vpc('tools')],
      ],
      ['eks', 'ListUpdates', ({ clusterUpdates }) => clusterUpdates['payments']],
    ];
    for (const [service, operation, factIn] of denied) {
      const code = 'AccessDeniedException';
      await estate.inject({ service, operation, kind: 'error', code, nth: null, times: 99 });
      const snapshot = await read();
      await fetch(`${estate.endpoint}/_sandbox/faults`, { method: 'DELETE' });
      assert.equal(codeOf(factIn(snapshot) as Fact<unknown>), 'error.aws.accessDenied', operation);
      assert.ok(valueOf(snapshot.rules) && valueOf(snapshot.routeTables), operation);
    }
  });

  it('is the same through the store', async () => {
    const store = createSnapshotStore({
      loadReader: () => Promise.resolve({ reader }),
      clock: estate.read.clock,
      dns: estate.read.dns,
      connect: () =>
        Promise.resolve({
          aws: estate.aws,
          vantages: { list: () => Promise.resolve([]) },
          publicServer: () => Promise.resolve(estate.read.publicServer),
        }),
    });
    const tools = estate.vpc('tools');
    const stored = await store.diagnosis(estate.aws.scope, 'payments', [tools], estate.signal);
    assert.deepEqual(withoutTimes(stored), withoutTimes(await read()));
  });
});

function withoutTimes(snapshot: Snapshot): unknown {
  return JSON.parse(
    JSON.stringify(snapshot, (key, part: unknown) => (key === 'at' ? undefined : part)),
  );
}

describe('the tables of a Transit Gateway', () => {
  let estate: TestEstate;
  before(async () => {
    estate = await testEstate('transit-gateway');
  });
  after(() => estate.close());

  const read = async () => {
    const snapshot = await readForDiagnosis(
      estate.read,
      emptySnapshot(estate.aws.scope),
      'orders',
      [estate.vpc('workshop')],
      estate.signal,
    );
    const [gateway = ''] = Object.keys(snapshot.transitTables);
    return { snapshot, gateway, fact: snapshot.transitTables[gateway] };
  };

  it('are read with their associations and routes', async () => {
    const { fact, gateway } = await read();
    const [table, more] = value(fact);
    assert.equal(more, undefined);
    assert.equal(table?.gatewayId, gateway);
    assert.equal(table.associatedAttachmentIds.length, 3);
    assert.deepEqual(
      table.routes.map(({ destination, type, state }) => [destination, type, state]),
      [
        ['10.10.0.0/16', 'propagated', 'active'],
        ['10.20.0.0/16', 'propagated', 'active'],
        ['10.30.0.0/16', 'propagated', 'active'],
      ],
    );
    assert.deepEqual(table.routes[0]?.attachmentIds, table.associatedAttachmentIds.slice(0, 1));
  });

  it('of more routes than one answer holds are all read', async () => {
    await reshape(estate, (world) => {
      const [table] = world.transitGatewayRouteTables;
      const wide = ['0.0.0.0/0', '128.0.0.0/1', '10.0.0.0/8'];
      const narrow = Array.from({ length: 2300 }, (_, n) => `10.${n >> 8}.${n & 255}.0/24`);
      for (const destination of [...wide, ...narrow]) {
        table?.routes.push({ destination, type: 'static', state: 'blackhole' });
      }
    });
    const [table] = value((await read()).fact);
    assert.equal(table?.routes.length, 3 + 3 + 2300);
    assert.equal(new Set(table.routes.map(({ destination }) => destination)).size, 2306);
  });

  it('of another account’s gateway do not show: unknown, not none', async () => {
    await reshape(estate, (world) => {
      world.transitGatewayRouteTables = [];
    });
    assert.equal(codeOf((await read()).fact), 'error.aws.transitTablesHidden');
  });
});
