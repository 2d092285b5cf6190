import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readTools } from '../../../src/agent/tools/all.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { startSandbox } from '../../../src/sandbox/server.js';

const main = new URL('../../../src/cli/main.ts', import.meta.url).pathname;

interface Reply {
  readonly id?: unknown;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

interface Call {
  readonly content: readonly { readonly type: string; readonly text: string }[];
  readonly structuredContent?: Readonly<Record<string, unknown>>;
  readonly isError: boolean;
}

const modern = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

describe('cli mcp', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let folder: string;
  let server: ChildProcessWithoutNullStreams;
  const lines: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  let ids = 0;

  before(async () => {
    sandbox = await startSandbox({ scenario: 'post', endpointSeconds: 1 });
    folder = mkdtempSync(join(tmpdir(), 'mcp-'));
    const aws = Object.keys(process.env).filter((name) => name.startsWith('AWS_'));
    server = spawn(process.execPath, ['--import=tsx', main, 'mcp'], {
      env: {
        ...process.env,
        ...Object.fromEntries(aws.map((name) => [name, undefined])),
        HOME: folder,
        ...sandbox.env,
        AWS_CONFIG_FILE: join(folder, 'config'),
        AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
        EKS_PRIVATE_DNS_STATE: join(folder, 'state'),
      },
    });
    createInterface({ input: server.stdout }).on('line', (line) => {
      lines.push(line);
      waiting.shift()?.(line);
    });
  });
  after(async () => {
    server.kill();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Sends a line and gives the next one that comes. */
  async function exchange(line: string): Promise<Reply> {
    const next = new Promise<string>((done) => waiting.push(done));
    server.stdin.write(`${line}\n`);
    return JSON.parse(await next) as Reply;
  }

  async function ask(method: string, params: object = {}): Promise<Reply> {
    ids += 1;
    const reply = await exchange(JSON.stringify({ jsonrpc: '2.0', id: ids, method, params }));
    assert.equal(reply.id, ids);
    return reply;
  }

  async function call(name: string, input: object): Promise<Call> {
    const { result } = await ask('tools/call', { name, arguments: input });
    assert.ok(result);
    return result as unknown as Call;
  }

  it('agrees on a revision with a client that begins with initialize', async () => {
    const clientInfo = { name: 'test', version: '1' };
    const hello = (protocolVersion: string) =>
      ask('initialize', { protocolVersion, capabilities: {}, clientInfo });
    const { result } = await hello('2025-06-18');
    assert.equal(result?.['protocolVersion'], '2025-06-18');
    assert.deepEqual(result['capabilities'], { tools: {} });
    assert.equal((result['serverInfo'] as { name: string }).name, 'eks-private-dns');
    assert.equal((await hello('1999-01-01')).result?.['protocolVersion'], '2025-11-25');
    // A notification gets no answer: the next line is that of the ping.
    server.stdin.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');
    assert.deepEqual((await ask('ping')).result, {});
  });

  it('lists the tools that read, and no other', async () => {
    const { result } = await ask('tools/list');
    const tools = result?.['tools'] as readonly {
      name: string;
      annotations: { readOnlyHint: boolean };
    }[];
    assert.deepEqual(
      tools.map(({ name }) => name),
      readTools.map(({ name }) => name),
    );
    assert.ok(tools.every(({ annotations }) => annotations.readOnlyHint));
    assert.ok(!tools.some(({ name }) => name.startsWith('apply')));
    assert.equal(result?.['resultType'], undefined);
  });

  it('reads, judges, plans and asks against the sandbox, and changes nothing', async () => {
    const list = await call('list_eks_private_dns', {});
    assert.equal(list.isError, false);
    const [cluster] = list.structuredContent?.['clusters'] as readonly {
      name: string;
      vpc: string;
    }[];
    assert.ok(cluster);
    const vpcs = list.structuredContent?.['vpcs'] as readonly string[];
    const client = vpcs.find((id) => id !== cluster.vpc) ?? '';
    const about = { cluster: cluster.name, client_vpcs: [client] };
    const verdict = await call('judge_eks_private_dns', about);
    assert.deepEqual(verdict.structuredContent?.['verdicts'], [
      { from: client, necessity: 'needed' },
    ]);
    const plan = await call('plan_eks_private_dns', about);
    assert.match(String(plan.structuredContent?.['planId']), /^enable-[0-9a-f]{16}$/);
    assert.match(plan.content[0]?.text ?? '', /no tool of this server changes anything/);
    const vantages = [`vpc:${client}`];
    const check = await call('verify_eks_private_dns', { cluster: cluster.name, vantages });
    assert.equal(check.structuredContent?.['right'], false);
    assert.deepEqual(JSON.parse(check.content[1]?.text ?? ''), check.structuredContent);
    assert.deepEqual(sandbox.world.resolverEndpoints, []);
  });

  it('has the model read what is wrong with a call', async () => {
    const missing = await call('judge_eks_private_dns', {});
    assert.equal(missing.isError, true);
    assert.match(missing.content[0]?.text ?? '', /cluster is required/);
    const nobody = await call('judge_eks_private_dns', { cluster: 'nobody' });
    assert.match(nobody.content[0]?.text ?? '', /nobody/);
  });

  it('answers what is no call with the codes of JSON-RPC', async () => {
    const codes = async (line: string) => (await exchange(line)).error?.code;
    assert.equal(await codes('{'), -32700);
    assert.equal(await codes('[]'), -32600);
    assert.equal(await codes('{"jsonrpc":"2.0","id":null,"method":"ping"}'), -32600);
    assert.equal(await codes('{"jsonrpc":"2.0","id":"a"}'), -32600);
    assert.equal((await ask('resources/list')).error?.code, -32601);
    assert.equal(
      (await ask('tools/call', { name: 'apply_eks_private_dns_plan' })).error?.code,
      -32602,
    );
  });

  it('serves requests that say their revision themselves', async () => {
    const found = await ask('server/discover', { _meta: modern });
    assert.deepEqual((found.result?.['supportedVersions'] as string[])[0], '2026-07-28');
    assert.equal(found.result?.['resultType'], 'complete');
    const listed = await ask('tools/list', { _meta: modern });
    assert.equal(listed.result?.['resultType'], 'complete');
    assert.equal(listed.result['cacheScope'], 'public');
    const future = { ...modern, 'io.modelcontextprotocol/protocolVersion': '2099-01-01' };
    const { error } = await ask('tools/list', { _meta: future });
    assert.equal(error?.code, -32022);
    assert.ok((error.data as { supported: string[] }).supported.includes('2026-07-28'));
    const half = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' };
    assert.equal((await ask('tools/list', { _meta: half })).error?.code, -32602);
    assert.equal((await ask('server/discover')).error?.code, -32602);
  });

  it('answers side by side, says nothing of what was called off, and ends with its input', async () => {
    const long = { name: 'diagnose_eks_private_dns', arguments: { cluster: 'payments' } };
    const request = { jsonrpc: '2.0', id: 'long', method: 'tools/call', params: long };
    server.stdin.write(`${JSON.stringify(request)}\n`);
    assert.deepEqual((await ask('ping')).result, {});
    const params = { requestId: 'long' };
    const off = { jsonrpc: '2.0', method: 'notifications/cancelled', params };
    server.stdin.write(`${JSON.stringify(off)}\n`);
    assert.deepEqual((await ask('ping')).result, {});
    const ended = new Promise<number | null>((done) => server.once('exit', done));
    server.stdin.end();
    assert.equal(await ended, 0);
    for (const line of lines)
      assert.equal((JSON.parse(line) as { jsonrpc: string }).jsonrpc, '2.0');
    assert.ok(!lines.some((line) => line.includes('"long"')));
  });
});
