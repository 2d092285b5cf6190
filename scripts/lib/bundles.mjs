import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { browsingTextsPlugin } from './browsingTexts.mjs';
import { lazyRoomsPlugin } from './lazyRooms.mjs';
import { repo } from './paths.mjs';
import { leaveOutPlugin, oneSdkPlugin } from './sdk.mjs';

const host = {
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  // `module` first: the CommonJS builds of the AWS SDK cannot be tree-shaken (2.2 MB, not 0.3 MB).
  mainFields: ['module', 'main'],
};

// Dynamic imports become require(): the bundles are CommonJS files side by side in dist/.
const lazyHost = {
  ...host,
  plugins: [lazyRoomsPlugin],
  supported: { 'dynamic-import': false },
};

// The SDK tells users of Node 20 that its next year's releases will not run there: not their choice.
const quiet = { 'process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED': '"true"' };

const webview = { platform: 'browser', format: 'iife', target: 'es2022' };

/** Every file that is shipped or run: output below dist/ -> how it is bundled. */
export const productBundles = [
  { out: 'extension.cjs', entry: 'src/extension.ts', options: lazyHost },
  {
    out: 'root.cjs',
    entry: 'src/root.ts',
    options: { ...lazyHost, plugins: [...lazyHost.plugins, browsingTextsPlugin] },
  },
  { out: 'operation.cjs', entry: 'src/rootOperation.ts', options: lazyHost },
  {
    out: 'reader.cjs',
    entry: 'src/core/inventory/reader.ts',
    options: { ...host, plugins: [browsingTextsPlugin] },
  },
  {
    out: 'aws.cjs',
    entry: 'src/aws/awsPort.ts',
    options: { ...lazyHost, plugins: [...lazyHost.plugins, leaveOutPlugin] },
  },
  {
    out: 'providers.cjs',
    entry: 'src/aws/providers.ts',
    options: { ...host, plugins: [leaveOutPlugin, oneSdkPlugin], define: quiet },
  },
  { out: 'sandbox.cjs', entry: 'src/sandbox/server.ts', options: host },
  { out: 'sandbox-main.cjs', entry: 'src/sandbox/main.ts', options: host },
  { out: 'cli.cjs', entry: 'src/cli/main.ts', options: lazyHost },
  { out: 'webviews/setup.js', entry: 'src/webviews/apps/setup/main.ts', options: webview },
  { out: 'webviews/checks.js', entry: 'src/webviews/apps/checks/main.ts', options: webview },
  { out: 'webviews/topology.js', entry: 'src/webviews/apps/topology/main.ts', options: webview },
];

/** The host suite: the runner's entry and one file per test, loaded by mocha in the editor. */
export function hostTestBundles() {
  // Not minified: a failed test shows its own lines.
  const options = { ...host, external: ['vscode', 'mocha'], minify: false };
  const suite = join(repo, 'test/host/suite');
  const tests = readdirSync(suite).filter((file) => file.endsWith('.test.ts'));
  return [
    { out: 'test/host.cjs', entry: 'test/host/suite/index.ts', options },
    ...tests.map((file) => ({
      out: `test/host/${basename(file, '.ts')}.cjs`,
      entry: `test/host/suite/${file}`,
      options,
    })),
  ];
}
