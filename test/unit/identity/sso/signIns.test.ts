import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PortError } from '../../../../src/core/model/portError.js';
import type { SsoOidc } from '../../../../src/core/ports/sso.js';
import { createSignIns, type SignInState } from '../../../../src/identity/sso/signIns.js';
import { createTokenCache, ssoFolder } from '../../../../src/identity/sso/tokenCache.js';
import { createLockFiles } from '../../../../src/store/lockFiles.js';
import { systemClock } from '../../../../src/store/systemClock.js';
import { home, type Home } from '../support.js';
import { scriptedOidc, session, sleepingClock } from './support.js';

const never = new AbortController().signal;
const isCancelled = (error: unknown): boolean =>
  error instanceof PortError && error.kind === 'cancelled';

describe('sign-ins', () => {
  let place: Home;
  beforeEach(() => (place = home()));
  afterEach(() => place.remove());

  const locks = () => createLockFiles(join(ssoFolder(place.env), 'locks'));
  const open = (clock = sleepingClock()) =>
    createSignIns({ cache: createTokenCache(place.env), clock, lock: locks() });

  /** Waits for a confirmation that a test gives. */
  function heldOidc(): {
    readonly oidc: SsoOidc;
    readonly calls: string[];
    readonly confirm: () => void;
  } {
    const scripted = scriptedOidc('token');
    let confirm = (): void => undefined;
    const confirmed = new Promise<void>((resolve) => (confirm = resolve));
    return {
      calls: scripted.calls,
      confirm: () => confirm(),
      oidc: {
        ...scripted,
        async createToken(registered, code, signal) {
          await Promise.race([confirmed, once(signal, 'abort')]);
          signal.throwIfAborted();
          return scripted.createToken(registered, code, signal);
        },
      },
    };
  }

  it('are one for all who ask, and all see the same code', async () => {
    const { oidc, calls, confirm } = heldOidc();
    const signIns = open();
    const seen: string[] = [];
    const look = (who: string) => (state: SignInState) => {
      seen.push(`${who} ${state.at}`);
      if (who === 'b' && state.at === 'code') confirm();
    };
    await Promise.all([
      signIns.signIn(session, oidc, look('a'), never),
      signIns.signIn(session, oidc, look('b'), never),
    ]);
    assert.deepEqual(seen, ['a asking', 'b asking', 'a code', 'b code']);
    assert.deepEqual(calls, ['register', 'start client-1', 'token']);
  });

  it('go on while anybody waits, and end with the last one', async () => {
    const { oidc, calls } = heldOidc();
    const signIns = open();
    const [one, other] = [new AbortController(), new AbortController()];
    let first: Promise<void> | undefined;
    await new Promise<void>((ready) => {
      const show = ({ at }: SignInState): void => (at === 'code' ? ready() : undefined);
      first = signIns.signIn(session, oidc, show, one.signal);
    });
    let shown: SignInState | undefined;
    const second = signIns.signIn(session, oidc, (state) => (shown = state), other.signal);
    assert.equal(shown?.at, 'code');
    one.abort();
    assert.ok(first);
    await assert.rejects(first, isCancelled);
    assert.deepEqual(calls, ['register', 'start client-1']);
    other.abort();
    await assert.rejects(second, isCancelled);
    // The lock is free again, and nobody is asked any more.
    await signIns.signIn(session, scriptedOidc('token'), () => undefined, never);
    assert.ok(!calls.includes('token'));
  });

  it('tell everybody of a failure, and begin anew after it', async () => {
    const signIns = open();
    const denied = scriptedOidc('denied');
    const both = [1, 2].map(() => signIns.signIn(session, denied, () => undefined, never));
    for (const { status } of await Promise.allSettled(both)) assert.equal(status, 'rejected');
    assert.deepEqual(denied.calls, ['register', 'start client-1', 'token']);
    await signIns.signIn(session, scriptedOidc('token'), () => undefined, never);
  });

  describe('of two processes', function () {
    this.timeout(30_000);
    const children: ChildProcess[] = [];
    afterEach(() => {
      for (const child of children.splice(0)) child.kill('SIGKILL');
    });

    /** A process that holds the sign-in until it is told to end it; gives its lines. */
    function other(): { readonly child: ChildProcess; readonly line: () => Promise<string> } {
      const child = spawn(
        process.execPath,
        ['--import=tsx', fileURLToPath(new URL('./otherWindow.ts', import.meta.url))],
        { env: { ...process.env, HOME: place.path }, stdio: ['pipe', 'pipe', 'inherit'] },
      );
      children.push(child);
      assert.ok(child.stdout);
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      return { child, line: async () => String((await lines.next()).value) };
    }

    it('wait for each other: the second takes the token of the first and asks for no code', async () => {
      const { child, line } = other();
      assert.equal(await line(), 'code');
      const oidc = scriptedOidc('token');
      const states: SignInState[] = [];
      const show = (state: SignInState): void => {
        states.push(state);
        if (state.at === 'elsewhere') child.stdin?.write('confirm\n');
      };
      await open(fastClock()).signIn(session, oidc, show, never);
      const elsewhere = states.find(({ at }) => at === 'elsewhere');
      assert.equal(elsewhere?.at === 'elsewhere' && elsewhere.holder.pid, child.pid);
      assert.deepEqual(oidc.calls, []);
      assert.equal(await line(), 'done');
      const token = await createTokenCache(place.env).readToken(session);
      assert.equal(token?.accessToken, 'access-1');
    });

    it('take over from one that died', async () => {
      const { child, line } = other();
      assert.equal(await line(), 'code');
      const oidc = scriptedOidc('token');
      const ats: string[] = [];
      const show = ({ at }: SignInState): void => {
        ats.push(at);
        if (at === 'elsewhere') child.kill('SIGKILL');
      };
      await open(fastClock()).signIn(session, oidc, show, never);
      assert.equal(ats.at(-1), 'code');
      assert.deepEqual(oidc.calls, ['register', 'start client-1', 'token']);
    });

    it('can be cancelled while they wait', async () => {
      const { line } = other();
      assert.equal(await line(), 'code');
      const stop = new AbortController();
      const waiting = open(fastClock()).signIn(
        session,
        scriptedOidc('token'),
        ({ at }) => at === 'elsewhere' && stop.abort(),
        stop.signal,
      );
      await assert.rejects(waiting, isCancelled);
    });
  });
});

/** The real time, ten times as often. */
function fastClock() {
  const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    systemClock.sleep(ms / 10, signal);
  return { now: () => systemClock.now(), slept: [], sleep };
}
