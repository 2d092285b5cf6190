import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a script wrote and how often it called `aws`, with which arguments. */
export interface Recorded {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly calls: readonly (readonly string[])[];
}

/** Says nothing and writes down its arguments: how many, then each, ended by NUL. */
const recorder = `#!/bin/bash
printf '%s\\0' "$#" "$@" >> "$RECORD"
`;

/** Runs a script with real bash and an `aws` that only records. */
export function runRecorded(script: string): Recorded {
  const folder = mkdtempSync(join(tmpdir(), 'recorded-'));
  try {
    const record = join(folder, 'record');
    writeFileSync(record, '');
    writeFileSync(join(folder, 'aws'), recorder);
    chmodSync(join(folder, 'aws'), 0o755);
    writeFileSync(join(folder, 'script.sh'), script);
    const { status, stdout, stderr } = spawnSync('bash', [join(folder, 'script.sh')], {
      env: { PATH: `${folder}:/usr/bin:/bin`, RECORD: record, HOME: folder },
      encoding: 'utf8',
      timeout: 60_000,
      cwd: folder,
    });
    return { code: status, out: stdout, err: stderr, calls: callsIn(readFileSync(record, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function callsIn(record: string): readonly (readonly string[])[] {
  const texts = record.split('\0').slice(0, -1);
  const calls: (readonly string[])[] = [];
  for (let at = 0; at < texts.length;) {
    const count = Number(texts[at]);
    calls.push(texts.slice(at + 1, at + 1 + count));
    at += 1 + count;
  }
  return calls;
}
