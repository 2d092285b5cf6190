import type { Command } from './deps.js';

/** **Show log**. */
export const showLog: Command = (deps) => () => {
  deps.showLog();
  return Promise.resolve(undefined);
};
