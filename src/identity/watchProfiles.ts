import { existsSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';
import { sessionCaches } from './session.js';
import { sharedFilePaths, type Env } from './sharedFiles.js';

/** Stops watching. */
export interface Watch {
  dispose(): void;
}

/** Editors and sign-ins write in bursts. */
const quietMs = 200;

/**
 * Calls `onChange` after the config file, the credentials file or a token of SSO or `aws login` changed.
 * Folders are watched, since the files are usually replaced, and may not exist yet.
 */
export function watchProfiles(onChange: () => void, env: Env = process.env): Watch {
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let disposed = false;

  const close = (): void => {
    for (const watcher of watchers) watcher.close();
    watchers = [];
  };
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (disposed) return;
      // A folder that has just been made is watched from now on.
      arm();
      onChange();
    }, quietMs);
    timer.unref();
  };
  const arm = (): void => {
    close();
    for (const [folder, names] of foldersOf(env)) {
      const watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (names === 'all' || name === null || names.has(name)) changed();
      });
      // A folder that goes away ends its watcher; its parent's, armed next, sees it come back.
      watcher.on('error', changed);
      watchers.push(watcher);
    }
  };

  arm();
  return {
    dispose() {
      disposed = true;
      clearTimeout(timer);
      close();
    },
  };
}

/** Which folders to watch, and for which names in them. */
function foldersOf(env: Env): ReadonlyMap<string, Set<string> | 'all'> {
  const folders = new Map<string, Set<string> | 'all'>();
  const add = (path: string): void => {
    let child = path;
    // Up to the nearest folder that exists: there the missing part of the path will appear.
    while (!existsSync(dirname(child)) && dirname(child) !== child) child = dirname(child);
    const names = folders.get(dirname(child));
    if (names === 'all') return;
    folders.set(dirname(child), (names ?? new Set<string>()).add(basename(child)));
  };
  const { config, credentials } = sharedFilePaths(env);
  add(config);
  add(credentials);
  for (const cache of sessionCaches(env)) {
    if (existsSync(cache)) folders.set(cache, 'all');
    else add(cache);
  }
  return folders;
}
