import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { basename, delimiter, join } from 'node:path';

/** The programs of this leg. */
export interface Tools {
  /** Debian's own AWS CLI where it is, else the one on the PATH. */
  readonly aws: string;
  readonly dig: string;
  /** Absent where it is not installed: the few filters the post uses are then played by Node. */
  readonly jq: string | undefined;
}

/** Finds them. Throws an error that begins with LEG-CANNOT-RUN where one is missing. */
export function requireTools(): Tools {
  const found = [...['/usr/bin/aws'].filter(isExecutable), onPath('aws')].find((file) => file);
  const aws = found === undefined ? undefined : behindShim(found);
  const dig = onPath('dig');
  const missing = [
    ...(aws === undefined ? ['aws (awscli)'] : []),
    ...(dig === undefined ? ['dig (bind9-dnsutils)'] : []),
  ];
  if (aws === undefined || dig === undefined) {
    throw new Error(`LEG-CANNOT-RUN: ${missing.join(' and ')} not installed`);
  }
  return { aws, dig, jq: onPath('jq') };
}

/** A shim of pyenv takes as long to start as the program itself, and hundreds of calls are made. */
function behindShim(file: string): string {
  if (!file.includes('/shims/') || onPath('pyenv') === undefined) return file;
  const { status, stdout } = spawnSync('pyenv', ['which', basename(file)], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : file;
}

function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not for us: the answer is no.
    return false;
  }
}
