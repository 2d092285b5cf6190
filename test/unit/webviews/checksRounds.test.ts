import assert from 'node:assert/strict';
import { asId, type VpcId } from '../../../src/core/model/ids.js';
import { PortError } from '../../../src/core/model/portError.js';
import type { Vantage } from '../../../src/core/model/vantage.js';
import { checksSavedSchema } from '../../../src/webviews/contract/checks.js';
import {
  roundRowsLimit,
  type MatrixState,
  type RoundView,
} from '../../../src/webviews/contract/checksMatrix.js';
import { receive } from '../../../src/webviews/contract/receive.js';
import type { ChecksController } from '../../../src/webviews/host/checksController.js';
import { ChecksWorld, udp } from './support/checksWorld.js';
import { answered, timedOut } from './support/exchanges.js';
import { clientVpcId, controlPlane, endpointName } from './support/postEstate.js';
import { settle, until } from './support/quietLog.js';

const client: Vantage = {
  id: `vpc:${clientVpcId}`,
  name: 'tools',
  address: '127.0.0.1',
  port: 5301,
  vpcId: asId<VpcId>(clientVpcId),
};
const open: Vantage = { id: 'public', name: 'Public DNS', address: '192.0.2.1', port: 53 };

function twoPlaces(): ChecksWorld {
  const world = new ChecksWorld();
  world.vantages = () => Promise.resolve([open, client]);
  world.dns = {
    query: (query) =>
      Promise.resolve(
        answered(query, query.server.port === 5301 ? controlPlane.slice(0, 1) : ['52.18.4.9']),
      ),
  };
  return world;
}

async function asked(controller: ChecksController, way: object = udp): Promise<MatrixState> {
  controller.handle({ type: 'runMatrix', way: { ...udp, ...way } });
  await settle();
  return controller.state().matrix;
}

describe('who is right, on the checks page', () => {
  it('is said of each resolver; a subset of the control plane’s addresses is', async () => {
    const { who, rows } = await asked(await twoPlaces().shown());
    assert.deepEqual(who, [
      { tone: 'good', sentence: 'Right: tools, 127.0.0.1#5301.' },
      { tone: 'bad', sentence: 'Wrong: Public DNS, 192.0.2.1#53.' },
    ]);
    assert.match(
      rows[0]?.sentence ?? '',
      /^Right: 1 of the 2 control-plane addresses, and no other/,
    );
    assert.deepEqual(
      rows.map(({ subset }) => subset),
      [true, undefined],
    );
    assert.match(rows[0]?.sentence ?? '', new RegExp(`${controlPlane[1] ?? ''} is left out`));
  });

  it('a silent resolver is not right, and one that cannot be judged is neither', async () => {
    const world = twoPlaces();
    world.dns = { query: (query) => Promise.resolve(timedOut(query)) };
    const controller = await world.shown();
    assert.deepEqual(
      (await asked(controller)).who.map(({ tone }) => tone),
      ['bad'],
    );
    const blind = new ChecksWorld();
    const { estate } = blind;
    blind.estate = async () => ({ ...(await estate()), controlPlane: {} });
    const { who } = await asked(await blind.shown());
    assert.match(who[0]?.sentence ?? '', /^Not judged: tools/);
  });
});

describe('earlier rounds of the checks page', () => {
  it('keep their tables, of which nothing can be asked again', async () => {
    const world = twoPlaces();
    const controller = await world.shown();
    const first = await asked(controller);
    world.dns = { query: (query) => Promise.resolve(answered(query, controlPlane)) };
    const { rounds, rows } = await asked(controller);
    assert.deepEqual(
      rounds.map((round) => round.rows?.map(({ right }) => right)),
      [
        [true, true],
        [true, false],
      ],
    );
    const [kept] = rounds[1]?.rows ?? [];
    const was = first.rows[0];
    assert.ok(kept && was?.vpcId !== undefined);
    assert.equal(kept.vpcId, undefined);
    assert.deepEqual({ ...kept, vpcId: was.vpcId }, { ...was, dig: '' });
    assert.notEqual(rows[0]?.dig, '');
  });

  it('are copied as Markdown, also after a reload', async () => {
    const world = twoPlaces();
    const { rounds } = await asked(await world.shown());
    const { target } = (await world.shown()).state();
    const matrix = { rounds, seconds: 30, opened: [] };
    const saved = receive(checksSavedSchema, structuredClone({ target, matrix }));
    assert.ok(saved.ok);
    const later = await world.shown(saved.message.matrix?.rounds);
    assert.deepEqual(later.state().matrix.rounds, rounds);
    later.handle({ type: 'copyRound', at: rounds[0]?.at ?? 0 });
    later.handle({ type: 'copyRound', at: 1 });
    const [copied, none] = world.copied;
    assert.equal(none, undefined);
    assert.match(
      copied ?? '',
      new RegExp(`Asked at ${new Date(rounds[0]?.at ?? 0).toISOString()}`),
    );
    assert.match(copied ?? '', /- Right: tools, 127/);
    assert.match(
      copied ?? '',
      /\| Public DNS \| 192\.0\.2\.1\\#53 \| UDP \| A \| 52\.18\.4\.9 \| Wrong \|/,
    );
  });

  it('are many without end in words, but only so many tables', async () => {
    const { rows = [] } = (await asked(await twoPlaces().shown())).rounds[0] ?? {};
    const round = (at: number): RoundView => ({ at, right: 1, of: 2, changes: [], rows });
    const many = Array.from({ length: 6 }, (_, at) => ({
      ...round(at),
      rows: Array.from({ length: roundRowsLimit / 4 }, () => rows[0] ?? assert.fail()),
    }));
    const { rounds } = (await twoPlaces().shown(many)).state().matrix;
    assert.deepEqual(
      rounds.map((one) => one.rows !== undefined),
      [true, true, true, true, false, false],
    );
  });
});

describe('transports of the matrix', () => {
  it('every place is asked over the one that was chosen, at its port', async () => {
    const world = twoPlaces();
    const controller = await world.shown();
    const { rows } = await asked(controller, { transport: 'tls', serverName: 'dns.example.com' });
    const [request] = world.matrices;
    assert.equal(request?.transport, 'tls');
    assert.deepEqual(request.tls, { serverName: 'dns.example.com' });
    assert.deepEqual(
      rows.map(({ server, transport }) => [server, transport]),
      [
        ['127.0.0.1#5301', 'TLS'],
        ['192.0.2.1#853', 'TLS'],
      ],
    );
  });

  it('a CA file that cannot be read is said, and nobody is asked', async () => {
    const world = twoPlaces();
    const controller = await world.shown();
    await asked(controller, { transport: 'tls', caFile: '/nonexistent' });
    await until(() => !controller.state().matrix.running);
    assert.equal(world.matrices.length, 0);
    assert.match(controller.state().failure?.message ?? '', /nonexistent could not be read/);
  });

  it('from inside there is no TLS, and nothing is run', async () => {
    const world = twoPlaces();
    const place = { through: 'ssm', id: 'ssm:i-1', name: 'tools', instanceId: 'i-1' } as const;
    world.instances = () => Promise.resolve([place]);
    world.ssm = { carry: () => assert.fail('was run') };
    const controller = await world.shown();
    controller.handle({ type: 'lookInside' });
    await settle();
    controller.handle({ type: 'askInside', id: 'ssm:i-1 A', way: { transport: 'tls' } });
    await settle();
    const { rows, pending } = controller.state().matrix;
    assert.equal(pending, undefined);
    assert.match(rows.at(-1)?.sentence ?? '', /over UDP or TCP, not over TLS/);
  });
});

describe('kubectl get nodes on the checks page', () => {
  const context = 'arn:aws:eks:us-east-1:111122223333:cluster/payments';
  const ready = { name: 'ip-1', ready: true, version: 'v1.33.1' };
  const withContext = (): ChecksWorld => {
    const world = twoPlaces();
    world.contexts = [
      { name: 'other', host: 'other.example' },
      { name: context, host: endpointName },
    ];
    return world;
  };
  const ask = async (world: ChecksWorld, run?: boolean): Promise<ChecksController> => {
    const controller = await world.shown();
    controller.handle({ type: 'askNodes' });
    await settle();
    if (run !== undefined) controller.handle({ type: 'answerPending', run });
    await settle();
    return controller;
  };

  it('shows the command, and runs nothing before a yes', async () => {
    const world = withContext();
    world.nodes = () => assert.fail('was run');
    const controller = await ask(world);
    const { pending, nodes } = controller.state().matrix;
    assert.deepEqual(pending, {
      vantage: context,
      command: `kubectl --context=${context} --request-timeout=10s get nodes -o json`,
    });
    assert.equal(nodes.asking, true);
    controller.handle({ type: 'answerPending', run: false });
    await settle();
    const { matrix, failure } = controller.state();
    assert.deepEqual([matrix.nodes, matrix.pending], [{ asking: false, nodes: [] }, undefined]);
    assert.equal(failure, undefined, 'a no is no failure');
  });

  it('says how many are ready, and copies it', async () => {
    const world = withContext();
    const asked: string[] = [];
    world.nodes = (of) => {
      asked.push(of);
      return Promise.resolve([ready, { ...ready, name: 'ip-2', ready: false }]);
    };
    const controller = await ask(world, true);
    const { nodes } = controller.state().matrix;
    assert.deepEqual(asked, [context]);
    assert.deepEqual([nodes.tone, nodes.sentence], ['warning', '1 of 2 nodes are ready.']);
    controller.handle({ type: 'copyMatrix', opened: [] });
    const copied = world.copied[0] ?? '';
    assert.match(
      copied,
      /### kubectl get nodes\n\n- kubectl --context=arn.*\n- 1 of 2 nodes are ready\.\n- ip-1: Ready, v1\.33\.1\n- ip-2: Not ready/,
    );
  });

  it('what kubectl says of a failure is shown beside its command', async () => {
    const world = withContext();
    world.nodes = () =>
      Promise.reject(
        new PortError({
          kind: 'accessDenied',
          messageKey: 'error.kubectl.notAllowed',
          args: { context, detail: 'Unauthorized' },
          help: { key: 'help.kubectl.notAllowed' },
        }),
      );
    const { nodes } = (await ask(world, true)).state().matrix;
    assert.equal(nodes.tone, 'bad');
    assert.match(nodes.sentence ?? '', /Unauthorized/);
    assert.ok(nodes.help);
  });

  it('without a context it says how to get one', async () => {
    const controller = await ask(twoPlaces());
    const { nodes, pending } = controller.state().matrix;
    assert.equal(pending, undefined);
    assert.match(nodes.sentence ?? '', /no context for payments/);
    assert.match(nodes.help ?? '', /update-kubeconfig/);
    assert.equal(nodes.asking, false);
  });

  it('does not get in the way of a command on an instance: one is shown after the other', async () => {
    const world = withContext();
    const place = { through: 'ssm', id: 'ssm:i-1', name: 'tools', instanceId: 'i-1' } as const;
    world.instances = () => Promise.resolve([place]);
    world.ssm = { carry: () => Promise.resolve({ outcome: 'timeout', transport: 'udp', ms: 1 }) };
    const controller = await ask(world);
    controller.handle({ type: 'lookInside' });
    await settle();
    controller.handle({ type: 'askInside', id: 'ssm:i-1 A', way: udp });
    await settle();
    assert.equal(controller.state().matrix.pending?.vantage, context);
    controller.handle({ type: 'answerPending', run: true });
    await settle();
    assert.equal(controller.state().matrix.pending?.vantage, 'tools');
    controller.handle({ type: 'stopMatrix' });
    await settle();
    assert.equal(controller.state().matrix.pending, undefined);
  });
});

describe('copy as Markdown, on the checks page', () => {
  it('has everything that is shown, and nothing of it becomes Markdown or HTML', async () => {
    const world = twoPlaces();
    const hostile = { ...client, name: 'to|ols <b>[x](y)' };
    world.vantages = () => Promise.resolve([open, hostile]);
    world.tcp = 'timeout';
    const controller = await world.shown();
    const { rows, diagnoses } = await asked(controller);
    const opened = [rows[1]?.id ?? ''];
    controller.handle({ type: 'copyMatrix', opened });
    const copied = world.copied[0] ?? '';
    for (const shown of [
      `- Name: ${endpointName}`,
      controlPlane.join(', '),
      'Right: to\\|ols \\<b\\>\\[x\\](y)',
      'Wrong: Public DNS',
      '| 60 s | 3 ms | 0/2 timeout |',
      '- Public DNS, A: Public addresses',
      '```text',
      ';; ANSWER SECTION:',
      '### What the configuration in AWS says',
    ]) {
      assert.ok(copied.includes(shown), `${shown}\nis not in\n${copied}`);
    }
    assert.equal(diagnoses.length, 1);
    assert.equal(copied.match(/ANSWER SECTION/g)?.length, 1, 'only of the row that is open');
    assert.match(copied, /Public DNS, A: 52\.18\.4\.9: No answer on TCP 443/);
  });
});
