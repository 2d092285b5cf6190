// Prints one line of JSON: a check through the core against dig's whole process, both asking one
// local unbound in turn; and 100 clusters by 5 vantages against the slowest of those checks alone.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createDnsClient } from '../src/core/dns/client.js';
import { digCommand } from '../src/core/dns/dig/digCommand.js';
import { known } from '../src/core/model/fact.js';
import { runCheck, type CheckRequest } from '../src/core/verify/check.js';
import { checkAll } from '../src/core/verify/checkAll.js';
import { selfMade } from '../test/support/selfMade.js';
import { startUnbound } from '../test/support/unbound.js';

const CLUSTERS = 100;
const ROUNDS = 60;
const ports = { dns: createDnsClient() };
const never = new AbortController().signal;

const nameOf = (at: number): string => `c${String(at)}.sk1.us-east-1.eks.amazonaws.com`;
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function requestOf(at: number, port: number): CheckRequest {
  const vantage = { id: String(port), name: 'bench', address: '127.0.0.1', port };
  const expected = known(['10.0.0.1'], { call: 'bench', at: 0 });
  return { vantage, name: nameOf(at), type: 'A', transport: 'udp', expected };
}

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Median milliseconds of a check, of dig's process, and the one over the other. */
async function checkAgainstDig(port: number): Promise<object> {
  const request = requestOf(1, port);
  const server = { address: '127.0.0.1', port };
  const words = digCommand({ name: request.name, type: 'A', server, transport: 'udp' }).split(' ');
  const ours: number[] = [];
  const digs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(
      await timed(async () => {
        const { verdict } = await runCheck(ports, request, never);
        if (verdict.kind !== 'private') throw new Error(`the check says ${verdict.kind}`);
      }),
    );
    digs.push(
      await timed(() => {
        const { stdout } = spawnSync('dig', words.slice(1), { encoding: 'utf8' });
        if (!stdout.includes('10.0.0.1')) throw new Error(`dig says ${stdout}`);
      }),
    );
  }
  const [checkMs, digMs] = [median(ours), median(digs)];
  return { checkMs, digMs, ratio: checkMs / digMs };
}

/** Milliseconds of the whole matrix, of its slowest check alone, and the one over the other. */
async function matrixAgainstSlowest(unbound: number): Promise<object> {
  const file = fileURLToPath(new URL('slowServers.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import=tsx', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const vantages = [unbound, ...(JSON.parse(line.toString()) as number[])];
    // Cluster by cluster, as they are shown: the slow ones come up to the very end.
    const requests = Array.from({ length: CLUSTERS }, (_, at) =>
      vantages.map((port) => requestOf(at, port)),
    ).flat();
    const slowest = requests.at(-1);
    if (slowest === undefined) throw new Error('no requests');
    const slowestMs = await timed(() => runCheck(ports, slowest, never));
    const matrixMs = await timed(async () => {
      const kinds = (await checkAll(ports, requests, never)).map(({ verdict }) => verdict.kind);
      if (kinds.includes('timeout')) throw new Error('a check timed out');
    });
    return { checks: requests.length, slowestMs, matrixMs, ratio: matrixMs / slowestMs };
  } finally {
    child.kill();
  }
}

const unbound = await startUnbound(
  [
    'local-zone: "amazonaws.com." static',
    ...Array.from({ length: CLUSTERS }, (_, at) => `local-data: "${nameOf(at)}. 60 IN A 10.0.0.1"`),
  ],
  selfMade(['127.0.0.1']),
);
try {
  const check = await checkAgainstDig(unbound.plain);
  console.log(JSON.stringify({ check, matrix: await matrixAgainstSlowest(unbound.plain) }));
} finally {
  await unbound.close();
}
