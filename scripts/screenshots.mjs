#!/usr/bin/env node
// node scripts/screenshots.mjs [FOLDER]: makes the pictures of docs/tour.md anew in docs/images and
// that of the README in media (or all in FOLDER), in one window of the real editor with a sandbox of its own; test/ui/pictures.ts has
// the way through it.
import { join, resolve } from 'node:path';
import { repo } from './lib/paths.mjs';
import { runOnUiStage } from './lib/uiStage.mjs';

const [, , given] = process.argv;
const folder = resolve(given ?? join(repo, 'docs', 'images'));
const readmeFolder = resolve(given ?? join(repo, 'media'));

await runOnUiStage('the pictures', 420, [
  '--import=tsx',
  join(repo, 'test', 'ui', 'pictures.ts'),
  ...[folder, readmeFolder],
]);
