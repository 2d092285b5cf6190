import { mkdir, open, readdir, readFile, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalEntry } from '../core/model/apply.js';
import { errorCode } from '../core/model/errorCode.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import type { Journal } from '../core/ports.js';

const suffix = '.jsonl';

/**
 * A journal of JSON lines, one file per plan. An entry is on disk when `append` resolves. A line
 * that a crash cut short is dropped: what it would have said was never promised.
 */
export function createJournalFile(folder: string): Journal {
  const fileOf = (planId: string): string => join(folder, encodeURIComponent(planId) + suffix);
  // Appends to one file follow one another, also when steps run side by side.
  const tails = new Map<string, Promise<void>>();

  return {
    append(entry) {
      const file = fileOf(entry.planId);
      const before = tails.get(file) ?? Promise.resolve();
      const line = `${JSON.stringify(entry)}\n`;
      const written = before.then(
        () => appendLine(folder, file, line),
        () => appendLine(folder, file, line),
      );
      tails.set(file, written);
      return written;
    },

    async read(planId) {
      const file = fileOf(planId);
      const text = await textOf(file);
      return text === undefined ? [] : parseLines(text, file);
    },

    async plans() {
      const names = await namesIn(folder);
      const dated = await Promise.all(
        names.map(async (name) => ({
          id: decodeURIComponent(name.slice(0, -suffix.length)),
          at: (await stat(join(folder, name))).mtimeMs,
        })),
      );
      return dated.sort((a, b) => b.at - a.at).map(({ id }) => id);
    },
  };
}

async function appendLine(folder: string, file: string, line: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const handle = await open(file, 'a+', 0o600);
    try {
      const isNew = await dropTornLine(handle);
      await handle.appendFile(line);
      await handle.sync();
      if (isNew) await syncFolder(folder);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw failure('error.store.journalUnwritable', 'help.store.journalFolder', file, error);
  }
}

/** Cuts off what follows the last line end. @returns whether the file is empty. */
async function dropTornLine(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  await handle.read(last, 0, 1, size - 1);
  if (last.toString() === '\n') return false;
  const contents = Buffer.alloc(size);
  await handle.read(contents, 0, size, 0);
  await handle.truncate(contents.lastIndexOf('\n') + 1);
  return false;
}

/** So that the new file's name survives a power cut; folders cannot be opened on Windows. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function parseLines(text: string, file: string): readonly JournalEntry[] {
  const lines = text.split('\n');
  // Whole files end with a line end; whatever follows the last one is torn.
  lines.pop();
  return lines.map((line, index) => {
    const entry = entryIn(line);
    if (entry) return entry;
    throw new PortError({
      kind: 'internal',
      messageKey: 'error.store.journalDamaged',
      args: { file, line: index + 1 },
      help: message('help.store.journalRead'),
    });
  });
}

function entryIn(line: string): JournalEntry | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isEntry =
      typeof value === 'object' &&
      value !== null &&
      'event' in value &&
      typeof value.event === 'string' &&
      'planId' in value &&
      typeof value.planId === 'string';
    // Only this class writes the files; the rest of the shape is vouched for by `append`.
    return isEntry ? (value as JournalEntry) : undefined;
  } catch {
    return undefined;
  }
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw failure('error.store.journalUnreadable', 'help.store.journalRead', file, error);
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(suffix));
  } catch (error) {
    if (isMissing(error)) return [];
    throw failure('error.store.journalUnreadable', 'help.store.journalRead', folder, error);
  }
}

function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT';
}

function failure(
  messageKey: 'error.store.journalUnwritable' | 'error.store.journalUnreadable',
  help: 'help.store.journalFolder' | 'help.store.journalRead',
  file: string,
  error: unknown,
): PortError {
  const detail = error instanceof Error ? error.message : String(error);
  return new PortError(
    { kind: 'internal', messageKey, args: { file, detail }, help: message(help), detail },
    error,
  );
}
