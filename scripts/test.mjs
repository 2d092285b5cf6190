#!/usr/bin/env node
// npm test [-- --leg NAME …] [--long]: every leg, timed, several at a time where the cores allow;
// each is shown whole in its turn, and the sums are the last line. --long: all that legs can try,
// where they otherwise try a share.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { keptOutput, legs, runLeg } from './lib/legs.mjs';
import { repo } from './lib/paths.mjs';
import { onStop, stopAll } from './lib/processes.mjs';
import { schedule } from './lib/schedule.mjs';
import { setUp } from './setup.mjs';

process.chdir(repo);
const names = ['setup', ...legs.map(({ name }) => name)];
const underCi = !['', '0', 'false'].includes(process.env.CI ?? '');

/** What could not be installed fails a CI run here, and elsewhere skips the legs that need it. */
async function setUpLeg() {
  const problems = await setUp();
  for (const problem of problems) console.error(underCi ? problem : `*** ${problem} ***`);
  const failed = underCi ? problems.length : 0;
  return {
    status: failed > 0 ? 'failed' : 'passed',
    passed: 0,
    failed,
    skipped: 0,
    note: problems.length > 0 ? 'not everything could be installed' : undefined,
  };
}

async function timed(name, work) {
  const began = Date.now();
  const result = await work();
  return { name, seconds: (Date.now() - began) / 1000, ...result };
}

/** Beside legs that keep the cores busy there is room for one that mostly waits. */
const cores = Math.min(availableParallelism(), 4) + 0.5;

async function runAll(wanted) {
  const results = [];
  if (wanted.includes('setup')) {
    console.log('\n=== setup ===');
    results.push(await timed('setup', setUpLeg));
  }
  const chosen = legs.filter(({ name }) => wanted.includes(name));
  const shows = chosen.map(() => keptOutput());
  const running = schedule(chosen, cores, (leg) =>
    timed(leg.name, () => runLeg(leg, underCi, shows[chosen.indexOf(leg)])),
  );
  for (const [at, { name }] of chosen.entries()) {
    console.log(`\n=== ${name} ===`);
    shows[at].release();
    results.push(await running[at]);
  }
  return results;
}

function report(results) {
  console.log('\n=== summary ===');
  for (const { name, status, seconds, passed, failed, note } of results) {
    const tests = passed + failed > 0 ? `${passed} passed, ${failed} failed` : '';
    const time = `${seconds.toFixed(1)} s`.padStart(8);
    console.log(`${name.padEnd(12)} ${status.padEnd(8)}${time}  ${note ?? tests}`.trimEnd());
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const skipped = sum('skipped');
  const tail = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${tail}`);
  return results.some(({ status }) => status === 'failed') ? 1 : 0;
}

const options = { leg: { type: 'string', multiple: true }, long: { type: 'boolean' } };
const { values } = parseArgs({ options });
const wanted = values.leg ?? names;
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no leg ${unknown.join(', ')}; the legs are ${names.join(', ')}`);
  process.exitCode = 64;
} else {
  onStop(stopAll);
  if (values.long) process.env.FAULT_SEED = 'all';
  process.exitCode = report(await runAll(wanted));
}
