import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { build, type BuildOptions } from 'esbuild';
import { catalogue } from '../../src/core/model/messages.js';
import { browsingCatalogue } from '../../src/core/model/messages/browsing.js';

// Built by name: a script has no types for a static import to find.
const script = new URL('../../scripts/lib/bundles.mjs', import.meta.url).href;

interface Bundle {
  readonly out: string;
  readonly entry: string;
  readonly options: BuildOptions;
}

/** The sources that a bundle is made from, but for the messages themselves. */
async function sourcesOf(out: string): Promise<readonly string[]> {
  const { productBundles } = (await import(script)) as { productBundles: readonly Bundle[] };
  const found = productBundles.find((one) => one.out === out);
  assert.ok(found);
  const { entry, options } = found;
  const result = await build({
    ...options,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    outfile: out,
    logLevel: 'silent',
  });
  const all = Object.values(result.metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
  return all.filter((file) => file.startsWith('src/') && !file.includes('/messages'));
}

describe('the texts of the side bar', function () {
  this.timeout(30_000);

  for (const out of ['root.cjs', 'reader.cjs', 'aws.cjs']) {
    it(`are all that ${out} can ask for`, async () => {
      const sources = await sourcesOf(out);
      assert.ok(sources.length > 10);
      const missing = sources.flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/['"`]([\w.]+)['"`]/g)]
          .map(([, key = '']) => key)
          .filter((key) => Object.hasOwn(catalogue, key) && !Object.hasOwn(browsingCatalogue, key))
          .map((key) => `${key} in ${file}`),
      );
      assert.deepEqual(missing, []);
    });
  }
});
