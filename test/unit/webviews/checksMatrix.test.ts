import assert from 'node:assert/strict';
import { asId, type VpcId } from '../../../src/core/model/ids.js';
import type { Vantage } from '../../../src/core/model/vantage.js';
import { checksStateSchema } from '../../../src/webviews/contract/checks.js';
import { roundsLimit, type MatrixState } from '../../../src/webviews/contract/checksMatrix.js';
import { receive } from '../../../src/webviews/contract/receive.js';
import type { ChecksController } from '../../../src/webviews/host/checksController.js';
import { accessDenied } from './support/errors.js';
import { ChecksWorld, udp } from './support/checksWorld.js';
import { answered, timedOut } from './support/exchanges.js';
import { clientVpcId, controlPlane, endpointName } from './support/postEstate.js';
import { settle } from './support/quietLog.js';

const client: Vantage = {
  id: `vpc:${clientVpcId}`,
  name: 'tools',
  address: '127.0.0.1',
  port: 5301,
  vpcId: asId<VpcId>(clientVpcId),
};
const open: Vantage = { id: 'public', name: 'Public DNS', address: '127.0.0.1', port: 5302 };

/** A client VPC that gets the public addresses, and the internet, that always does. */
function wrongWorld(): ChecksWorld {
  const world = new ChecksWorld();
  world.vantages = () => Promise.resolve([open, client]);
  world.dns = { query: (query) => Promise.resolve(answered(query, ['52.18.4.9'])) };
  return world;
}

async function asked(controller: ChecksController): Promise<MatrixState> {
  controller.handle({ type: 'runMatrix', way: udp });
  await settle();
  return controller.state().matrix;
}

describe('matrix of the checks page', () => {
  it('lists every place, and asks nobody until it is told to', async () => {
    const world = wrongWorld();
    const { matrix } = (await world.shown()).state();
    assert.deepEqual(
      matrix.rows.map(({ vantage, state, server }) => [vantage, state, server]),
      [
        ['tools', 'idle', '127.0.0.1#5301'],
        ['Public DNS', 'idle', '127.0.0.1#5302'],
      ],
    );
    assert.equal(world.matrices.length, 0);
  });

  it('shows answers, who is right, and the way to the API server, in a state the page takes', async () => {
    const world = wrongWorld();
    world.dns = {
      query: (query) =>
        Promise.resolve(
          answered(query, query.server.port === 5301 ? controlPlane.slice(0, 1) : ['52.18.4.9']),
        ),
    };
    const controller = await world.shown();
    const { rows, rounds, running } = await asked(controller);
    const [tools, internet] = rows;
    assert.equal(tools?.right, true, 'a subset is right');
    assert.deepEqual(tools.addresses, controlPlane.slice(0, 1));
    assert.equal(tools.ttl, 60);
    assert.equal(internet?.right, false);
    const reach = { tcp: tools.reach, tls: internet.reach };
    assert.deepEqual(
      [reach.tcp, reach.tls].map((one) =>
        typeof one === 'object' ? [one.tcp.text, one.version.text] : one,
      ),
      [
        ['2/2', '401'],
        ['3/3', '401'],
      ],
    );
    assert.match(tools.dig, /;; ANSWER SECTION:/);
    assert.equal(running, false);
    assert.deepEqual(
      rounds.map(({ right, of }) => [right, of]),
      [[1, 2]],
    );
    const state = controller.state();
    assert.deepEqual(receive(checksStateSchema, structuredClone(state)), {
      ok: true,
      message: state,
    });
  });

  it('shows rows as they come', async () => {
    const world = wrongWorld();
    const slow: (() => void)[] = [];
    world.dns = {
      query: async (query) => {
        if (query.server.port === 5302) await new Promise<void>((go) => slow.push(go));
        return answered(query, controlPlane);
      },
    };
    const controller = await world.shown();
    const during = await asked(controller);
    assert.deepEqual(
      during.rows.map(({ state }) => state),
      ['done', 'waiting'],
    );
    assert.deepEqual([during.running, during.done, during.of], [true, 1, 2]);
    for (const go of slow) go();
    await settle();
    assert.equal(controller.state().matrix.running, false);
  });

  it('leaves the rows as they were when it is stopped', async () => {
    const world = wrongWorld();
    const controller = await world.shown();
    await asked(controller);
    world.dns = {
      query: (query, signal) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () =>
            resolve({ ...timedOut(query), kind: 'cancelled', detail: 'cancelled' }),
          ),
        ),
    };
    await asked(controller);
    controller.handle({ type: 'stopMatrix' });
    await settle();
    const { rows, rounds, running } = controller.state().matrix;
    assert.deepEqual(
      rows.map(({ state, status }) => [state, status]),
      [
        ['done', 'NOERROR'],
        ['done', 'NOERROR'],
      ],
    );
    assert.deepEqual([running, rounds.length], [false, 1]);
  });

  it('says in one sentence why a client VPC gets a wrong answer, and leads to the explanation', async () => {
    const world = wrongWorld();
    world.tcp = 'timeout';
    const read: (readonly VpcId[])[] = [];
    const { diagnosis } = world;
    world.diagnosis = (target, vpcIds, signal) => {
      read.push(vpcIds);
      return diagnosis(target, vpcIds, signal);
    };
    const controller = await world.shown();
    const { diagnoses, diagnosing, rows } = await asked(controller);
    assert.equal(diagnosing, false);
    assert.deepEqual(read, [[clientVpcId]]);
    assert.deepEqual(
      diagnoses.map(({ vpcId, vpc, tone }) => [vpcId, vpc, tone]),
      [[clientVpcId, `tools (${clientVpcId})`, 'bad']],
    );
    assert.match(
      diagnoses[0]?.summary ?? '',
      /no security group of the control plane of payments .* admits TCP 443/,
    );
    assert.doesNotMatch(diagnoses[0]?.summary ?? '', /since it was read/);
    assert.equal(rows[0]?.vpcId, clientVpcId);
    assert.match(rows[0].ways[0] ?? '', /^52\.18\.4\.9: No answer on TCP 443/);
    controller.handle({ type: 'explain', vpcId: clientVpcId });
    controller.handle({ type: 'forwarders' });
    assert.deepEqual(world.explained, [clientVpcId, 'forwarders payments']);
  });

  it('keeps the whole diagnosis for a report of a problem', async () => {
    const world = wrongWorld();
    await asked(await world.shown());
    assert.equal(world.diagnosed.length, 1);
    assert.match(world.diagnosed[0] ?? '', /^# payments from tools .*: fails$/m);
    assert.match(world.diagnosed[0] ?? '', /tcp\/443 should fail by what AWS says, and works/);
    world.diagnosis = () => Promise.reject(accessDenied('ec2:DescribeRouteTables'));
    await asked(await world.shown());
    assert.equal(world.diagnosed.length, 1, 'the last one that there was stays');
  });

  it('says that what is seen and what is configured differ', async () => {
    const { diagnoses } = await asked(await wrongWorld().shown());
    assert.match(
      diagnoses[0]?.summary ?? '',
      /admits TCP 443 .*works \(192\.168\.109\.77 reached, 192\.168\.74\.42 reached\)/,
    );
  });

  it('keeps the answers when AWS cannot be read for a diagnosis', async () => {
    const world = wrongWorld();
    world.diagnosis = () => Promise.reject(accessDenied('ec2:DescribeRouteTables'));
    const controller = await world.shown();
    const { diagnoses, diagnosisFailure, rows } = await asked(controller);
    assert.deepEqual(diagnoses, []);
    assert.ok(diagnosisFailure);
    assert.equal(rows[0]?.state, 'done');
    assert.equal(controller.state().failure, undefined);
  });

  it('says why nothing can be asked while the name is not known', async () => {
    const world = wrongWorld();
    world.estate = () => Promise.reject(accessDenied('eks:DescribeCluster'));
    const controller = await world.shown();
    await asked(controller);
    assert.match(controller.state().failure?.message ?? '', /endpoint name of payments/);
    assert.equal(controller.state().matrix.running, false);
  });

  it('copies the table as Markdown, and what dig would print of a row', async () => {
    const world = wrongWorld();
    const controller = await world.shown();
    const { rows } = await asked(controller);
    controller.handle({ type: 'copyMatrix', opened: [] });
    controller.handle({ type: 'copyRow', id: rows[0]?.id ?? '' });
    const [markdown, dig] = world.copied;
    assert.match(markdown ?? '', /^## DNS checks: payments\n/);
    assert.match(markdown ?? '', /\| tools \| 127\.0\.0\.1\\#5301 \| UDP \| A \| 52\.18\.4\.9 \|/);
    assert.equal(dig, rows[0]?.dig);
    assert.match(dig ?? '', new RegExp(endpointName));
  });
});

describe('watch of the checks page', () => {
  it('asks at the interval, tells what is new, and stops', async () => {
    const world = wrongWorld();
    const controller = await world.shown();
    controller.handle({ type: 'watchMatrix', seconds: 30, way: udp });
    await settle();
    assert.equal(controller.state().matrix.watching, 30);
    await world.clock.pass(29_000);
    assert.equal(world.matrices.length, 1);
    world.dns = { query: (query) => Promise.resolve(answered(query, controlPlane)) };
    await world.clock.pass(1_000);
    assert.equal(world.matrices.length, 2);
    const [newest, first] = controller.state().matrix.rounds;
    assert.deepEqual(first?.changes, []);
    assert.match(newest?.changes[0] ?? '', /^tools, A: was wrong: 52\.18\.4\.9.+ is right: /);
    controller.handle({ type: 'stopMatrix' });
    await world.clock.pass(60_000);
    assert.equal(world.matrices.length, 2);
    assert.equal(controller.state().matrix.watching, undefined);
  });

  it('asks only while somebody looks', async () => {
    const world = wrongWorld();
    const controller = await world.shown();
    controller.handle({ type: 'watchMatrix', seconds: 30, way: udp });
    await settle();
    controller.setVisible(false);
    await world.clock.pass(120_000);
    assert.equal(world.matrices.length, 1);
    controller.setVisible(true);
    await settle();
    assert.equal(world.matrices.length, 2);
    controller.dispose();
    await world.clock.pass(120_000);
    assert.equal(world.matrices.length, 2);
  });

  it('diagnoses again only when something is other than before', async () => {
    const world = wrongWorld();
    let read = 0;
    const { diagnosis } = world;
    world.diagnosis = (...of) => {
      read += 1;
      return diagnosis(...of);
    };
    const controller = await world.shown();
    controller.handle({ type: 'watchMatrix', seconds: 10, way: udp });
    await settle();
    await world.clock.pass(10_000);
    await world.clock.pass(10_000);
    assert.deepEqual([world.matrices.length, read], [3, 1]);
    world.dns = { query: (query) => Promise.resolve(answered(query, controlPlane)) };
    await world.clock.pass(10_000);
    assert.deepEqual([world.matrices.length, read], [4, 2]);
    controller.dispose();
  });

  it('remembers a bounded number of rounds, those before a reload among them', async () => {
    const before = { at: 1, right: 0, of: 2, changes: [] };
    const world = wrongWorld();
    const controller = await world.shown(Array.from({ length: roundsLimit }, () => before));
    const { rounds } = await asked(controller);
    assert.equal(rounds.length, roundsLimit);
    assert.notEqual(rounds[0]?.at, 1);
    assert.equal(rounds[1]?.at, 1);
    controller.handle({ type: 'clearRounds' });
    assert.deepEqual(controller.state().matrix.rounds, []);
  });
});
