#!/usr/bin/env node
// node test/ui/run.mjs [FILE…]: test/ui/**/*.test.ts in plain Node, driving Chromium on the
// editor's server with the extension from this folder and a sandbox of its own.
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { serveChromium } from '../../scripts/lib/browser.mjs';
import { artifacts, repo } from '../../scripts/lib/paths.mjs';
import { start } from '../../scripts/lib/processes.mjs';
import { sandboxEnvironment, startSandbox } from '../../scripts/lib/sandbox.mjs';
import { startServer, windowAddress } from '../../scripts/lib/server.mjs';
import { onStage, requireEditor, within } from '../../scripts/lib/stage.mjs';

const files = process.argv.slice(2);

async function main({ folder }) {
  const sandbox = await startSandbox([
    '--scenario',
    'post',
    '--port',
    '0',
    '--endpoint-seconds',
    '2',
  ]);
  // Programs that tests put there are found before this machine's own.
  const programs = join(folder, 'programs');
  mkdirSync(programs, { recursive: true });
  const env = sandboxEnvironment(join(folder, 'aws'), sandbox);
  env.PATH = [programs, env.PATH ?? process.env.PATH].join(delimiter);
  const server = await startServer({
    editor: requireEditor(),
    folder: join(folder, 'server'),
    env,
  });
  const browser = await serveChromium();
  try {
    const mocha = start(
      process.execPath,
      [
        join(repo, 'node_modules', 'mocha', 'bin', 'mocha.js'),
        ...['--import=tsx', '--timeout', '120000', '--exit'],
        ...(files.length > 0 ? files : [join(repo, 'test', 'ui', '**', '*.test.ts')]),
      ],
      {
        env: {
          ...env,
          EPD_UI_BROWSER: browser.wsEndpoint(),
          EPD_UI_ADDRESS: windowAddress(server, { extension: repo }),
          EPD_UI_PROGRAMS: programs,
          EPD_UI_USER_DATA: server.userData,
          EPD_UI_ARTIFACTS: join(artifacts, 'ui'),
        },
        stdio: 'inherit',
      },
    );
    const [code] = await within(840, 'the ui suite', once(mocha, 'exit'));
    return code ?? 1;
  } finally {
    await browser.close();
  }
}

try {
  process.exitCode = await onStage(main);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
