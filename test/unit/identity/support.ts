import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A home folder of its own with AWS files in it. */
export interface Home {
  readonly path: string;
  readonly env: Record<string, string | undefined>;
  write(file: 'config' | 'credentials', text: string): void;
  remove(): void;
}

export function home(files: { config?: string; credentials?: string } = {}): Home {
  const path = mkdtempSync(join(tmpdir(), 'aws-home-'));
  const write = (file: string, text: string): void => {
    mkdirSync(join(path, '.aws'), { recursive: true });
    writeFileSync(join(path, '.aws', file), text);
  };
  if (files.config !== undefined) write('config', files.config);
  if (files.credentials !== undefined) write('credentials', files.credentials);
  return {
    path,
    env: { HOME: path },
    write,
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
