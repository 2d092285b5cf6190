import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start, waitForLine } from './processes.mjs';

const settings = {
  // The newer editor starts an agent host and a chat side bar of its own otherwise.
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.autoDetectColorScheme': false,
  'window.commandCenter': false,
  'workbench.colorTheme': 'Dark Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** Writes the settings of a window that is about this extension only. */
export function writeSettings(userData, more = {}) {
  const folder = join(userData, 'User');
  mkdirSync(folder, { recursive: true });
  const text = JSON.stringify({ ...settings, ...more }, null, 2);
  writeFileSync(join(folder, 'settings.json'), `${text}\n`);
}

/** The folders below `folder` that a server of its own uses. */
const layout = (folder) => ({
  userData: join(folder, 'user'),
  extensions: join(folder, 'extensions'),
  workspace: join(folder, 'workspace'),
});

const folderArguments = (folder) => {
  const { userData, extensions } = layout(folder);
  return [
    ['--server-data-dir', folder],
    ['--user-data-dir', userData],
    ['--extensions-dir', extensions],
  ].flat();
};

/**
 * The editor's server on loopback with its data in `folder`.
 *
 * It is the server that code-server ships, not code-server itself. driver: for tests; only
 * --enable-smoke-test-driver makes the page read the payload that loads an extension from a
 * folder, and code-server has no such option. It also keeps notifications from popping up, so a
 * person gets a window without it, and the extension installed.
 */
export async function startServer({ editor, folder, port = 0, env, driver = true }) {
  const { userData, workspace } = layout(folder);
  mkdirSync(workspace, { recursive: true });
  writeSettings(userData);
  const args = [
    editor.serverMain,
    ['--host', '127.0.0.1', '--port', String(port)],
    ['--without-connection-token', '--accept-server-license-terms'],
    ['--disable-telemetry', '--disable-workspace-trust'],
    // A test's own PATH must not be replaced by that of a login shell.
    driver ? ['--enable-smoke-test-driver', '--force-disable-user-env'] : [],
    folderArguments(folder),
  ].flat();
  const child = start(editor.node, args, { env, group: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const ready = /Web UI available at http:\/\/[^:\s]+:(\d+)/;
  const [, actual] = await waitForLine(child, ready, 60, "the editor's server");
  return { child, port: Number(actual), userData, workspace };
}

/** Installs a packed extension into the server's own folder of extensions. */
export function installVsix({ editor, folder, vsix }) {
  const args = [editor.serverMain, ...folderArguments(folder)];
  const result = spawnSync(editor.node, [...args, '--install-extension', vsix, '--force'], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (result.status === 0) return;
  throw new Error(`the package cannot be installed: ${result.stdout}${result.stderr}`.trim());
}

/** The address of a window. extension, tests: folders or modules on this machine, optional. */
export function windowAddress(server, { extension, tests } = {}) {
  const remote = (path) => `vscode-remote://127.0.0.1:${server.port}${path}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (extension !== undefined) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (tests !== undefined) payload.push(['extensionTestsPath', remote(tests)]);
  const address = new URL(`http://127.0.0.1:${server.port}/`);
  address.searchParams.set('folder', server.workspace);
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}
