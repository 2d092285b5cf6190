import { dirname, join, resolve, sep } from 'node:path';
import { repo } from './paths.mjs';

/** Modules that are bundles of their own, loaded on first use. */
const lazyBundles = new Map([
  // What activation does not need, which is nearly everything.
  [resolve(repo, 'src/root.ts'), './root.cjs'],
  [resolve(repo, 'src/rootOperation.ts'), './operation.cjs'],
  [resolve(repo, 'src/aws/awsPort.ts'), './aws.cjs'],
  // The credential providers, of a later generation of the SDK than its clients.
  [resolve(repo, 'src/aws/providers.ts'), './providers.cjs'],
  [resolve(repo, 'src/core/inventory/reader.ts'), './reader.cjs'],
  [resolve(repo, 'src/sandbox/server.ts'), './sandbox.cjs'],
]);

// The first that fits is a file's: a room within another comes before it.
const lazyRooms = [
  join('aws', 'providers.ts'),
  ...['root.ts', 'rootOperation.ts', `aws${sep}`, `sandbox${sep}`],
  join('core', 'inventory', 'reader.ts'),
].map((room) => join(repo, 'src', room));

const roomOf = (file) => lazyRooms.find((room) => file.startsWith(room));

/**
 * Keeps the AWS SDK and the sandbox out of what is loaded at activation: a dynamic import of a
 * lazy module becomes `require('./aws.cjs')` at run time, and any other way into those rooms
 * fails the build. Type imports are erased before esbuild resolves, so they stay free.
 */
export const lazyRoomsPlugin = {
  name: 'lazy-rooms',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, (args) => {
      const target = resolve(dirname(args.importer), args.path).replace(/\.js$/, '.ts');
      const room = roomOf(target);
      if (args.kind === 'entry-point' || room === undefined) return undefined;
      if (roomOf(args.importer) === room) return undefined;
      const bundle = lazyBundles.get(target);
      if (args.kind === 'dynamic-import' && bundle !== undefined) {
        return { path: bundle, external: true };
      }
      const entries = [...lazyBundles.keys()].map((file) => file.slice(repo.length + 1)).join(', ');
      const text =
        `${args.path} is loaded on first use, so it must not be bundled here: ` +
        `use a type import, or a dynamic import of one of ${entries}`;
      return { errors: [{ text }] };
    });
  },
};
