#!/usr/bin/env node
// node test/ui/run.mjs [FILE…]: test/ui/**/*.test.ts in plain Node, driving Chromium on the
// editor's server with the extension from this folder and a sandbox of its own.
import { join } from 'node:path';
import { repo } from '../../scripts/lib/paths.mjs';
import { runOnUiStage } from '../../scripts/lib/uiStage.mjs';

const files = process.argv.slice(2);

await runOnUiStage('the ui suite', 840, [
  join(repo, 'node_modules', 'mocha', 'bin', 'mocha.js'),
  ...['--import=tsx', '--timeout', '120000', '--exit'],
  ...(files.length > 0 ? files : [join(repo, 'test', 'ui', '**', '*.test.ts')]),
]);
