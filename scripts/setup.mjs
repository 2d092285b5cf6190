#!/usr/bin/env node
// node scripts/setup.mjs: everything the test legs need beyond `npm ci`: Debian packages (as root
// on Debian; elsewhere the command is printed) and the editor's server in a cache folder.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { editorFolder, ensureEditor, installedEditor } from './lib/editor.mjs';
import { ensureResolved } from './lib/resolved.mjs';
import {
  allTools,
  canInstall,
  compilerTools,
  installCommand,
  installTools,
  missingTools,
} from './lib/tools.mjs';

const began = Date.now();
const say = (text) => console.log(`[${((Date.now() - began) / 1000).toFixed(0)} s] ${text}`);

/** The compiler is needed only where the editor is still to be built. */
const needed = (tools) =>
  tools.filter((tool) => !compilerTools.includes(tool) || installedEditor() === undefined);

/** @returns what could not be installed, each with what to do: empty when all is there. */
export async function setUp(tools = allTools) {
  const problems = [];
  const lacking = missingTools(needed(tools));
  if (lacking.length > 0 && canInstall()) {
    say(`installing ${lacking.join(', ')} (apt-get)`);
    try {
      installTools(lacking);
    } catch (error) {
      problems.push(error.message);
    }
  }
  const still = missingTools(needed(tools));
  if (still.length > 0) {
    problems.push(`${still.join(', ')} missing; on Debian: ${installCommand(still)}`);
  }
  try {
    ensureResolved(say);
  } catch (error) {
    problems.push(`systemd-resolved could not be unpacked: ${error.message}`);
  }
  try {
    await ensureEditor(say);
    say(`editor: ${editorFolder()}`);
  } catch (error) {
    problems.push(`the editor is not installed: ${error.message}`);
  }
  return problems;
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const problems = await setUp();
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
