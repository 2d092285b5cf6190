#!/usr/bin/env node
// node scripts/build.mjs [--dev]: bundles everything into dist/ (see lib/bundles.mjs).
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';
import { hostTestBundles, productBundles } from './lib/bundles.mjs';
import { dist, repo } from './lib/paths.mjs';

const stamp = join(dist, 'meta', 'built');

/** A rename, so that a process that loads a bundle during a build sees the old or the new one. */
function writeWhole(file, contents) {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, contents);
  renameSync(temporary, file);
}

async function bundle({ out, entry, options }, dev) {
  const result = await build({
    minify: !dev,
    sourcemap: dev ? 'inline' : false,
    ...options,
    absWorkingDir: repo,
    entryPoints: [entry],
    outfile: join('dist', out),
    bundle: true,
    metafile: true,
    write: false,
    legalComments: 'none',
    logLevel: 'warning',
  });
  for (const file of result.outputFiles) writeWhole(file.path, file.contents);
  const meta = join(dist, 'meta', `${out.replaceAll('/', '-')}.json`);
  writeWhole(meta, JSON.stringify(result.metafile));
  return { out, bytes: result.outputFiles[0].contents.byteLength };
}

function dropStaleTests(bundles) {
  const folder = join(dist, 'test', 'host');
  if (!existsSync(folder)) return;
  const current = new Set(bundles.map(({ out }) => join(dist, out)));
  for (const file of readdirSync(folder)) {
    const path = join(folder, file);
    if (file.endsWith('.test.cjs') && !current.has(path)) rmSync(path, { force: true });
  }
}

/** Bundles everything; rejects when an entry is missing or a wall between bundles is crossed. */
export async function buildAll({ dev = false } = {}) {
  // The sources as they were when the build began: an edit during the build must rebuild.
  const began = new Date();
  const tests = hostTestBundles();
  const all = [...productBundles, ...tests];
  const missing = all.filter(({ entry }) => !existsSync(join(repo, entry)));
  if (missing.length > 0) {
    const names = missing.map(({ entry }) => entry).join(', ');
    if (process.env.EPD_BUILD_PARTIAL !== '1') throw new Error(`no such entry: ${names}`);
    process.stderr.write(`not built, no such entry: ${names}\n`);
  }
  const present = all.filter((one) => !missing.includes(one));
  const settled = await Promise.allSettled(present.map((one) => bundle(one, dev)));
  // Else its service process lives as long as whoever asked for the build.
  await stop();
  const failures = settled.filter(({ status }) => status === 'rejected');
  if (failures.length > 0) {
    throw new Error(failures.map(({ reason }) => reason.message).join('\n'));
  }
  dropStaleTests(tests);
  writeWhole(stamp, `${began.toISOString()}\n`);
  return settled.map(({ value }) => value);
}

function newestChange(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  // The folder's own time counts too: it moves when a file is added or deleted.
  const inside = readdirSync(path).map((name) => newestChange(join(path, name)));
  return Math.max(stat.mtimeMs, ...inside);
}

/** Bundles when a source is newer than the last build. @returns whether it had to. */
export async function buildIfStale() {
  const sources = ['src', 'test/host', 'scripts', 'package.json', 'package-lock.json'];
  const changed = Math.max(...sources.map((name) => newestChange(join(repo, name))));
  const built = existsSync(stamp) ? Date.parse(readFileSync(stamp, 'utf8').trim()) : 0;
  if (built > changed) return false;
  await buildAll();
  return true;
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  try {
    for (const { out, bytes } of await buildAll({ dev: process.argv.includes('--dev') })) {
      console.log(`${String(bytes).padStart(9)}  dist/${out}`);
    }
  } catch (error) {
    console.error(`build failed: ${error.message}`);
    process.exitCode = 1;
  }
}
