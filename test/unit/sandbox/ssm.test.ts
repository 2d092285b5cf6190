import assert from 'node:assert/strict';
import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CancelCommandCommand,
  DescribeInstanceInformationCommand,
  GetCommandInvocationCommand,
  ListCommandInvocationsCommand,
  SendCommandCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { startSandbox } from '../../../src/sandbox/server.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';

const document = 'AWS-RunShellScript';

describe('sandbox, Systems Manager, through the AWS SDK', () => {
  let sandbox: Sandbox;
  let now: number;
  let ssm: SSMClient;
  let ec2: EC2Client;
  let instanceId: string;
  beforeEach(async () => {
    now = Date.now();
    const clock = { now: () => now };
    sandbox = await startSandbox({ scenario: 'post', rateLimit: false, clock });
    const config = {
      endpoint: sandbox.endpoint,
      region: sandbox.region,
      maxAttempts: 1,
      credentials: {
        accessKeyId: sandbox.env['AWS_ACCESS_KEY_ID'] ?? '',
        secretAccessKey: sandbox.env['AWS_SECRET_ACCESS_KEY'] ?? '',
      },
    };
    ssm = new SSMClient(config);
    ec2 = new EC2Client(config);
    const page = await ssm.send(new DescribeInstanceInformationCommand({}));
    instanceId = page.InstanceInformationList?.[0]?.InstanceId ?? '';
  });
  afterEach(async () => {
    ssm.destroy();
    ec2.destroy();
    await sandbox.close();
  });

  const send = async (...commands: readonly string[]): Promise<string> => {
    const input = {
      DocumentName: document,
      InstanceIds: [instanceId],
      Parameters: { commands: [...commands] },
    };
    const { Command } = await ssm.send(new SendCommandCommand(input));
    assert.equal(Command?.Status, 'Pending');
    return Command.CommandId ?? '';
  };
  const get = (CommandId: string) =>
    ssm.send(new GetCommandInvocationCommand({ CommandId, InstanceId: instanceId }));
  const failsAs = (name: string, asked: Promise<unknown>) => assert.rejects(asked, { name });

  it('instances: those with an agent in one list, all of them in EC2’s', async () => {
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
    const all = Reservations.flatMap(({ Instances = [] }) => Instances);
    assert.equal(all.length, 3);
    const own = all.find(({ InstanceId }) => InstanceId === instanceId);
    assert.equal(own?.PrivateIpAddress, '172.16.0.10');
    const { Reservations: inVpc = [] } = await ec2.send(
      new DescribeInstancesCommand({ Filters: [{ Name: 'vpc-id', Values: [own.VpcId ?? ''] }] }),
    );
    assert.equal(inVpc.length, 1);
    await failsAs(
      'InvalidInstanceID.NotFound',
      ec2.send(new DescribeInstancesCommand({ InstanceIds: ['i-0123456789abcdef0'] })),
    );
  });

  it('a command goes through its states; another than ours is not found there', async () => {
    const id = await send('curl -s http://169.254.169.254/', 'id');
    await failsAs('InvocationDoesNotExist', get(id));
    now += 400;
    assert.equal((await get(id)).Status, 'Pending');
    now += 520;
    assert.equal((await get(id)).Status, 'InProgress');
    assert.equal((await get(id)).ResponseCode, -1);
    now += 1000;
    const done = await get(id);
    assert.deepEqual(
      [done.Status, done.ResponseCode, done.StandardOutputContent],
      ['Failed', 127, ''],
    );
    assert.match(done.StandardErrorContent ?? '', /curl: command not found/);
    const { CommandInvocations = [] } = await ssm.send(
      new ListCommandInvocationsCommand({ CommandId: id, Details: true }),
    );
    assert.deepEqual(
      CommandInvocations.map(({ Status, CommandPlugins }) => [
        Status,
        CommandPlugins?.[0]?.ResponseCode,
      ]),
      [['Failed', 127]],
    );
  });

  it('an agent that is quiet never takes it; then it has timed out', async () => {
    const instance = sandbox.world.instances?.find((each) => each.instanceId === instanceId);
    assert.ok(instance?.ssm);
    instance.ssm.pingStatus = 'ConnectionLost';
    const { Command } = await ssm.send(
      new SendCommandCommand({
        DocumentName: document,
        InstanceIds: [instanceId],
        TimeoutSeconds: 30,
        Parameters: { commands: ['id'] },
      }),
    );
    now += 29_000;
    assert.equal((await get(Command?.CommandId ?? '')).Status, 'Pending');
    now += 2_000;
    const late = await get(Command?.CommandId ?? '');
    assert.deepEqual([late.Status, late.StatusDetails], ['TimedOut', 'DeliveryTimedOut']);
  });

  it('a command can be cancelled while it is not over', async () => {
    const id = await send('id');
    await ssm.send(new CancelCommandCommand({ CommandId: id }));
    now += 5_000;
    assert.equal((await get(id)).Status, 'Cancelled');
    const over = await send('id');
    now += 5_000;
    await ssm.send(new CancelCommandCommand({ CommandId: over }));
    assert.equal((await get(over)).Status, 'Failed');
  });

  it('refuses what SSM refuses', async () => {
    const input = {
      DocumentName: document,
      InstanceIds: [instanceId],
      Parameters: { commands: ['id'] },
    };
    const sending = (more: object) => ssm.send(new SendCommandCommand({ ...input, ...more }));
    await failsAs('InvalidInstanceId', sending({ InstanceIds: ['i-0123456789abcdef0'] }));
    await failsAs('InvalidInstanceId', sending({ InstanceIds: [] }));
    await failsAs('DuplicateInstanceId', sending({ InstanceIds: [instanceId, instanceId] }));
    await failsAs('InvalidDocument', sending({ DocumentName: 'AWS-Nothing' }));
    await failsAs('InvalidParameters', sending({ Parameters: {} }));
    await failsAs('ValidationException', sending({ TimeoutSeconds: 1 }));
    const unknown = '00000000-0000-0000-0000-000000000000';
    await failsAs('InvocationDoesNotExist', get(unknown));
    await failsAs('InvalidCommandId', ssm.send(new CancelCommandCommand({ CommandId: unknown })));
    await failsAs(
      'InvalidFilterKey',
      ssm.send(
        new DescribeInstanceInformationCommand({ Filters: [{ Key: 'Shoe', Values: ['1'] }] }),
      ),
    );
  });
});
