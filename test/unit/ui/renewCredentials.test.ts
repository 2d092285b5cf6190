import assert from 'node:assert/strict';
import { message } from '../../../src/core/model/message.js';
import { PortError } from '../../../src/core/model/portError.js';
import { text } from '../../../src/core/model/text.js';
import type { Aws, Connect } from '../../../src/core/ports.js';
import type { MessageButton } from '../../../src/platform/window.js';
import { createRenew, type RenewDeps } from '../../../src/ui/renewCredentials.js';

const scope = { profile: 'blog', region: 'eu-central-1' };
const expired = new PortError({
  kind: 'expiredCredentials',
  messageKey: 'error.aws.expiredCredentials',
  args: { profile: 'blog' },
  help: message('help.aws.signIn', { profile: 'blog' }),
});

/** Whoever waits here waits until the signal: only a sign-in or a stop ends it. */
const endless: RenewDeps['clock'] = {
  now: () => 0,
  sleep: (_ms, signal) =>
    new Promise((_resolve, reject) => {
      if (signal.aborted) reject(new Error('aborted'));
      signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
    }),
};

function stage(isGood: () => boolean, signIn: () => Promise<unknown>) {
  const shown: { buttons: readonly MessageButton[] } = { buttons: [] };
  const aws = {
    callerIdentity: () => (isGood() ? Promise.resolve({}) : Promise.reject(expired)),
  } as unknown as Aws;
  const renew = createRenew({
    connect: (() => Promise.resolve({ aws })) as unknown as Connect,
    clock: endless,
    say: text,
    notify: (_text, buttons) => (shown.buttons = buttons),
    signIn,
  });
  const press = (title: string) => shown.buttons.find((one) => one.title === title)?.run();
  return { renewed: renew(scope, expired.info, new AbortController().signal), press, aws };
}

describe('a paused run', () => {
  it('goes on at once when its button has signed in, and waits on when that failed', async () => {
    let good = false;
    let tries = 0;
    const { renewed, press, aws } = stage(
      () => good,
      () => {
        tries += 1;
        good = tries === 2;
        return Promise.resolve();
      },
    );
    await press('Sign in again…');
    await new Promise((resolve) => setImmediate(resolve));
    await press('Sign in again…');
    assert.equal(await renewed, aws);
    assert.equal(tries, 2);
  });

  it('ends when it is stopped', async () => {
    const { renewed, press } = stage(
      () => false,
      () => Promise.resolve(),
    );
    await press('Stop');
    assert.equal(await renewed, undefined);
  });
});
