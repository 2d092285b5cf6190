import { message } from '../core/model/message.js';
import { portErrorOf, type PortError } from '../core/model/portError.js';
import type { Log } from '../core/ports.js';
import type { MessageButton, Window } from '../platform/window.js';
import { detailsOf } from './errorDetails.js';
import type { Say } from './say.js';

/** What one act of the user gets: its correlation id, a log that carries it, and the act's end. */
export interface ActContext {
  readonly id: string;
  readonly log: Log;
  /** Aborts when the extension is shut down. */
  readonly signal: AbortSignal;
}

/** The work of an act. Its result is given to whoever ran the command. */
export type ActWork = (context: ActContext, ...args: readonly unknown[]) => Promise<unknown>;

/** Wraps the work of a command: everything the user starts goes through here. */
export type Act = (
  name: string,
  work: ActWork,
) => (...args: readonly unknown[]) => Promise<unknown>;

/** What the wrapper needs. */
export interface ActDeps {
  readonly window: Pick<Window, 'say' | 'copy'>;
  readonly log: Log;
  readonly say: Say;
  readonly newId: () => string;
  readonly showLog: () => void;
  readonly signal: AbortSignal;
}

/**
 * The one wrapper of acts. A failure becomes a message with the cause, the next step
 * and buttons; the promise then resolves with `undefined`, as it does when the user
 * cancels. Nothing is swallowed: both end in the log under the act's id.
 */
export function createAct(deps: ActDeps): Act {
  return (name, work) =>
    async (...args) => {
      const id = deps.newId();
      const log = withAct(deps.log, name, id);
      log.info('act.begin');
      try {
        const result = await work({ id, log, signal: deps.signal }, ...args);
        log.info('act.end');
        return result;
      } catch (thrown) {
        report(deps, { name, id }, log, portErrorOf(thrown));
        return undefined;
      }
    };
}

function report(
  deps: ActDeps,
  act: { readonly name: string; readonly id: string },
  log: Log,
  error: PortError,
): void {
  const { info } = error;
  if (info.kind === 'cancelled') {
    log.info('act.cancelled');
    return;
  }
  const details = detailsOf(error, act);
  log.error('act.failed', { details });
  const text = `${deps.say(message(info.messageKey, info.args))} ${deps.say(info.help)}`;
  deps.window.say('error', text, troubleButtons(deps, details));
}

/** The buttons under every message of trouble. */
export function troubleButtons(
  deps: Pick<ActDeps, 'window' | 'say' | 'showLog'>,
  details: string,
): readonly MessageButton[] {
  return [
    { title: deps.say(message('ui.button.showLog')), run: () => deps.showLog() },
    { title: deps.say(message('ui.button.copyDetails')), run: () => deps.window.copy(details) },
  ];
}

function withAct(log: Log, name: string, id: string): Log {
  const tag = { act: name, id };
  return {
    debug: (event, args) => log.debug(event, { ...tag, ...args }),
    info: (event, args) => log.info(event, { ...tag, ...args }),
    warn: (event, args) => log.warn(event, { ...tag, ...args }),
    error: (event, args) => log.error(event, { ...tag, ...args }),
  };
}
