import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import type * as awsPort from '../../../../src/aws/awsPort.js';

// Built by name: a script has no types for a static import to find.
const script = new URL('../../../../scripts/lib/bundles.mjs', import.meta.url).href;

interface Bundle {
  readonly out: string;
  readonly entry: string;
  readonly options: BuildOptions;
}

/** The SDK and its credential providers, bundled as they are shipped. */
export async function bundledAws(): Promise<typeof awsPort> {
  const { productBundles } = (await import(script)) as { productBundles: readonly Bundle[] };
  const folder = mkdtempSync(join(tmpdir(), 'bundled-aws-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  const wanted = productBundles.filter(({ out }) => ['aws.cjs', 'providers.cjs'].includes(out));
  await Promise.all(
    wanted.map(({ out, entry, options }) =>
      build({
        ...options,
        entryPoints: [entry],
        bundle: true,
        minify: true,
        outfile: join(folder, out),
      }),
    ),
  );
  return createRequire(import.meta.url)(join(folder, 'aws.cjs')) as typeof awsPort;
}
