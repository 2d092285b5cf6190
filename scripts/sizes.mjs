#!/usr/bin/env node
// node scripts/sizes.mjs [--accept]: packs what is built and holds it to its gates: bytes, and the
// golden list of shipped files (--accept rewrites the list).
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { dist, repo } from './lib/paths.mjs';
import { packVsix, vsixFiles, vsixPath } from './lib/vsix.mjs';

const golden = join(repo, 'test', 'golden', 'vsix-files.txt');

function sizeProblems() {
  const gates = [
    {
      what: 'extension.cjs, loaded at activation',
      files: [join(dist, 'extension.cjs')],
      limit: 100_000,
    },
    {
      what: 'extension.cjs and root.cjs, loaded when the side bar is opened',
      files: [join(dist, 'extension.cjs'), join(dist, 'root.cjs')],
      limit: 100_000,
    },
    { what: 'the .vsix', files: [vsixPath], limit: 1_500_000 },
  ];
  return gates.flatMap(({ what, files, limit }) => {
    const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
    console.log(`${String(bytes).padStart(9)} of ${limit} bytes  ${what}`);
    return bytes < limit ? [] : [`${what}: ${bytes} bytes, the limit is ${limit}`];
  });
}

function fileProblems() {
  const files = vsixFiles();
  if (process.argv.includes('--accept')) writeFileSync(golden, `${files.join('\n')}\n`);
  const expected = existsSync(golden)
    ? readFileSync(golden, 'utf8').split('\n').filter(Boolean)
    : [];
  return [
    ...files.filter((file) => !expected.includes(file)).map((file) => `ships unasked: ${file}`),
    ...expected.filter((file) => !files.includes(file)).map((file) => `does not ship: ${file}`),
  ];
}

try {
  await buildIfStale();
  packVsix();
  const problems = [...sizeProblems(), ...fileProblems()];
  for (const problem of problems) console.error(problem);
  if (problems.some((problem) => problem.includes('ship'))) {
    console.error('if that is meant: node scripts/sizes.mjs --accept');
  }
  process.exitCode = problems.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
