#!/usr/bin/env node
// npm run package: builds and packs the extension into artifacts/.
import { statSync } from 'node:fs';
import { buildAll } from './build.mjs';
import { packVsix, sbomPath, vsixPath } from './lib/vsix.mjs';

try {
  await buildAll();
  console.log(packVsix().trim());
  console.log(`${vsixPath}: ${statSync(vsixPath).size} bytes`);
  console.log(`${sbomPath}: what is in it`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
