import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { repo } from './paths.mjs';
import { start } from './processes.mjs';
import { writeSettings } from './server.mjs';
import { onPath } from './tools.mjs';

const releases = 'https://update.code.visualstudio.com/api/releases/stable';

async function networkAllows() {
  try {
    return (await fetch(releases, { signal: AbortSignal.timeout(20_000) })).ok;
  } catch (error) {
    console.log(`No download of VS Code: ${error.cause?.message ?? error.message}`);
    return false;
  }
}

const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** $VSCODE_EXECUTABLE, `code` on the PATH, a downloaded VS Code; undefined when none can be had. */
export async function findDesktop() {
  if (process.env.VSCODE_EXECUTABLE) return process.env.VSCODE_EXECUTABLE;
  const code = onPath('code');
  if (code !== undefined) return code;
  if (!hasDisplay()) {
    console.log('No download of VS Code: there is no display to show it on.');
    return undefined;
  }
  if (!(await networkAllows())) return undefined;
  return downloadAndUnzipVSCode({ cachePath: join(repo, '.cache', 'vscode') });
}

/** Opens VS Code with the extension from this folder, apart from the person's own set-up. */
export function startDesktop({ executable, folder, env }) {
  const userData = join(folder, 'user');
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace, { recursive: true });
  writeSettings(userData);
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [
    ['--new-window', '--wait', ...asRoot],
    ['--user-data-dir', userData, '--extensions-dir', join(folder, 'extensions')],
    ['--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'],
    ['--extensionDevelopmentPath', repo],
    workspace,
  ].flat();
  // Set in a terminal inside VS Code; it would make the editor a plain Node.
  const clean = { ...env };
  delete clean.ELECTRON_RUN_AS_NODE;
  return start(executable, args, { env: clean, stdio: 'inherit' });
}
