#!/usr/bin/env node
// npm run bench: the figures that have limits, printed and written to artifacts/bench.json.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from '../scripts/build.mjs';
import { installedEditor } from '../scripts/lib/editor.mjs';
import { artifacts, dist, repo } from '../scripts/lib/paths.mjs';
import { packVsix, vsixPath } from '../scripts/lib/vsix.mjs';
import { secondsByHand } from './byHand.mjs';

function node(args, env = {}) {
  const result = spawnSync(process.execPath, args, {
    cwd: repo,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 300_000,
  });
  if (result.status === 0) return result.stdout.trim();
  const said = `${result.stdout}${result.stderr}`.trim().split('\n').slice(-5).join('\n');
  throw new Error(`${args.join(' ')} failed (${result.signal ?? result.status}): ${said}`);
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** A bundle's first require, in a fresh process each time. */
function coldLoadMs(bundle) {
  const script =
    `const began = performance.now(); require(${JSON.stringify(join(dist, bundle))});` +
    'console.log(performance.now() - began); process.exit(0);';
  return median(Array.from({ length: 7 }, () => Number(node(['-e', script]))));
}

/** The main job in real time; its last line says both times and their ratio. */
function headless(endpointSeconds) {
  const output = node(['scripts/start.mjs', '--headless', '--endpoint-seconds', endpointSeconds]);
  const last = output.split('\n').at(-1);
  const match = /enable took ([\d.]+) s = ([\d.]+) x the critical path of ([\d.]+) s/.exec(last);
  if (match === null) throw new Error(`the last line of --headless does not say it: ${last}`);
  const [seconds, ratio, criticalPathSeconds] = match.slice(1).map(Number);
  return { seconds, ratio, criticalPathSeconds };
}

let simulation;
/** The post's enable and disable with endpoints of 60 s, in virtual time. */
function simulated() {
  simulation ??= JSON.parse(node(['--import=tsx', 'bench/simulated.ts']));
  return simulation;
}

let diagnoses;
/** Milliseconds of one diagnosis, by the number of VPCs. */
function diagnosisMs(vpcs) {
  diagnoses ??= JSON.parse(node(['--import=tsx', 'bench/diagnosis.ts']));
  return diagnoses[vpcs];
}

let asked;
/** A check against dig, and the matrix against its slowest check; one process measures both. */
function checks() {
  asked ??= JSON.parse(node(['--import=tsx', 'bench/checks.ts']));
  return asked;
}

function activation() {
  if (installedEditor() === undefined) throw new Error('no editor: npm run setup');
  mkdirSync(artifacts, { recursive: true });
  const out = join(artifacts, 'activation.json');
  // Each run is a fresh window and a fresh extension host.
  const runs = Array.from({ length: 3 }, () => {
    rmSync(out, { force: true });
    node(['test/host/run.mjs'], { EPD_HOST_TESTS: 'smoke', EPD_BENCH_OUT: out });
    return JSON.parse(readFileSync(out, 'utf8')).activationMs;
  });
  return median(runs);
}

const bytes = (bundle) => statSync(join(dist, bundle)).size;

/** name -> how to measure, the unit, the limit where there is one. */
const figures = {
  'extension.cjs': { unit: 'bytes', limit: 100_000, measure: () => bytes('extension.cjs') },
  // What opening the side bar loads: activation, and the explorer.
  'extension + root': {
    unit: 'bytes',
    limit: 100_000,
    measure: () => bytes('extension.cjs') + bytes('root.cjs'),
  },
  'operation.cjs': { unit: 'bytes', measure: () => bytes('operation.cjs') },
  'aws.cjs': { unit: 'bytes', measure: () => bytes('aws.cjs') },
  'providers.cjs': { unit: 'bytes', measure: () => bytes('providers.cjs') },
  'sandbox.cjs': { unit: 'bytes', measure: () => bytes('sandbox.cjs') },
  'cli.cjs': { unit: 'bytes', measure: () => bytes('cli.cjs') },
  'webviews/setup.js': { unit: 'bytes', measure: () => bytes('webviews/setup.js') },
  'webviews/checks.js': { unit: 'bytes', measure: () => bytes('webviews/checks.js') },
  vsix: {
    unit: 'bytes',
    limit: 1_500_000,
    measure: () => {
      packVsix();
      return statSync(vsixPath).size;
    },
  },
  'cold load of aws.cjs': { unit: 'ms', measure: () => coldLoadMs('aws.cjs') },
  'cold load of providers.cjs': { unit: 'ms', measure: () => coldLoadMs('providers.cjs') },
  'activate()': { unit: 'ms', limit: 20, measure: activation },
  'enable / critical path': {
    unit: 'times',
    limit: 1.3,
    measure: () => headless('2').ratio,
  },
  // In virtual time; what AWS takes is waited for by no one.
  'enable / path, 60 s': { unit: 'times', limit: 1.1, measure: () => simulated().enable.ratio },
  'disable / path, 60 s': { unit: 'times', limit: 1.1, measure: () => simulated().disable.ratio },
  'enable calls - predicted': {
    unit: 'calls',
    limit: 1,
    measure: () => {
      const { calls, predicted, polls } = simulated().enable;
      return calls - predicted - polls;
    },
  },
  'check / dig': { unit: 'times', limit: 0.25, measure: () => checks().check.ratio },
  'matrix / slowest check': { unit: 'times', limit: 1.3, measure: () => checks().matrix.ratio },
  // 500 questions, 20 of them never answered; 64 at a time.
  'matrix, 20 silent': {
    unit: 'times',
    limit: 1.3,
    measure: () => JSON.parse(node(['--import=tsx', 'bench/matrix.ts'])).ratio,
  },
  // Both in real time with endpoints of 10 s, so that this does not take minutes.
  'ours / AWS CLI, 10 s': {
    unit: 'times',
    limit: 0.6,
    measure: async () => headless('10').seconds / (await secondsByHand(10)),
  },
  'diagnose, 500 VPCs': { unit: 'ms', limit: 50, measure: () => diagnosisMs(500) },
  // Linear: ten times the VPCs take at most ten times as long, and some room for noise.
  'diagnose, 5000 / 500': {
    unit: 'times',
    limit: 15,
    measure: () => diagnosisMs(5000) / diagnosisMs(500),
  },
  'diagnose, 500 / 50': {
    unit: 'times',
    limit: 15,
    measure: () => diagnosisMs(500) / diagnosisMs(50),
  },
};

await buildAll();
const results = {};
for (const [name, { unit, limit, measure }] of Object.entries(figures)) {
  try {
    const value = await measure();
    const ok = limit === undefined || value < limit;
    results[name] = { value, unit, limit, ok };
    const shown = unit === 'bytes' ? String(value) : value.toFixed(2);
    const verdict = limit === undefined ? '' : `${ok ? 'within' : 'OVER'} the limit of ${limit}`;
    console.log(`${name.padEnd(24)} ${shown.padStart(9)} ${unit.padEnd(6)} ${verdict}`.trimEnd());
  } catch (error) {
    results[name] = { unit, limit, ok: false, error: error.message };
    console.log(`${name.padEnd(24)} not measured: ${error.message}`);
  }
}
mkdirSync(artifacts, { recursive: true });
const file = join(artifacts, 'bench.json');
const record = { node: process.version, platform: `${process.platform}-${process.arch}`, results };
writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
console.log(`written to ${file}`);
process.exitCode = Object.values(results).every(({ ok }) => ok) ? 0 : 1;
