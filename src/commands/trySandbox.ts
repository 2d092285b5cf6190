import { message } from '../core/model/message.js';
import type { Command } from './deps.js';

/** **Try it without an AWS account**: a small AWS on this machine, as a profile of its own. */
export const trySandbox: Command =
  (deps) =>
  async ({ signal }) => {
    const { say, window } = deps;
    const profile = await window.progress(
      say(message('ui.sandbox.starting')),
      (_report, cancelled) => deps.startSandbox(AbortSignal.any([signal, cancelled])),
    );
    await deps.refresh(undefined, signal);
    await deps.reveal({ kind: 'profile', profile });
    return profile;
  };
