#!/usr/bin/env node
// node scripts/sizes.mjs [--accept]: packs what is built and holds it to its gates: bytes, the
// golden list of shipped files (--accept rewrites the list), and that the same sources give the
// same package, byte for byte, wherever they lie.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { buildIfStale } from './build.mjs';
import { dist, repo } from './lib/paths.mjs';
import { packVsix, sbomPath, sourceDate, vsixFiles, vsixPath } from './lib/vsix.mjs';

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

const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Builds and packs a copy of the sources in a folder of another name. */
function reproductionProblems() {
  const copy = mkdtempSync(join(tmpdir(), 'eks-private-dns-again-'));
  try {
    const left = ['node_modules', 'dist', 'artifacts', '.git', '.cache'];
    for (const name of readdirSync(repo).filter((one) => !left.includes(one))) {
      cpSync(join(repo, name), join(copy, name), { recursive: true });
    }
    symlinkSync(join(repo, 'node_modules'), join(copy, 'node_modules'));
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/package.mjs'], {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, SOURCE_DATE_EPOCH: sourceDate() },
    });
    if (status !== 0) return [`could not be packed again: ${stdout}${stderr}`];
    return [vsixPath, sbomPath].flatMap((file) => {
      const [first, second] = [file, join(copy, relative(repo, file))].map(hashOf);
      console.log(`${first.slice(0, 16)}…, again ${second.slice(0, 16)}…  ${basename(file)}`);
      return first === second ? [] : [`${basename(file)} is another one when it is made again`];
    });
  } finally {
    rmSync(copy, { recursive: true });
  }
}

try {
  await buildIfStale();
  packVsix();
  const problems = [...sizeProblems(), ...fileProblems(), ...reproductionProblems()];
  for (const problem of problems) console.error(problem);
  if (problems.some((problem) => problem.includes('ship'))) {
    console.error('if that is meant: node scripts/sizes.mjs --accept');
  }
  process.exitCode = problems.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
