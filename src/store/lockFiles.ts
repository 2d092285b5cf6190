import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, stat, unlink, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { errorCode } from '../core/model/errorCode.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import type { Holder, Lock, Taken } from '../core/ports.js';

/** Who takes locks; this process unless told. */
export interface LockOptions {
  readonly host?: string;
  readonly pid?: number;
  readonly isAlive?: (pid: number) => boolean;
  /** Milliseconds that only ever grow. */
  readonly now?: () => number;
}

/** A holder's sign of life, and how long one is waited for, milliseconds. */
const beatMs = 5_000;
const silentMs = 30_000;

interface Note extends Holder {
  /** Tells this taking of the lock from every other one. */
  readonly token: string;
}

/**
 * Locks as files beside the journal, each made by one atomic create. A lock is left behind if its
 * process on this host is dead, or if it gave no sign of life while we watched: not by comparing
 * clocks, because the folder may be shared by several hosts.
 */
export function createLockFiles(folder: string, options: LockOptions = {}): Lock {
  const { isAlive = processIsAlive, now = () => performance.now() } = options;
  const host = (options.host ?? hostname()).replace(/[^\w.-]/g, '-').slice(0, 100) || 'host';
  const pid = options.pid ?? process.pid;
  const watched = new Map<string, { readonly sign: string; readonly since: number }>();
  let named: Promise<string> | undefined;

  const isLeft = (file: string, { note, beatAt }: Held): boolean => {
    if (note?.host === host && !isAlive(note.pid)) return true;
    const sign = `${note?.token ?? ''} ${beatAt}`;
    const before = watched.get(file);
    if (before?.sign === sign) return now() - before.since > silentMs;
    watched.set(file, { sign, since: now() });
    return false;
  };

  return {
    owner: () => (named ??= nameOf(folder, host)),

    async take(key, planId) {
      const file = join(folder, `${encodeURIComponent(key)}.lock`);
      const note = { planId, host, pid, since: Date.now(), token: randomUUID() };
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        for (;;) {
          if (await create(file, JSON.stringify(note))) return keep(file, note.token);
          const held = await read(file);
          if (!held) continue;
          if (!isLeft(file, held)) return { holder: held.note ?? { ...note, host: '?', pid: 0 } };
          if (!(await removeLeft(file, held))) return { holder: held.note ?? note };
          watched.delete(file);
        }
      } catch (error) {
        throw failure(file, error);
      }
    },
  };
}

interface Held {
  /** Absent where it was not written to the end. */
  readonly note: Note | undefined;
  readonly beatAt: number;
}

/** Whether the file was not there and is now. */
async function create(file: string, text: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(text);
    await handle.close();
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function keep(file: string, token: string): Taken {
  const timer = setInterval(() => {
    const at = new Date();
    // A lock that was taken from us is not ours to keep alive; then there is nothing to be done.
    void read(file)
      .then((held) => (held?.note?.token === token ? utimes(file, at, at) : undefined))
      .catch(() => undefined);
  }, beatMs);
  timer.unref();
  const release = async (): Promise<void> => {
    clearInterval(timer);
    if ((await read(file))?.note?.token === token) await removeIfThere(file);
  };
  return { release };
}

/**
 * Removes a lock that was left behind, unless it is another one by now. Only one process at a time
 * does so, or the second would remove what the first has just taken. @returns whether to try again.
 */
async function removeLeft(file: string, left: Held): Promise<boolean> {
  const guard = `${file}.takeover`;
  if (!(await create(guard, ''))) {
    // Whoever made it needs milliseconds; one that is older belongs to nobody.
    const age = await stat(guard).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > silentMs) await removeIfThere(guard);
    return false;
  }
  try {
    const held = await read(file);
    if (held?.note?.token === left.note?.token) await removeIfThere(file);
    return true;
  } finally {
    await removeIfThere(guard);
  }
}

async function read(file: string): Promise<Held | undefined> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    return { note: noteIn(text), beatAt: mtimeMs };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function noteIn(text: string): Note | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // Only this file writes them.
    return typeof value === 'object' && value !== null && 'token' in value
      ? (value as Note)
      : undefined;
  } catch {
    return undefined;
  }
}

async function removeIfThere(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

/** `host/id`; the id is made once and lasts as long as the folder. */
async function nameOf(folder: string, host: string): Promise<string> {
  const file = join(folder, 'id');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const fresh = randomBytes(4).toString('hex');
    if (await create(file, fresh)) return `${host}/${fresh}`;
    return `${host}/${(await readFile(file, 'utf8')).trim() || 'none'}`;
  } catch (error) {
    throw failure(file, error);
  }
}

function processIsAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is there and somebody else's.
    return errorCode(error) === 'EPERM';
  }
}

function failure(file: string, error: unknown): PortError {
  const detail = error instanceof Error ? error.message : String(error);
  return new PortError(
    {
      kind: 'internal',
      messageKey: 'error.store.lockUnwritable',
      args: { file, detail },
      help: message('help.store.journalFolder'),
      detail,
    },
    error,
  );
}
