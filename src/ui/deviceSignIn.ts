import { message } from '../core/model/message.js';
import { cancelled } from '../core/model/portError.js';
import type { Clock } from '../core/ports.js';
import type { SignInState } from '../identity/sso/signIns.js';
import type { LiveList, Window } from '../platform/window.js';
import type { Say } from './say.js';

/** What the list of a sign-in needs. */
export interface DeviceSignInDeps {
  readonly window: Pick<Window, 'livePick' | 'copy' | 'openExternal'>;
  readonly say: Say;
  readonly clock: Clock;
}

/** Signs in and tells where it is, until the signal aborts. */
export type SignInWork = (show: (state: SignInState) => void, signal: AbortSignal) => Promise<void>;

/**
 * Shows a sign-in while it goes on: link and code to be copied, the time that is left. The page
 * is opened only when the user chooses so, for the browser may well be on another machine.
 * Leaving the list cancels; it closes by itself when the sign-in has ended.
 */
export async function showSignIn(
  { window, say, clock }: DeviceSignInDeps,
  { title, region }: { readonly title: string; readonly region: string },
  work: SignInWork,
  signal: AbortSignal,
): Promise<void> {
  const stop = new AbortController();
  const ended = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  let state: SignInState = { at: 'asking' };
  let copied: string | undefined;

  const list = (): LiveList => ({
    title,
    placeholder: say(whereItIs(say, state, region, clock.now())),
    busy: true,
    choices: choicesOf(say, state, copied),
  });
  const act = async (id: string): Promise<void> => {
    if (id === 'cancel') stop.abort();
    if (state.at !== 'code') return;
    if (id === 'open') await window.openExternal(state.link);
    if (id !== 'copyLink' && id !== 'copyCode') return;
    await window.copy(id === 'copyLink' ? state.link : state.userCode);
    copied = id;
    pick.show(list());
  };
  let failed: (thrown: unknown) => void = () => undefined;
  const failure = new Promise<never>((_resolve, reject) => (failed = reject));
  const pick = window.livePick(list(), {
    chosen: (id) => void act(id).catch(failed),
    left: () => stop.abort(),
  });
  const show = (now: SignInState): void => {
    state = now;
    pick.show(list());
  };
  const ticking = everySecond(clock, () => pick.show(list()), ended.signal);
  try {
    await Promise.race([work(show, either), failure]);
    if (either.aborted) throw cancelled();
  } finally {
    stop.abort();
    ended.abort();
    pick.close();
    await ticking;
  }
}

async function everySecond(clock: Clock, tick: () => void, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      await clock.sleep(1_000, signal);
    } catch {
      return;
    }
    tick();
  }
}

function whereItIs(say: Say, state: SignInState, region: string, now: number) {
  if (state.at === 'asking') return message('signIn.asking', { region });
  if (state.at === 'elsewhere') {
    return message('signIn.elsewhere', { pid: state.holder.pid, host: state.holder.host });
  }
  const seconds = Math.max(0, Math.ceil((state.expiresAt - now) / 1000));
  // Minutes until the last one, so that not every second is read out.
  const time = say(
    seconds > 60
      ? message('signIn.minutes', { minutes: Math.ceil(seconds / 60) })
      : message('signIn.seconds', { seconds }),
  );
  return message('signIn.waiting', { code: state.userCode, time });
}

function choicesOf(say: Say, state: SignInState, copied: string | undefined): LiveList['choices'] {
  const cancel = { id: 'cancel', label: say(message('signIn.cancel')), icon: 'close' };
  if (state.at !== 'code') return [cancel];
  const mark = (id: string) =>
    id === copied
      ? { icon: 'check', description: say(message('signIn.copied')) }
      : { icon: 'copy', ...(id === 'copyLink' ? { description: state.page } : {}) };
  const code = state.userCode;
  return [
    { id: 'open', label: say(message('signIn.open')), icon: 'link-external' },
    { id: 'copyLink', label: say(message('signIn.copyLink')), ...mark('copyLink') },
    { id: 'copyCode', label: say(message('signIn.copyCode', { code })), ...mark('copyCode') },
    cancel,
  ];
}
