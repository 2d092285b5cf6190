import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { serveChromium } from './browser.mjs';
import { artifacts, repo } from './paths.mjs';
import { start } from './processes.mjs';
import { sandboxEnvironment, startSandbox } from './sandbox.mjs';
import { startServer, windowAddress } from './server.mjs';
import { onStage, requireEditor, within } from './stage.mjs';

/**
 * Runs act(environment) beside Chromium, the editor's server with the extension from this folder,
 * and a sandbox of its own; the environment says where they are to what drives them
 * (test/ui/helpers). All is gone afterwards. @returns what act gives.
 */
export function onUiStage(act) {
  return onStage(async ({ folder }) => {
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
    // The sign-ins of whoever runs this are not for tests to see, nor to replace.
    const home = join(folder, 'home');
    mkdirSync(home, { recursive: true });
    const server = await startServer({
      editor: requireEditor(),
      folder: join(folder, 'server'),
      env: { ...env, HOME: home },
    });
    const browser = await serveChromium();
    try {
      return await act({
        ...env,
        EPD_UI_BROWSER: browser.wsEndpoint(),
        EPD_UI_ADDRESS: windowAddress(server, { extension: repo }),
        EPD_UI_PROGRAMS: programs,
        EPD_UI_HOME: home,
        EPD_UI_USER_DATA: server.userData,
        EPD_UI_ARTIFACTS: join(artifacts, 'ui'),
      });
    } finally {
      await browser.close();
    }
  });
}

/** Runs Node with these arguments on the stage, for so many seconds at most; its exit is this process's. */
export async function runOnUiStage(what, seconds, args) {
  try {
    process.exitCode = await onUiStage(async (env) => {
      const child = start(process.execPath, args, { env, stdio: 'inherit' });
      const [code] = await within(seconds, what, once(child, 'exit'));
      return code ?? 1;
    });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
