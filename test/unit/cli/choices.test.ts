import assert from 'node:assert/strict';
import type { Plan } from '../../../src/core/model/plan.js';
import { readOptions } from '../../../src/cli/options.js';
import { UsageError } from '../../../src/cli/usageError.js';
import { subnetsOf } from '../../../src/sandbox/scenarios/builder.js';
import { addCluster } from '../../../src/sandbox/scenarios/clusters.js';
import { openStage, type Stage } from './support.js';

describe('cli, the choices of a plan', () => {
  it('are read as the planner takes them', () => {
    const options = readOptions([
      'enable',
      ...['--cluster', 'a', '--cluster', 'b', '--client-vpc', 'vpc-1'],
      ...['--on-premises-dns', '10.0.0.53', '--on-premises-dns', '10.0.1.0/28'],
      ...['--on-premises-clients', '10.0.0.0/16', '--hub-vpc', 'vpc-2'],
      ...[
        '--inbound-subnet',
        'subnet-1',
        '--outbound-subnet',
        'subnet-2',
        '--outbound-vpc',
        'vpc-1',
      ],
      ...['--control-plane-group', 'sg-1', '--addresses', '3', '--pin', 'subnet-1=192.168.0.9'],
      ...['--name-template', '{cluster}-{kind}', '--tag', 'team=a=b', '--tag', 'empty='],
    ]);
    assert.ok(options !== 'help');
    assert.deepEqual(options.clusters, ['a', 'b']);
    assert.deepEqual(options.choices, {
      onPremises: {
        dnsServers: ['10.0.0.53', '10.0.1.0/28'],
        clientRanges: ['10.0.0.0/16'],
        hubVpcId: 'vpc-2',
      },
      inboundSubnetIds: ['subnet-1'],
      outboundSubnetIds: ['subnet-2'],
      outboundVpcId: 'vpc-1',
      controlPlaneGroupId: 'sg-1',
      addressesPerEndpoint: 3,
      pinnedIps: { 'subnet-1': '192.168.0.9' },
      nameTemplate: '{cluster}-{kind}',
      tags: { team: 'a=b', empty: '' },
    });
  });

  it('name a control-plane group for each of several clusters', () => {
    const words = ['--control-plane-group', 'a=sg-1', '--control-plane-group', 'b=sg-2'];
    const options = readOptions(['enable', '--cluster', 'a', '--cluster', 'b', ...words]);
    assert.ok(options !== 'help');
    assert.deepEqual(options.choices, { controlPlaneGroupIds: { a: 'sg-1', b: 'sg-2' } });
  });

  const wrong: readonly (readonly [string, readonly string[]])[] = [
    ['--addresses takes 2 or 3', ['enable', '--addresses', '4']],
    ['is not of that form', ['enable', '--pin', 'subnet-1']],
    ['is not of that form', ['enable', '--tag', '=x']],
    ['team is given twice', ['enable', '--tag', 'team=a', '--tag', 'team=b']],
    ['takes one ID', ['enable', ...['a', 'b'].flatMap((id) => ['--control-plane-group', id])]],
    ['go with --on-premises-dns', ['enable', '--hub-vpc', 'vpc-1']],
    ['go with --on-premises-dns', ['enable', '--on-premises-clients', '10.0.0.0/8']],
    [
      'enable, plan enable and export enable only',
      ['disable', '--cluster', 'a', '--addresses', '3'],
    ],
    ['enable, plan enable and export enable only', ['plan', 'disable', '--tag', 'a=b']],
    ['goes with enable and export only', ['disable', '--plan', 'x.json']],
    ['goes with plan only', ['enable', '--save', 'x.json']],
  ];
  for (const [says, argv] of wrong) {
    it(`${argv.join(' ')}: ${says}`, () => {
      assert.throws(
        () => readOptions(argv),
        (error) => error instanceof UsageError && error.message.includes(says),
      );
    });
  }
});

describe('cli, networks outside AWS and several clusters', function () {
  this.timeout(30_000);
  let stage: Stage;
  afterEach(() => stage.close());

  it('needs a client VPC or a DNS server, and one cluster where only one will do', async () => {
    stage = await openStage();
    const nobody = await stage.cli(['enable', '--cluster', stage.cluster, '--yes']);
    assert.equal(nobody.code, 2);
    assert.match(nobody.err, /--client-vpc ID or --on-premises-dns/);
    for (const verb of ['disable', 'verify', 'verdict']) {
      const two = await stage.cli([verb, '--cluster', 'a', '--cluster', 'b']);
      assert.equal(two.code, 2, verb);
      assert.match(two.err, /works on one cluster/);
    }
  });

  it('says after the run what to forward, and to which addresses', async () => {
    stage = await openStage();
    const argv = ['enable', '--cluster', stage.cluster, '--on-premises-dns', '10.20.0.53'];
    const made = await stage.cli([...argv, '--on-premises-clients', '10.20.0.0/16', '--yes']);
    assert.equal(made.code, 0, made.out + made.err);
    const forward = /On your DNS servers, forward (\S+) to ([\d.]+), ([\d.]+)\./.exec(
      made.out.slice(made.out.indexOf('Done in')),
    );
    assert.ok(forward, made.out);
    const [endpoint] = stage.sandbox.world.resolverEndpoints;
    assert.equal(endpoint?.direction, 'INBOUND');

    const again = await stage.cli([
      ...argv,
      '--on-premises-clients',
      '10.20.0.0/16',
      '--yes',
      '--json',
    ]);
    assert.equal(again.code, 0, again.out);
    const { plan, forwards } = JSON.parse(again.out) as {
      plan: Plan;
      forwards: { endpointName: string; addresses: string[]; message: { key: string } }[];
    };
    assert.deepEqual(plan.steps, []);
    assert.equal(forwards[0]?.endpointName, forward[1]);
    assert.deepEqual([...(forwards[0]?.addresses ?? [])].sort(), [forward[2], forward[3]].sort());
    assert.equal(forwards[0]?.message.key, 'plan.forward');
  });

  it('plans for several clusters at once, and names each', async () => {
    stage = await openStage();
    const { world } = stage.sandbox;
    const vpc = world.vpcs.find(({ vpcId }) => vpcId === stage.clusterVpc);
    assert.ok(vpc);
    const [a, b] = subnetsOf(world, vpc);
    assert.ok(a && b);
    addCluster(world, vpc, {
      name: 'storefront',
      version: '1.33',
      endpointHost: 'A81F02C6D4E94B7795E3C06FB2D8175A.sk1.us-east-1.eks.amazonaws.com',
      publicAccess: true,
      privateAccess: true,
      controlPlane: [
        { subnet: a, address: '192.168.10.7' },
        { subnet: b, address: '192.168.80.7' },
      ],
      publicAddresses: ['52.4.101.36'],
      createdAt: 0,
    });
    const clusters = ['--cluster', stage.cluster, '--cluster', 'storefront'];
    const argv = [...clusters, '--client-vpc', stage.clientVpc, '--json'];
    const made = await stage.cli(['enable', ...argv, '--yes']);
    assert.equal(made.code, 0, made.out + made.err);
    const { plan } = JSON.parse(made.out) as { plan: Plan };
    assert.equal(plan.clusterName, stage.cluster);
    assert.deepEqual(
      plan.furtherClusters?.map(({ name }) => name),
      ['storefront'],
    );
    assert.equal(world.resolverEndpoints.length, 2, 'one pair serves both');
    assert.equal(world.resolverRules.filter(({ name }) => name?.endsWith('Rule')).length, 2);
  });
});
