import assert from 'node:assert/strict';
import { asId, type VpcId } from '../../../src/core/model/ids.js';
import { readForDiagnosis } from '../../../src/core/inventory/diagnosisEstate.js';
import { emptySnapshot } from '../../../src/core/model/snapshot.js';
import { questionIn } from '../../../src/core/model/insideCommand.js';
import type { SsmVantage } from '../../../src/core/model/vantage.js';
import { createDnsClient } from '../../../src/core/dns/client.js';
import type { ChecksController } from '../../../src/webviews/host/checksController.js';
import { testEstate } from '../../support/estate.js';
import { ChecksWorld, udp } from './support/checksWorld.js';
import { clientVpcId, endpointName, target } from './support/postEstate.js';
import { settle } from './support/quietLog.js';

const instance: SsmVantage = {
  through: 'ssm',
  id: 'ssm:i-0123456789abcdef0',
  name: 'tools (i-0123456789abcdef0)',
  instanceId: 'i-0123456789abcdef0',
  vpcId: asId<VpcId>(clientVpcId),
};
const row = `${instance.id} A`;

function insideWorld(): { world: ChecksWorld; carried: Uint8Array[] } {
  const world = new ChecksWorld();
  const carried: Uint8Array[] = [];
  world.instances = () => Promise.resolve([instance]);
  world.ssm = {
    carry: (_vantage, { octets }) => {
      carried.push(octets);
      return Promise.resolve({
        outcome: 'timeout',
        transport: 'udp',
        ms: 6000,
        server: '10.0.0.2',
      });
    },
  };
  return { world, carried };
}

async function told(
  controller: ChecksController,
  ...messages: Parameters<ChecksController['handle']>[0][]
): Promise<void> {
  for (const message of messages) {
    controller.handle(message);
    await settle();
  }
}

describe('asking inside, from the checks page', () => {
  it('looks for instances on demand only, and runs nothing on them by itself', async () => {
    const { world, carried } = insideWorld();
    const controller = await world.shown();
    assert.equal(
      controller.state().matrix.rows.some(({ inside }) => inside),
      false,
    );
    await told(controller, { type: 'lookInside' }, { type: 'runMatrix', way: udp });
    const found = controller.state().matrix.rows.find(({ id }) => id === row);
    assert.deepEqual([found?.inside, found?.state, found?.reach], [true, 'idle', 'notFromHere']);
    assert.deepEqual(carried, []);
    assert.equal(controller.state().matrix.pending, undefined);
  });

  it('shows the very command that runs, and runs it after a yes', async () => {
    const { world, carried } = insideWorld();
    const controller = await world.shown();
    await told(controller, { type: 'lookInside' }, { type: 'askInside', id: row, way: udp });
    const { pending } = controller.state().matrix;
    assert.equal(pending?.vantage, instance.name);
    assert.deepEqual(carried, []);
    await told(controller, { type: 'answerPending', run: true });
    assert.deepEqual(
      carried.map((octets) => Buffer.from(octets)),
      [Buffer.from(questionIn(pending.command)?.octets ?? [])],
    );
    const done = controller.state().matrix.rows.find(({ id }) => id === row);
    assert.deepEqual([done?.state, done?.status, done?.right], ['done', 'timeout', false]);
    assert.equal(done?.vpcId, clientVpcId);
    assert.deepEqual(
      controller.state().matrix.diagnoses.map(({ vpcId }) => vpcId),
      [clientVpcId],
    );
  });

  for (const [how, message] of [
    ['a no', { type: 'answerPending', run: false }],
    ['a stop', { type: 'stopMatrix' }],
  ] as const) {
    it(`runs nothing after ${how}`, async () => {
      const { world, carried } = insideWorld();
      const controller = await world.shown();
      await told(
        controller,
        { type: 'lookInside' },
        { type: 'askInside', id: row, way: udp },
        message,
      );
      const { pending, rows } = controller.state().matrix;
      assert.equal(pending, undefined);
      assert.equal(rows.find(({ id }) => id === row)?.state, 'idle');
      assert.deepEqual(carried, []);
      assert.equal(controller.state().failure, undefined);
    });
  }

  it('takes a pod of the context of the cluster, and shows the whole kubectl line', async () => {
    const { world } = insideWorld();
    world.contexts = [
      { name: 'other', host: 'other.example' },
      { name: 'arn:aws:eks:eu-west-1:1:cluster/payments', host: endpointName },
    ];
    const controller = await world.shown();
    await told(controller, { type: 'addPod', pod: 'team/shell' });
    const id = 'pod:arn:aws:eks:eu-west-1:1:cluster/payments/team/shell A';
    assert.equal(controller.state().matrix.rows.at(-1)?.id, id);
    await told(controller, { type: 'askInside', id, way: udp });
    assert.match(
      controller.state().matrix.pending?.command ?? '',
      /^kubectl .*cluster\/payments.* exec shell -- \/bin\/sh -c /,
    );
    controller.dispose();
  });

  for (const pod of ['team/shell', 'not a name']) {
    it(`says what is wrong with a pod of no context: ${pod}`, async () => {
      const { world } = insideWorld();
      const controller = await world.shown();
      await told(controller, { type: 'addPod', pod });
      assert.ok(controller.state().failure?.help);
      assert.equal(
        controller.state().matrix.rows.some(({ inside }) => inside),
        false,
      );
    });
  }
});

describe('asking inside in the sandbox', () => {
  it('sees there what the client VPC sees, and names the rule that is missing', async () => {
    const estate = await testEstate('post');
    try {
      const world = new ChecksWorld();
      const tools = estate.vpc('tools');
      world.dns = createDnsClient();
      world.estate = () => estate.snapshot('payments');
      world.vantages = () => Promise.resolve([estate.vantage('public')]);
      world.instances = () => estate.ssm.list(estate.signal);
      world.ssm = estate.ssm;
      world.diagnosis = (_target, vpcIds, signal) =>
        readForDiagnosis(estate.read, emptySnapshot(target.scope), 'payments', vpcIds, signal);
      const controller = await world.shown();
      await until(controller, () => controller.state().endpointName !== undefined);
      controller.handle({ type: 'lookInside' });
      await until(controller, () => controller.state().matrix.inside === 'looked');
      const inside = controller.state().matrix.rows.find((one) => one.inside);
      assert.equal(inside?.vpcId, tools);
      controller.handle({ type: 'askInside', id: inside.id, way: udp });
      await until(controller, () => controller.state().matrix.pending !== undefined);
      controller.handle({ type: 'answerPending', run: true });
      await until(controller, () => controller.state().matrix.diagnoses.length > 0);
      const { rows, diagnoses } = controller.state().matrix;
      const done = rows.find(({ id }) => id === inside.id);
      assert.deepEqual(done?.addresses.toSorted(), ['3.218.44.120', '54.172.31.8']);
      assert.equal(done.right, false);
      assert.match(diagnoses[0]?.summary ?? '', /No Resolver rule/);
      controller.dispose();
    } finally {
      await estate.close();
    }
  });
});

/** Waits for a state; a failure that is shown ends it. */
function until(controller: ChecksController, there: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const { failure } = controller.state();
      if (failure) reject(new Error(failure.message));
      if (!failure && !there()) return;
      end();
      resolve();
    };
    const end = controller.subscribe(look);
    look();
  });
}
