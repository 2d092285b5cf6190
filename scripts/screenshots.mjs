#!/usr/bin/env node
// node scripts/screenshots.mjs [FOLDER]: makes the pictures of docs/tour.md anew in docs/images and
// that of the README in media (or all in FOLDER), in one window of the real editor with a sandbox of its own; test/ui/pictures.ts has
// the way through it.
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { repo } from './lib/paths.mjs';
import { start } from './lib/processes.mjs';
import { within } from './lib/stage.mjs';
import { onUiStage } from './lib/uiStage.mjs';

const [, , given] = process.argv;
const folder = resolve(given ?? join(repo, 'docs', 'images'));
const readmeFolder = resolve(given ?? join(repo, 'media'));

async function main(env) {
  const child = start(
    process.execPath,
    ['--import=tsx', join(repo, 'test', 'ui', 'pictures.ts'), folder, readmeFolder],
    { env, stdio: 'inherit' },
  );
  const [code] = await within(420, 'the pictures', once(child, 'exit'));
  return code ?? 1;
}

try {
  process.exitCode = await onUiStage(main);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
