import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import type { World } from '../../../src/sandbox/world.js';
import { authorization, requestFor, tag } from './support.js';

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Plain HTTP, with any Host header, which fetch would not let us set. */
async function http(
  endpoint: string,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      `${endpoint}${path}`,
      { method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
        );
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('sandbox: the server', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox({ scenario: 'post', endpointSeconds: 1 });
  });

  afterEach(async () => {
    await sandbox.close();
  });

  const own = async (method: string, path: string, body?: unknown): Promise<Answer> =>
    http(
      sandbox.endpoint,
      method,
      `/_sandbox${path}`,
      {},
      body === undefined ? '' : JSON.stringify(body),
    );

  it('listens on loopback, and has a vantage in every VPC, outside and on premises', () => {
    assert.match(sandbox.endpoint, /^http:\/\/127\.0\.0\.1:\d+$/);
    const vantages = sandbox.vantages();
    for (const { vpcId } of sandbox.world.vpcs) {
      assert.ok(vantages.some((vantage) => vantage.vpcId === vpcId));
    }
    assert.ok(vantages.every(({ address }) => address.startsWith('127.')));
    assert.ok(vantages.some(({ name }) => name === 'tools: VPC resolver 172.16.0.2'));
  });

  it('says who it is, and dumps the same state in the same words', async () => {
    const about = JSON.parse((await own('GET', '')).body) as Record<string, unknown>;
    assert.equal(about['scenario'], 'post');
    assert.equal(about['accountId'], '111122223333');
    const [one, two] = [await own('GET', '/state'), await own('GET', '/state')];
    assert.equal(one.body, two.body);
    assert.deepEqual(JSON.parse(one.body), sandbox.world);
  });

  it('lets no web page near its own path', async () => {
    const path = '/_sandbox/state';
    const from = async (headers: Record<string, string>) =>
      (await http(sandbox.endpoint, 'GET', path, headers)).status;
    assert.equal(await from({ origin: 'http://127.0.0.1' }), 403);
    assert.equal(await from({ host: 'evil.example:80' }), 403);
    assert.equal(await from({ host: '127.0.0.1.evil.example' }), 403);
    assert.equal(await from({ host: 'localhost:1' }), 200);
  });

  it('is reset to its start, to another scenario, and to a state dumped before', async () => {
    const start = sandbox.world.vpcs.length;
    const saved = JSON.parse((await own('GET', '/state')).body) as World;
    sandbox.world.vpcs.pop();
    assert.equal((await own('POST', '/reset')).status, 200);
    assert.equal(sandbox.world.vpcs.length, start);
    assert.equal(sandbox.world.timings.inboundEndpoint, 1000);
    assert.equal((await own('POST', '/reset', { scenario: 'shapes' })).status, 200);
    assert.equal(sandbox.world.scenario, 'shapes');
    assert.equal((await own('POST', '/reset', { state: saved })).status, 200);
    assert.deepEqual(sandbox.world, saved);
    for (const bad of [
      { scenario: 'nope' },
      { state: {} },
      [],
      { state: { ...saved, vpcs: {} } },
    ]) {
      assert.equal((await own('POST', '/reset', bad)).status, 400);
    }
    assert.deepEqual(sandbox.world, saved);
  });

  it('takes, lists and clears faults, and shows the calls', async () => {
    const fault = { service: 'ec2', operation: 'DescribeVpcs', kind: 'reset-before' };
    assert.equal((await own('POST', '/faults', [fault])).status, 200);
    assert.equal((await own('POST', '/faults', [{ kind: 'x' }])).status, 400);
    assert.equal((JSON.parse((await own('GET', '/faults')).body) as unknown[]).length, 1);
    const sent = requestFor('ec2', 'DescribeVpcs');
    const call = async () => http(sandbox.endpoint, 'POST', '/', { ...sent.headers }, sent.body);
    await assert.rejects(call(), { code: 'ECONNRESET' });
    assert.equal((await call()).status, 200);
    const calls = JSON.parse((await own('GET', '/calls')).body) as { status: number }[];
    assert.deepEqual(
      calls.map(({ status }) => status),
      [0, 200],
    );
    assert.equal((await own('DELETE', '/faults')).body.trim(), '[]');
    assert.equal((await own('GET', '/nothing')).status, 404);
  });

  it('answers a body of more than a mebibyte in the form of the service', async () => {
    const body = `Action=DescribeVpcs&Version=2016-11-15&x=${'y'.repeat(1_100_000)}`;
    const answer = await http(
      sandbox.endpoint,
      'POST',
      '/',
      { authorization: authorization('ec2') },
      body,
    );
    assert.equal(answer.status, 413);
    assert.equal(tag(answer.body, 'Code'), 'RequestEntityTooLarge');
  });

  it('closes at once, twice if need be, stalled calls and all', async () => {
    await own('POST', '/faults', [{ service: 'sts', operation: '*', kind: 'stall', seconds: 100 }]);
    const sent = requestFor('sts', 'GetCallerIdentity');
    const stalled = http(sandbox.endpoint, 'POST', '/', { ...sent.headers }, sent.body);
    const ended = assert.rejects(stalled);
    while ((sandbox.world.faults[0]?.fired ?? 0) === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all([sandbox.close(), sandbox.close()]);
    await ended;
    await assert.rejects(http(sandbox.endpoint, 'GET', '/_sandbox'), { code: 'ECONNREFUSED' });
  });

  it('closes when its signal says so, and does not start after', async () => {
    const stop = new AbortController();
    const other = await startSandbox({ scenario: 'post', signal: stop.signal });
    stop.abort();
    await other.close();
    await assert.rejects(http(other.endpoint, 'GET', '/_sandbox'), { code: 'ECONNREFUSED' });
    await assert.rejects(startSandbox({ scenario: 'post', signal: stop.signal }), {
      name: 'AbortError',
    });
  });

  it('says what is wrong with a scenario or a taken port', async () => {
    await assert.rejects(startSandbox({ scenario: 'nope' }), /no scenario 'nope'/);
    const port = Number(new URL(sandbox.endpoint).port);
    await assert.rejects(startSandbox({ scenario: 'post', port }), { code: 'EADDRINUSE' });
  });
});
