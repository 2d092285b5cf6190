#!/usr/bin/env node
// npm start [-- --web] [--headless] [--scenario NAME] [--endpoint-seconds N] [--port P]
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findDesktop, startDesktop } from './lib/desktop.mjs';
import { isStopping } from './lib/processes.mjs';
import { sandboxEnvironment, startSandbox } from './lib/sandbox.mjs';
import { installVsix, startServer, windowAddress } from './lib/server.mjs';
import { onStage, requireEditor } from './lib/stage.mjs';
import { compilerTools } from './lib/tools.mjs';
import { packVsix, vsixPath } from './lib/vsix.mjs';
import { setUp } from './setup.mjs';

const usage = `npm start [-- OPTIONS]: the sandbox, and an editor with the extension
  --web                 the editor's server and its address, also where VS Code is installed
  --headless            no editor: runs the main job and prints plan, progress and dig's answers
  --scenario NAME       the sandbox's scenario (post)
  --endpoint-seconds N  how long the sandbox takes to create an endpoint
  --port P              the port of --web (any free one)`;

const options = {
  web: { type: 'boolean' },
  scenario: { type: 'string', default: 'post' },
  'endpoint-seconds': { type: 'string' },
  port: { type: 'string', default: '0' },
  help: { type: 'boolean' },
};

async function serveWeb(folder, env, port) {
  const problems = await setUp(compilerTools);
  for (const problem of problems) console.error(problem);
  const editor = requireEditor();
  packVsix();
  installVsix({ editor, folder, vsix: vsixPath });
  const server = await startServer({ editor, folder, env, port, driver: false });
  const address = windowAddress(server);
  console.log(`\nOpen this address in a browser (Ctrl-C ends it):\n\n  ${address}\n`);
  return server.child;
}

async function openDesktop(folder, env, executable) {
  console.log(`Opening ${executable}; close its window or press Ctrl-C to end.`);
  return startDesktop({ executable, folder, env });
}

async function run({ values, folder }) {
  const seconds = values['endpoint-seconds'];
  const sandbox = await startSandbox([
    ...['--scenario', values.scenario, '--port', '0'],
    ...(seconds === undefined ? [] : ['--endpoint-seconds', seconds]),
  ]);
  console.log(`Sandbox: ${sandbox.endpoint}, profile ${sandbox.profile}, ${sandbox.region}`);
  const env = sandboxEnvironment(join(folder, 'aws'), sandbox);
  const executable = values.web ? undefined : await findDesktop();
  const editor = executable
    ? await openDesktop(join(folder, 'editor'), env, executable)
    : await serveWeb(join(folder, 'editor'), env, values.port);
  const [code, signal] = await once(editor, 'exit');
  if (code !== 0 && !isStopping())
    console.error(`the editor ended (${signal ?? `exit code ${code}`})`);
  return code ?? 1;
}

async function main(args) {
  if (args.includes('--headless')) {
    // The command line does it, in this process: signals and the exit code are its own.
    const rest = args.filter((arg) => arg !== '--headless');
    process.argv = [process.argv[0], 'run.mjs', 'cli', 'headless', ...rest];
    await import('./run.mjs');
    return undefined;
  }
  let values;
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    console.error(`${error.message}\n${usage}`);
    return 64;
  }
  if (values.help) {
    console.log(usage);
    return 0;
  }
  return onStage(({ folder }) => run({ values, folder }));
}

try {
  const code = await main(process.argv.slice(2));
  if (code !== undefined) process.exitCode = code;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
