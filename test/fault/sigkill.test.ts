import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { World } from '../../src/sandbox/world.js';
import { dumpOf, shapeOf } from '../support/fault/shape.js';

const script = join(import.meta.dirname, '../../scripts/run.mjs');

/** Calls in whose middle the process is killed; AWS acts on them all the same. */
const places = [
  ['ec2', 'CreateSecurityGroup', 1],
  ['ec2', 'AuthorizeSecurityGroupIngress', 1],
  ['route53resolver', 'CreateResolverEndpoint', 1],
  ['route53resolver', 'CreateResolverEndpoint', 2],
  ['route53resolver', 'CreateResolverRule', 1],
  ['route53resolver', 'AssociateResolverRule', 1],
] as const;
/** The same while everything is taken away. */
const removals = [
  ['route53resolver', 'DisassociateResolverRule', 1],
  ['route53resolver', 'DeleteResolverRule', 1],
  ['route53resolver', 'DeleteResolverEndpoint', 1],
  ['route53resolver', 'DeleteResolverEndpoint', 2],
  ['ec2', 'DeleteSecurityGroup', 1],
] as const;
const stallSeconds = 0.3;

describe('a real process, killed', function () {
  this.timeout(60_000);
  let folder = '';
  let sandbox: ChildProcess;
  let stage: { readonly endpoint: string; readonly env: Readonly<Record<string, string>> };
  let first: World;
  let goal: readonly string[];
  let enabled: World;
  let enable: readonly string[];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'killed-'));
    sandbox = start(['sandbox-main', '--endpoint-seconds', '1', '--json']);
    stage = JSON.parse(await firstLine(sandbox)) as typeof stage;
    first = await state();
    const tools = first.vpcs.find(({ tags }) => tags['Name'] === 'tools')?.vpcId ?? '';
    enable = ['enable', '--cluster', 'payments', '--client-vpc', tools, '--yes'];
    const clean = await cli(enable);
    assert.equal(clean.code, 0, clean.out);
    enabled = await state();
    goal = shapeOf(enabled);
  });
  after(async () => {
    sandbox.kill('SIGTERM');
    if (sandbox.exitCode === null) await once(sandbox, 'exit');
    rmSync(folder, { recursive: true, force: true });
  });

  function start(args: readonly string[]): ChildProcess {
    const own = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
    const env = {
      ...Object.fromEntries(own),
      HOME: folder,
      EKS_PRIVATE_DNS_STATE: join(folder, 'state'),
      ...(args[0] === 'cli' ? stage.env : {}),
    };
    return spawn(process.execPath, [script, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  async function own<T>(path: string, body?: object): Promise<T> {
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const response = await fetch(`${stage.endpoint}/_sandbox/${path}`, init);
    return (await response.json()) as T;
  }

  const state = (): Promise<World> => own('state');

  async function cli(args: readonly string[]): Promise<{ code: number; out: string }> {
    const child = start(['cli', ...args]);
    let out = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    }
    const [code] = (await once(child, 'close')) as [number];
    return { code, out };
  }

  /** Gives the id of the plan that was cut off. */
  async function killedAt(
    [service, operation, nth]: readonly [string, string, number],
    from: World,
    command: readonly string[],
  ): Promise<string> {
    rmSync(join(folder, 'state'), { recursive: true, force: true });
    await own('reset', { state: from });
    await own('faults', { service, operation, kind: 'stall', seconds: stallSeconds, nth });
    const child = start(['cli', ...command]);
    const ended = once(child, 'exit');
    while (!(await own<{ fired: number }[]>('faults')).some(({ fired }) => fired > 0)) {
      if (child.exitCode !== null) throw new Error(`it ended before ${operation}`);
      await pause(10);
    }
    child.kill('SIGKILL');
    const [, signal] = (await ended) as [unknown, string];
    assert.equal(signal, 'SIGKILL');
    await pause(stallSeconds * 1000 + 200);
    await fetch(`${stage.endpoint}/_sandbox/faults`, { method: 'DELETE' });
    const { out } = await cli(['undo', '--json']);
    const { plans } = JSON.parse(out) as { plans: { id: string; outcome: string }[] };
    assert.equal(plans[0]?.outcome, 'unfinished');
    return plans[0].id;
  }

  for (const place of places) {
    const [, operation, nth] = place;
    it(`in the middle of ${operation} (${nth}): resume ends with one of each`, async () => {
      const planId = await killedAt(place, first, enable);
      const { code, out } = await cli(['resume', planId, '--yes']);
      assert.equal(code, 0, out);
      assert.deepEqual(shapeOf(await state()), goal);
    });

    it(`in the middle of ${operation} (${nth}): undo leaves what was there before`, async () => {
      const planId = await killedAt(place, first, enable);
      const { code, out } = await cli(['undo', planId, '--yes']);
      assert.equal(code, 0, out);
      assert.equal(dumpOf(await state()), dumpOf(first));
    });
  }

  for (const place of removals) {
    const [, operation, nth] = place;
    it(`in the middle of ${operation} (${nth}): resume leaves what was there before`, async () => {
      const planId = await killedAt(place, enabled, ['disable', '--cluster', 'payments', '--yes']);
      const { code, out } = await cli(['resume', planId, '--yes']);
      assert.equal(code, 0, out);
      assert.equal(dumpOf(await state()), dumpOf(first));
    });
  }
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function firstLine(child: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk);
    if (said.includes('\n')) return said;
  }
  throw new Error(`the sandbox ended: ${said}`);
}
