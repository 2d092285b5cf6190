import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from '../build.mjs';
import { editorFolder, installedEditor } from './editor.mjs';
import { onStop, stopAll } from './processes.mjs';

/**
 * Runs act({ folder, editor }) between a build and a clean-up: a scratch folder, and whatever act
 * started, are gone afterwards, however it ends.
 */
export async function onStage(act) {
  await buildIfStale();
  const folder = mkdtempSync(join(tmpdir(), 'eks-private-dns-'));
  const cleanUp = async () => {
    await stopAll();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  onStop(cleanUp);
  try {
    return await act({ folder });
  } finally {
    await cleanUp();
  }
}

/** The installed editor; throws with what to do when it is not there. */
export function requireEditor() {
  const editor = installedEditor();
  if (editor !== undefined) return editor;
  throw new Error(`no editor in ${editorFolder()}; install it with: npm run setup`);
}

/** Rejects when the promise has not settled after the given seconds. */
export function within(seconds, what, promise) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(
      () => fail(new Error(`${what}: not done after ${seconds} s`)),
      seconds * 1000,
    );
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
