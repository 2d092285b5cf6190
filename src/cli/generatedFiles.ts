import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GeneratedFile } from '../core/model/generatedFile.js';
import { fileNotWritten } from './planFiles.js';

/**
 * Writes generated files: a single one to the file that is named, and any number into a folder, one
 * that is there or one whose name ends in a slash. Gives the paths. Throws `invalid` where a file
 * cannot be written.
 */
export async function writeGenerated(
  files: readonly GeneratedFile[],
  out: string,
): Promise<readonly string[]> {
  const [only, ...others] = files;
  const folder = others.length > 0 || /[/\\]$/.test(out) || (await isFolder(out));
  if (!folder && only) return [await write(only, out)];
  try {
    await mkdir(out, { recursive: true });
  } catch (thrown) {
    throw fileNotWritten(out, thrown);
  }
  return Promise.all(files.map((file) => write(file, join(out, file.name))));
}

/** Scripts are made so that they can be run. */
async function write({ language, text }: GeneratedFile, path: string): Promise<string> {
  try {
    await writeFile(path, text, language === 'shellscript' ? { mode: 0o755 } : {});
    return path;
  } catch (thrown) {
    throw fileNotWritten(path, thrown);
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // What is not there yet, or cannot be looked at, is written as a file; that says what is wrong.
    return false;
  }
}
