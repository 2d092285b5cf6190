// Prints one line of JSON: a check through the core against dig's whole process, both asking one
// local unbound in turn; and 100 clusters by 5 vantages against the slowest of those checks alone.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createDnsClient } from '../src/core/dns/client.js';
import { digCommand } from '../src/core/dns/dig/digCommand.js';
import { known } from '../src/core/model/fact.js';
import { reach } from '../src/core/reach/reach.js';
import { runCheck, type CheckRequest } from '../src/core/verify/check.js';
import { runMatrix, type MatrixCluster } from '../src/core/verify/matrix.js';
import type { SocketVantage } from '../src/core/model/vantage.js';
import { selfMade } from '../test/support/selfMade.js';
import { startUnbound } from '../test/support/unbound.js';

const CLUSTERS = 100;
const ROUNDS = 60;
const ports = { dns: createDnsClient(), reach };
const never = new AbortController().signal;

const nameOf = (at: number): string => `c${String(at)}.sk1.us-east-1.eks.amazonaws.com`;
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const expected = known(['10.0.0.1'], { call: 'bench', at: 0 });

function vantageOf(port: number): SocketVantage {
  return { id: String(port), name: 'bench', address: '127.0.0.1', port };
}

function requestOf(at: number, port: number): CheckRequest {
  return { vantage: vantageOf(port), name: nameOf(at), type: 'A', transport: 'udp', expected };
}

function clusterOf(at: number): MatrixCluster {
  return { name: `c${String(at)}`, endpointName: nameOf(at), types: ['A'], expected };
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
    const ports53 = [unbound, ...(JSON.parse(line.toString()) as number[])];
    const request = {
      clusters: Array.from({ length: CLUSTERS }, (_, at) => clusterOf(at)),
      vantages: ports53.map(vantageOf),
      transport: 'udp',
      reach: false,
    } as const;
    const slowest = requestOf(CLUSTERS - 1, ports53.at(-1) ?? unbound);
    const slowestMs = await timed(() => runCheck(ports, slowest, never));
    let checks = 0;
    const matrixMs = await timed(async () => {
      // Cluster by cluster, as they are shown: the slow ones come up to the very end.
      const { cells } = await runMatrix(ports, request, never);
      const unanswered = cells.filter(({ check }) => check?.exchange.kind !== 'answer');
      if (unanswered.length > 0) throw new Error('a check got no answer');
      checks = cells.length;
    });
    return { checks, slowestMs, matrixMs, ratio: matrixMs / slowestMs };
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
