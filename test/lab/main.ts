// node --import=tsx test/lab/main.ts [--seed N] [--estates N] [--at-once N] [--whole]: builds random estates
// from Linux network namespaces and compares them with the sandbox and the diagnosis.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { stopAll, whyNoKernel } from './kernel/ask.js';
import { diagnosisOracle } from './oracles/diagnosis.js';
import { sandboxOracle } from './oracles/sandbox.js';
import { runEstates } from './run.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    estates: { type: 'string', default: '100' },
    // Shows what fails as it was drawn, at once.
    whole: { type: 'boolean', default: false },
    'at-once': { type: 'string', default: String(availableParallelism() * 3) },
  },
});

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.once(signal, () => {
    stopAll();
    process.exit(code);
  });
}

const why = await whyNoKernel();
if (why !== undefined) {
  console.error(why);
  process.exit(69);
}
// None: only whether it could be done.
if (values.estates === '0') process.exit(0);

console.log(`  seeds from ${values.seed}`);
const began = Date.now();
const { agreed, failed, compared, again, outcomes } = await runEstates({
  first: Number(values.seed),
  count: Number(values.estates),
  atOnce: Number(values['at-once']),
  oracles: [sandboxOracle, diagnosisOracle],
  shrinks: !values.whole,
  say: (text) => console.log(text),
});
const seconds = (Date.now() - began) / 1000;
console.log(
  `  the kernel said ${[...outcomes].map(([word, times]) => `${word} ${times}`).join(', ')}`,
);
console.log(`  ${compared} comparisons; ${again} estates were built again`);
console.log(`  ${agreed} passing (${seconds.toFixed(0)} s)`);
if (failed.length > 0) {
  console.log(`  ${failed.length} failing: seeds ${failed.join(', ')}`);
  process.exitCode = 1;
}
