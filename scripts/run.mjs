#!/usr/bin/env node
// node scripts/run.mjs NAME [arguments]: runs dist/NAME.cjs, built first when a source is newer.
// The bundle runs in this process, so that signals reach it and its exit code is ours. Nothing
// is printed on standard output but what the bundle prints.
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { dist } from './lib/paths.mjs';
import { endWithParent } from './lib/processes.mjs';

const [name, ...args] = process.argv.slice(2);
if (name === undefined || !/^[a-z-]+$/.test(name)) {
  console.error('usage: node scripts/run.mjs sandbox-main|cli [arguments]');
  process.exit(64);
}

endWithParent();
try {
  await buildIfStale();
} catch (error) {
  console.error(`build failed: ${error.message}`);
  process.exit(70);
}

const bundle = join(dist, `${name}.cjs`);
if (!existsSync(bundle)) {
  console.error(`${bundle} does not exist: no bundle of that name`);
  process.exit(70);
}
process.argv = [process.argv[0], bundle, ...args];
createRequire(import.meta.url)(bundle);
