import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { launchChromium } from './browser.mjs';
import { artifacts, dist } from './paths.mjs';
import { startServer, windowAddress } from './server.mjs';
import { requireEditor, within } from './stage.mjs';

/** Everything the window says goes to the log; what mocha says comes out here as well. */
function listener(log) {
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

async function runInWindow(page, address, log) {
  const ended = new Promise((done, fail) => {
    void page.exposeFunction('codeAutomationExit', (code) => done(code));
    page.once('crash', () => fail(new Error('the window crashed')));
  });
  await page.exposeFunction('codeAutomationLog', listener(log));
  await page.goto(address);
  return ended;
}

/**
 * Runs dist/test/host.cjs inside the extension host of the editor's server, with Chromium as the
 * window. folder: the server's data; extension: the folder of the extension in development;
 * name: of the log. @returns the exit code.
 */
export async function runHostSuite({ folder, extension, env, name }) {
  const log = join(artifacts, 'host', `${name}.log`);
  const server = await startServer({ editor: requireEditor(), folder, env });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const address = windowAddress(server, { extension, tests: join(dist, 'test', 'host.cjs') });
    const code = await within(240, 'the host suite', runInWindow(page, address, log));
    if (code !== 0) console.error(`what the window said: ${log}`);
    return code;
  } finally {
    await browser.close();
  }
}
