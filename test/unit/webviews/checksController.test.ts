import assert from 'node:assert/strict';
import { asId, type VpcId } from '../../../src/core/model/ids.js';
import {
  checksStateSchema,
  type CheckInput,
  type ChecksState,
} from '../../../src/webviews/contract/checks.js';
import { receive } from '../../../src/webviews/contract/receive.js';
import type { ChecksController } from '../../../src/webviews/host/checksController.js';
import { historyLimit } from '../../../src/webviews/host/checksController.js';
import { accessDenied } from './support/errors.js';
import { ChecksWorld, vantages } from './support/checksWorld.js';
import { answered, timedOut } from './support/exchanges.js';
import { clientVpcId, clusterVpcId, controlPlane, endpointName } from './support/postEstate.js';
import { settle, until } from './support/quietLog.js';

const ask = (vantageId: string, over: Partial<CheckInput> = {}): CheckInput => ({
  asked: { kind: 'vantage', vantageId },
  way: { transport: 'udp' },
  type: 'A',
  name: endpointName,
  ...over,
});

async function run(controller: ChecksController, input: CheckInput): Promise<ChecksState> {
  controller.handle({ type: 'run', input });
  await settle();
  return controller.state();
}

describe('checks page', () => {
  it('shows name, control-plane addresses and vantages', async () => {
    const state = (await new ChecksWorld().shown()).state();
    assert.equal(state.endpointName, endpointName);
    assert.deepEqual(state.controlPlane, { addresses: controlPlane });
    assert.deepEqual(state.vantages[0], {
      id: 'vpc:tools',
      name: 'tools',
      server: '127.0.0.1#5301',
    });
  });

  it('offers the client VPCs before the cluster VPC', async () => {
    const world = new ChecksWorld();
    const own = { id: 'vpc:own', name: 'own', address: '127.0.0.1', port: 1 };
    const client = { ...own, id: 'vpc:client', vpcId: asId<VpcId>(clientVpcId) };
    world.vantages = () =>
      Promise.resolve([{ ...own, vpcId: asId<VpcId>(clusterVpcId) }, ...vantages, client]);
    const ids = (await world.shown()).state().vantages.map(({ id }) => id);
    assert.deepEqual(ids, ['vpc:client', 'vpc:own', 'vpc:tools', 'public']);
  });

  it('judges a right and a public answer', async () => {
    const world = new ChecksWorld();
    const controller = await world.shown();
    const [good] = (await run(controller, ask('vpc:tools'))).history;
    assert.equal(good?.tone, 'good');
    assert.equal(good.status, 'NOERROR');
    assert.deepEqual(good.answers[0], { type: 'A', data: '192.168.109.77', ttl: 60 });
    assert.match(good.dig, /;; ANSWER SECTION:/);
    assert.match(good.command, /^dig @127\.0\.0\.1 -p 5301 /);
    world.dns = { query: (query) => Promise.resolve(answered(query, ['52.18.4.9'])) };
    const [bad] = (await run(controller, ask('public'))).history;
    assert.equal(bad?.tone, 'bad');
    assert.equal(controller.state().history.length, 2);
  });

  it('shows silence as silence', async () => {
    const world = new ChecksWorld();
    world.dns = { query: (query) => Promise.resolve(timedOut(query)) };
    const [check] = (await run(await world.shown(), ask('vpc:tools'))).history;
    assert.equal(check?.status, 'timeout');
    assert.equal(check.tone, 'bad');
    assert.equal(check.ms, undefined);
    assert.deepEqual(check.answers, []);
  });

  it('posts a state that the page takes', async () => {
    const state = await run(await new ChecksWorld().shown(), ask('vpc:tools'));
    const posted: unknown = structuredClone(state);
    assert.deepEqual(receive(checksStateSchema, posted), { ok: true, message: state });
  });

  it('expects control-plane addresses of the endpoint name only, whatever its case', async () => {
    const world = new ChecksWorld();
    const controller = await world.shown();
    await run(controller, ask('public', { name: 'www.example' }));
    await run(controller, ask('public', { name: `${endpointName.toUpperCase()}.` }));
    assert.deepEqual(
      world.requests.map(({ expected }) => expected.known),
      [false, true],
    );
  });

  it('asks a server given by its address', async () => {
    const world = new ChecksWorld();
    const asked = { kind: 'server', address: '192.0.2.53', port: 5353 } as const;
    await run(await world.shown(), ask('', { asked, type: 'aaaa', way: { transport: 'tcp' } }));
    const [request] = world.requests;
    assert.equal(request?.vantage.id, 'server:192.0.2.53#5353');
    assert.equal(request.type, 'AAAA');
    assert.equal(request.transport, 'tcp');
  });

  it('asks over TLS at the port of TLS, and judges the certificate by what was given', async () => {
    const world = new ChecksWorld();
    const place = { id: 'public', name: 'Public DNS', address: '192.0.2.1', port: 53 };
    world.vantages = () => Promise.resolve([place]);
    const way = { transport: 'tls', serverName: 'dns.example.com' } as const;
    const state = await run(await world.shown(), ask('public', { way }));
    const [request] = world.requests;
    assert.deepEqual(request?.vantage, { ...place, port: 853 });
    assert.deepEqual(request.tls, { serverName: 'dns.example.com' });
    assert.match(
      state.history[0]?.command ?? '',
      / -p 853 .* \+tls \+tls-ca \+tls-hostname=dns\.example\.com /,
    );
  });

  it('says which CA file cannot be read, and asks nobody', async () => {
    const world = new ChecksWorld();
    const way = { transport: 'https', caFile: '/nonexistent/ca.pem' } as const;
    const controller = await world.shown();
    await run(controller, ask('public', { way }));
    await until(() => !controller.state().running);
    assert.deepEqual(world.requests, []);
    assert.match(
      controller.state().failure?.message ?? '',
      /\/nonexistent\/ca\.pem could not be read/,
    );
  });

  it('does not ask from a vantage that is not offered', async () => {
    const world = new ChecksWorld();
    const state = await run(await world.shown(), ask('vpc:gone'));
    assert.equal(world.requests.length, 0);
    assert.match(state.failure?.message ?? '', /not there any more/);
  });

  it('runs one check at a time and cancels it by the signal', async () => {
    const world = new ChecksWorld();
    world.dns = { query: (query, signal) => untilAborted(signal).then(() => timedOut(query)) };
    const controller = await world.shown();
    controller.handle({ type: 'run', input: ask('vpc:tools') });
    controller.handle({ type: 'run', input: ask('public') });
    await settle();
    assert.equal(controller.state().running, true);
    assert.equal(world.requests.length, 1);
    controller.handle({ type: 'cancel' });
    await settle();
    assert.equal(world.signals[0]?.aborted, true);
    assert.equal(controller.state().running, false);
  });

  it('remembers a bounded number of checks, the newest first, and forgets on demand', async () => {
    const controller = await new ChecksWorld().shown();
    for (let count = 0; count < historyLimit + 3; count += 1) {
      await run(controller, ask('vpc:tools'));
    }
    const { history } = controller.state();
    assert.equal(history.length, historyLimit);
    assert.equal(history[0]?.id, String(historyLimit + 3));
    controller.handle({ type: 'clearHistory' });
    assert.deepEqual(controller.state().history, []);
  });

  it('copies what is asked for, of the check that is meant', async () => {
    const world = new ChecksWorld();
    const controller = await world.shown();
    await run(controller, ask('vpc:tools'));
    controller.handle({ type: 'copyCommand', id: '1' });
    controller.handle({ type: 'copyDig', id: '1' });
    controller.handle({ type: 'copyDig', id: '99' });
    const [check] = controller.state().history;
    assert.deepEqual(world.copied, [check?.command, check?.dig]);
  });

  it('offers its vantages although the cluster cannot be read', async () => {
    const world = new ChecksWorld();
    world.estate = () => Promise.reject(accessDenied('eks:DescribeCluster'));
    const state = (await world.shown()).state();
    assert.equal(state.failure?.operation, 'eks:DescribeCluster');
    assert.equal(state.vantages.length, 2);
    assert.ok(state.controlPlane.unknownBecause);
    assert.deepEqual(world.log.events, ['checks.failed']);
  });
});

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
}
