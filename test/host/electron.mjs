#!/usr/bin/env node
// npm run test:electron: the host suite in a downloaded desktop VS Code, for machines with a
// network and a display.
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { dist, repo } from '../../scripts/lib/paths.mjs';
import { sandboxEnvironment, startSandbox } from '../../scripts/lib/sandbox.mjs';
import { writeSettings } from '../../scripts/lib/server.mjs';
import { onStage } from '../../scripts/lib/stage.mjs';

const scenario = ['--scenario', 'post', '--port', '0', '--endpoint-seconds', '2'];

try {
  process.exitCode = await onStage(async ({ folder }) => {
    const sandbox = await startSandbox(scenario);
    const userData = join(folder, 'user');
    writeSettings(userData);
    return runTests({
      cachePath: join(repo, '.cache', 'vscode'),
      extensionDevelopmentPath: repo,
      extensionTestsPath: join(dist, 'test', 'host.cjs'),
      extensionTestsEnv: sandboxEnvironment(join(folder, 'aws'), sandbox),
      launchArgs: [
        ...['--user-data-dir', userData, '--extensions-dir', join(folder, 'extensions')],
        ...['--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'],
      ],
      timeout: 60_000,
    });
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
