import assert from 'node:assert/strict';
import {
  DescribeClusterCommand,
  DescribeUpdateCommand,
  EKSClient,
  ListUpdatesCommand,
  paginateListUpdates,
  UpdateClusterConfigCommand,
  type Update,
  type VpcConfigRequest,
} from '@aws-sdk/client-eks';
import { resolve, type Origin } from '../../../src/sandbox/dataplane/resolve.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import { settle } from '../../../src/sandbox/states.js';
import { realTimings } from '../../../src/sandbox/timings.js';
import { FakeClock, vpcNamed } from './support.js';

const took = realTimings.clusterUpdate;

describe('sandbox: EKS updates of endpoint access', () => {
  let clock: FakeClock;
  let sandbox: Sandbox;
  let eks: EKSClient;

  const start = async (scenario: string): Promise<void> => {
    clock = new FakeClock(Date.now());
    sandbox = await startSandbox({ scenario, clock, rateLimit: false });
    const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = sandbox.env;
    eks = new EKSClient({
      endpoint: sandbox.endpoint,
      region: sandbox.region,
      credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
      maxAttempts: 1,
    });
  };
  afterEach(async () => {
    eks.destroy();
    await sandbox.close();
  });

  const update = async (
    name: string,
    resourcesVpcConfig: VpcConfigRequest,
    clientRequestToken?: string,
  ): Promise<Update> => {
    const input = { name, resourcesVpcConfig, clientRequestToken };
    const answer = await eks.send(new UpdateClusterConfigCommand(input));
    assert.ok(answer.update);
    return answer.update;
  };
  const statusOf = async (name: string, updateId = ''): Promise<string | undefined> =>
    (await eks.send(new DescribeUpdateCommand({ name, updateId }))).update?.status;
  const cluster = async (name: string) =>
    (await eks.send(new DescribeClusterCommand({ name }))).cluster;
  const ask = (origin: Origin): readonly string[] => {
    const [{ endpointHost = '' } = {}] = sandbox.world.clusters.filter((one) => one.name === asked);
    settle(sandbox.world, clock.now());
    const question = { name: endpointHost, type: 1, class: 1, recursionDesired: true };
    const result = resolve(sandbox.world, clock.now(), origin, question, 'udp');
    if (result.outcome === 'silence') return [];
    return result.answers.flatMap(({ data }) => (data.kind === 'A' ? [data.address] : []));
  };
  let asked = '';

  it('takes time, shows UPDATING in between, and then the hidden zone is there', async () => {
    await start('shapes');
    asked = 'storefront';
    const inVpc: Origin = { kind: 'vpc', vpcId: vpcNamed(sandbox.world, 'core') };
    assert.deepEqual(ask(inVpc), ['52.4.101.36', '34.194.8.151']);
    const { id, status, type, params, errors, createdAt } = await update('storefront', {
      endpointPrivateAccess: true,
    });
    assert.equal(status, 'InProgress');
    assert.equal(type, 'EndpointAccessUpdate');
    assert.ok(createdAt instanceof Date);
    assert.deepEqual(errors, []);
    assert.deepEqual(params, [
      { type: 'EndpointPublicAccess', value: 'true' },
      { type: 'EndpointPrivateAccess', value: 'true' },
    ]);
    assert.equal((await cluster('storefront'))?.status, 'ACTIVE', 'the status lags behind');
    clock.advance(took / 2);
    const half = await cluster('storefront');
    assert.equal(half?.status, 'UPDATING');
    assert.ok(half.endpoint, 'it serves while it is updated');
    assert.equal(half.resourcesVpcConfig?.endpointPrivateAccess, false);
    clock.advance(took / 2 - realTimings.listLag);
    assert.equal((await cluster('storefront'))?.status, 'ACTIVE');
    await assert.rejects(update('storefront', { endpointPublicAccess: false }), {
      name: 'ResourceInUseException',
      message: `Cannot EndpointAccessUpdate because cluster storefront currently has update ${id} in progress`,
    });
    assert.equal(await statusOf('storefront', id), 'InProgress');
    clock.advance(realTimings.listLag);
    assert.equal(await statusOf('storefront', id), 'Successful');
    const after = await cluster('storefront');
    assert.equal(after?.resourcesVpcConfig?.endpointPrivateAccess, true);
    assert.deepEqual(ask(inVpc), ['10.0.3.77', '10.0.25.9']);
    assert.deepEqual(ask({ kind: 'public' }), ['52.4.101.36', '34.194.8.151']);
  });

  it('public DNS gives the private addresses once public access is off, and back', async () => {
    await start('post');
    asked = 'payments';
    await update('payments', { endpointPublicAccess: false });
    clock.advance(took);
    assert.deepEqual(ask({ kind: 'public' }), ['192.168.109.77', '192.168.74.42']);
    assert.deepEqual((await cluster('payments'))?.resourcesVpcConfig?.publicAccessCidrs, []);
    await update('payments', {
      endpointPublicAccess: true,
      publicAccessCidrs: ['203.0.113.0/24'],
    });
    clock.advance(took);
    assert.deepEqual(ask({ kind: 'public' }), ['54.172.31.8', '3.218.44.120']);
    const { resourcesVpcConfig } = (await cluster('payments')) ?? {};
    assert.deepEqual(resourcesVpcConfig?.publicAccessCidrs, ['203.0.113.0/24']);
  });

  it('a cluster that was never refreshed enters public DNS by one toggle', async () => {
    await start('never-refreshed');
    asked = 'archive';
    assert.deepEqual(ask({ kind: 'public' }), []);
    await update('archive', { endpointPublicAccess: true });
    clock.advance(took);
    assert.deepEqual(ask({ kind: 'public' }), ['54.221.16.9', '3.86.203.77']);
    await update('archive', { endpointPublicAccess: false });
    clock.advance(took);
    assert.deepEqual(ask({ kind: 'public' }), ['192.168.100.41', '192.168.70.166']);
  });

  it('refuses what EKS refuses, in its words', async () => {
    await start('post');
    const message = 'Only one type of update can be allowed.';
    const name = 'InvalidParameterException';
    const logging = { clusterLogging: [{ types: ['api' as const], enabled: true }] };
    const both = { endpointPublicAccess: false };
    await assert.rejects(
      eks.send(
        new UpdateClusterConfigCommand({ name: 'payments', resourcesVpcConfig: both, logging }),
      ),
      { name, message },
    );
    await assert.rejects(
      update('payments', { endpointPublicAccess: false, securityGroupIds: ['sg-0123'] }),
      { name, message },
    );
    await assert.rejects(update('payments', {}), { name });
    await assert.rejects(update('payments', { endpointPrivateAccess: true }), {
      name,
      message:
        'Cluster is already at the desired configuration with endpointPrivateAccess: true , endpointPublicAccess: true, and Public Endpoint Restrictions: [0.0.0.0/0]',
    });
    await assert.rejects(
      update('payments', { endpointPublicAccess: false, endpointPrivateAccess: false }),
      { name, message: 'Private and public endpoint access cannot be false' },
    );
    await assert.rejects(update('nope', { endpointPublicAccess: false }), {
      name: 'ResourceNotFoundException',
      message: 'No cluster found for name: nope.',
    });
    await assert.rejects(statusOf('payments', 'a0b1'), { name: 'ResourceNotFoundException' });
    await assert.rejects(statusOf('nope', 'a0b1'), { name: 'ResourceNotFoundException' });
    assert.deepEqual(sandbox.world.clusterUpdates, []);
  });

  it('gives the same update for the same clientRequestToken', async () => {
    await start('post');
    const first = await update('payments', { endpointPublicAccess: false }, 'once');
    const again = await update('payments', { endpointPublicAccess: false }, 'once');
    assert.equal(again.id, first.id);
    assert.equal(sandbox.world.clusterUpdates.length, 1);
    await assert.rejects(update('payments', { endpointPublicAccess: true }, 'once'), {
      name: 'InvalidRequestException',
    });
    clock.advance(took);
    const late = await update('payments', { endpointPublicAccess: false }, 'once');
    assert.deepEqual([late.id, late.status], [first.id, 'Successful']);
  });

  it('lists updates in pages, of the one cluster', async () => {
    await start('post');
    const ids: (string | undefined)[] = [];
    for (const endpointPublicAccess of [false, true, false]) {
      ids.push((await update('payments', { endpointPublicAccess })).id);
      clock.advance(took);
    }
    const listed: string[] = [];
    const pages = paginateListUpdates({ client: eks, pageSize: 2 }, { name: 'payments' });
    for await (const { updateIds = [] } of pages) listed.push(...updateIds);
    assert.deepEqual(listed, ids);
    await assert.rejects(eks.send(new ListUpdatesCommand({ name: 'nope' })), {
      name: 'ResourceNotFoundException',
    });
  });

  it('a failed update says why and changes nothing', async () => {
    await start('post');
    const [payments] = sandbox.world.clusters;
    assert.ok(payments);
    const errors = [
      {
        errorCode: 'IpNotAvailable',
        errorMessage: 'no address is free',
        resourceIds: ['subnet-1'],
      },
    ];
    payments.nextUpdateErrors = errors;
    const { id = '' } = await update('payments', { endpointPublicAccess: false });
    clock.advance(took);
    const failed = await eks.send(new DescribeUpdateCommand({ name: 'payments', updateId: id }));
    assert.equal(failed.update?.status, 'Failed');
    assert.deepEqual(failed.update.errors, errors);
    assert.equal((await cluster('payments'))?.resourcesVpcConfig?.endpointPublicAccess, true);
    await update('payments', { endpointPublicAccess: false });
    clock.advance(took);
    assert.equal((await cluster('payments'))?.resourcesVpcConfig?.endpointPublicAccess, false);
  });
});
