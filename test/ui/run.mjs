#!/usr/bin/env node
// node test/ui/run.mjs [FILE…]: test/ui/**/*.test.ts in plain Node, driving Chromium on the
// editor's server with the extension from this folder and a sandbox of its own.
import { once } from 'node:events';
import { join } from 'node:path';
import { repo } from '../../scripts/lib/paths.mjs';
import { start } from '../../scripts/lib/processes.mjs';
import { within } from '../../scripts/lib/stage.mjs';
import { onUiStage } from '../../scripts/lib/uiStage.mjs';

const files = process.argv.slice(2);

async function main(env) {
  const mocha = start(
    process.execPath,
    [
      join(repo, 'node_modules', 'mocha', 'bin', 'mocha.js'),
      ...['--import=tsx', '--timeout', '120000', '--exit'],
      ...(files.length > 0 ? files : [join(repo, 'test', 'ui', '**', '*.test.ts')]),
    ],
    { env, stdio: 'inherit' },
  );
  const [code] = await within(840, 'the ui suite', once(mocha, 'exit'));
  return code ?? 1;
}

try {
  process.exitCode = await onUiStage(main);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
