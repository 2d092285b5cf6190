import { existsSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { repo } from './paths.mjs';

/** What is never asked for, so that it need not be carried: module -> the names used of it. */
const leftOut = {
  // The chain of the clients' own generation: each client is given its credentials (clients.ts).
  '@aws-sdk/credential-provider-node': ['defaultProvider'],
  // The providers are given a way to assume roles, by the STS client of aws.cjs (roles.ts).
  '@aws-sdk/nested-clients/sts': [
    'getDefaultRoleAssumer',
    'getDefaultRoleAssumerWithWebIdentity',
    'AssumeRoleCommand',
    'STSClient',
  ],
  // Tells browsers apart.
  bowser: ['default', 'parse'],
};

/** Takes those modules for ones that fail when they are used. */
export const leaveOutPlugin = {
  name: 'leave-out',
  setup(build) {
    const namespace = 'left-out';
    build.onResolve({ filter: /^(@aws-sdk\/|bowser$)/ }, ({ path }) =>
      path in leftOut ? { path, namespace, sideEffects: false } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace }, ({ path }) => {
      const fails = `const fails = () => { throw new Error('${path} is left out'); };`;
      const names = leftOut[path].map((name) => `fails as ${name}`);
      return { contents: `${fails} export { ${names.join(', ')} };` };
    });
  },
};

/** The folder of an installed package -> the one to bundle: npm puts the same version in several. */
function onePlaceEach() {
  const { packages } = JSON.parse(readFileSync(join(repo, 'package-lock.json'), 'utf8'));
  const first = new Map();
  const places = new Map();
  for (const folder of Object.keys(packages).sort()) {
    const name = folder.split('node_modules/').at(-1);
    const known = `${name}@${packages[folder].version}`;
    if (!first.has(known)) first.set(known, folder);
    places.set(folder, first.get(known));
  }
  return places;
}

/**
 * For packages of the SDK's later generation: one copy of each version, and its ES modules, since
 * their `exports` give the CommonJS builds to Node, of which nothing can be left out.
 */
export const oneSdkPlugin = {
  name: 'one-sdk',
  setup(build) {
    const places = onePlaceEach();
    build.onResolve({ filter: /^@(aws-sdk|smithy)\// }, async ({ path, ...args }) => {
      if (args.pluginData === 'one-sdk') return undefined;
      const found = await build.resolve(path, { ...args, pluginData: 'one-sdk' });
      if (found.errors.length > 0) return { errors: found.errors };
      // The outermost node_modules may lie elsewhere, by a link.
      const file = found.path.split(sep).join('/');
      const [, root = '', folder = '', inside = ''] =
        /^(.*?\/)(node_modules\/(?:.*\/)?@[^/]+\/[^/]+)\/(.*)$/.exec(file) ?? [];
      const place = join(root, places.get(folder) ?? folder);
      const modules = join(place, inside.replace(/^dist-cjs\//, 'dist-es/'));
      return { path: existsSync(modules) ? modules : join(place, inside), sideEffects: false };
    });
  },
};
