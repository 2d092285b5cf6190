#!/usr/bin/env node
// node test/host/run.mjs: dist/test/host.cjs inside a real extension host, in the editor's server,
// with Chromium as the window. Mocha's output comes out here; so does its verdict.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { launchChromium } from '../../scripts/lib/browser.mjs';
import { artifacts, dist, repo } from '../../scripts/lib/paths.mjs';
import { sandboxEnvironment, startSandbox } from '../../scripts/lib/sandbox.mjs';
import { startServer, windowAddress } from '../../scripts/lib/server.mjs';
import { onStage, requireEditor, within } from '../../scripts/lib/stage.mjs';

const log = join(artifacts, 'host', 'window.log');

/** Everything the window says goes to the log; what mocha says comes out here as well. */
function listener() {
  mkdirSync(join(artifacts, 'host'), { recursive: true });
  writeFileSync(log, '');
  let begun = false;
  return (type, args) => {
    const text = format(...args);
    appendFileSync(log, `${type}: ${text}\n`);
    if (begun && type === 'info') console.log(text);
    begun ||= text === 'mocha begins';
  };
}

async function runInWindow(page, address) {
  const ended = new Promise((done, fail) => {
    void page.exposeFunction('codeAutomationExit', (code) => done(code));
    page.once('crash', () => fail(new Error('the window crashed')));
  });
  await page.exposeFunction('codeAutomationLog', listener());
  await page.goto(address);
  return ended;
}

async function main({ folder }) {
  const sandbox = await startSandbox([
    '--scenario',
    'post',
    '--port',
    '0',
    '--endpoint-seconds',
    '2',
  ]);
  const env = sandboxEnvironment(join(folder, 'aws'), sandbox);
  const server = await startServer({
    editor: requireEditor(),
    folder: join(folder, 'server'),
    env,
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const tests = join(dist, 'test', 'host.cjs');
    const address = windowAddress(server, { extension: repo, tests });
    return await within(240, 'the host suite', runInWindow(page, address));
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
if (process.exitCode !== 0) console.error(`what the window said: ${log}`);
