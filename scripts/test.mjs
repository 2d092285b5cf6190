#!/usr/bin/env node
// npm test [-- --leg NAME …]: every leg in order, timed; the sums are the last line.
import { parseArgs } from 'node:util';
import { keptOutput, legs, runLeg } from './lib/legs.mjs';
import { repo } from './lib/paths.mjs';
import { onStop, stopAll } from './lib/processes.mjs';
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

/** Starts the legs that run beside this one; each is shown when it is its turn. */
function startBeside(name, wanted) {
  const beside = legs.filter((one) => one.beside === name && wanted.includes(one.name));
  return beside.map((leg) => {
    const kept = keptOutput();
    return [leg.name, { kept, result: timed(leg.name, () => runLeg(leg, underCi, kept)) }];
  });
}

async function runAll(wanted) {
  const results = [];
  const begun = new Map();
  for (const name of names.filter((one) => wanted.includes(one))) {
    console.log(`\n=== ${name} ===`);
    for (const [other, work] of startBeside(name, wanted)) begun.set(other, work);
    const running = begun.get(name);
    const leg = legs.find((one) => one.name === name);
    results.push(
      running === undefined
        ? await timed(name, () => (leg === undefined ? setUpLeg() : runLeg(leg, underCi)))
        : await running.result,
    );
    running?.kept.release();
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

const { values } = parseArgs({ options: { leg: { type: 'string', multiple: true } } });
const wanted = values.leg ?? names;
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no leg ${unknown.join(', ')}; the legs are ${names.join(', ')}`);
  process.exitCode = 64;
} else {
  onStop(stopAll);
  process.exitCode = report(await runAll(wanted));
}
