import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const repo = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const dist = join(repo, 'dist');
export const artifacts = join(repo, 'artifacts');
