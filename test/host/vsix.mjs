#!/usr/bin/env node
// node test/host/vsix.mjs: packs the extension, installs the package into an empty editor, and
// runs the host suite there, the main job with it: what ships is complete.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runHostSuite } from '../../scripts/lib/hostSuite.mjs';
import { sandboxEnvironment, startSandbox } from '../../scripts/lib/sandbox.mjs';
import { installVsix } from '../../scripts/lib/server.mjs';
import { onStage, requireEditor } from '../../scripts/lib/stage.mjs';
import { packVsix, vsixPath } from '../../scripts/lib/vsix.mjs';

/** The editor runs tests only for an extension in development: this one is nothing but that. */
function bystander(folder) {
  mkdirSync(folder, { recursive: true });
  const manifest = { name: 'bystander', publisher: 'test', version: '0.0.1' };
  const text = JSON.stringify({ ...manifest, engines: { vscode: '*' } });
  writeFileSync(join(folder, 'package.json'), text);
  return folder;
}

try {
  process.exitCode = await onStage(async ({ folder }) => {
    packVsix();
    const server = join(folder, 'server');
    installVsix({ editor: requireEditor(), folder: server, vsix: vsixPath });
    const scenario = ['--scenario', 'post', '--port', '0', '--endpoint-seconds', '2'];
    const aws = sandboxEnvironment(join(folder, 'aws'), await startSandbox(scenario));
    const env = { ...aws, EPD_INSTALLED_BELOW: server };
    const extension = bystander(join(folder, 'bystander'));
    return runHostSuite({ folder: server, extension, env, name: 'vsix-window' });
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
