#!/usr/bin/env node
// node --import=tsx scripts/docs.mjs: makes the tables and policies of README.md anew, from
// package.json and from what the steps of plans need.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repo } from './lib/paths.mjs';
import { readmeText } from './lib/readme.mjs';

writeFileSync(join(repo, 'README.md'), readmeText());
