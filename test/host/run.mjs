#!/usr/bin/env node
// node test/host/run.mjs: the host suite against the extension in this folder.
import { join } from 'node:path';
import { runHostSuite } from '../../scripts/lib/hostSuite.mjs';
import { repo } from '../../scripts/lib/paths.mjs';
import { sandboxEnvironment, startSandbox } from '../../scripts/lib/sandbox.mjs';
import { onStage } from '../../scripts/lib/stage.mjs';

const scenario = ['--scenario', 'post', '--port', '0', '--endpoint-seconds', '2'];

try {
  process.exitCode = await onStage(async ({ folder }) => {
    const env = sandboxEnvironment(join(folder, 'aws'), await startSandbox(scenario));
    return runHostSuite({ folder: join(folder, 'server'), extension: repo, env, name: 'window' });
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
