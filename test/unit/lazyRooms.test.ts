import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

// Built by name: a script has no types for a static import to find.
const script = new URL('../../scripts/lib/lazyRooms.mjs', import.meta.url).href;

async function bundle(contents: string): Promise<string> {
  const { lazyRoomsPlugin } = (await import(script)) as { lazyRoomsPlugin: Plugin };
  const result = await build({
    stdin: {
      contents,
      resolveDir: resolve('src'),
      sourcefile: resolve('src/entry.ts'),
      loader: 'ts',
    },
    absWorkingDir: resolve('.'),
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    supported: { 'dynamic-import': false },
    plugins: [lazyRoomsPlugin],
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}

describe('bundles loaded on first use', () => {
  it('are required at run time where they are imported dynamically', async () => {
    const text = await bundle(
      ['./aws/awsPort.js', './sandbox/server.js', './core/inventory/reader.js']
        .map((file) => `void import('${file}');`)
        .join('\n'),
    );
    assert.match(text, /require\("\.\/aws\.cjs"\)/);
    assert.match(text, /require\("\.\/sandbox\.cjs"\)/);
    assert.match(text, /require\("\.\/reader\.cjs"\)/);
    assert.doesNotMatch(text, /smithy/);
  });

  it('are not held back by a type import', async () => {
    const text = await bundle(
      `import type { A } from './aws/awsPort.js'; export const a: A | undefined = undefined;`,
    );
    assert.doesNotMatch(text, /aws/);
  });

  for (const contents of [
    `import { a } from './aws/awsPort.js'; console.log(a);`,
    `import { a } from './aws/errors.js'; console.log(a);`,
    `export { a } from './sandbox/server.js';`,
    `void import('./aws/errors.js');`,
  ]) {
    it(`stop the build: ${contents}`, async () => {
      await assert.rejects(bundle(contents), /is loaded on first use/);
    });
  }
});
