import assert from 'node:assert/strict';
import { commands } from '../../../src/commands/all.js';
import type { CommandDeps } from '../../../src/commands/deps.js';
import { asId } from '../../../src/core/model/ids.js';
import { message } from '../../../src/core/model/message.js';
import { cancelled, PortError } from '../../../src/core/model/portError.js';
import { emptySnapshot } from '../../../src/core/model/snapshot.js';
import type { SignInState } from '../../../src/identity/sso/signIns.js';
import type { Renewal } from '../../../src/identity/renewal.js';
import type { LiveList } from '../../../src/platform/window.js';
import { context, fakeDeps, type Answers, type Seen } from './fakes.js';

const scope = { profile: 'blog', region: 'eu-central-1' };
const sso: Renewal = {
  by: 'sso',
  base: 'blog',
  profile: 'blog',
  session: {
    name: 'corp',
    startUrl: 'https://corp.awsapps.com/start',
    region: 'eu-west-1',
    scopes: [],
  },
  account: '111122223333',
  role: 'Admin',
};
const code: SignInState = {
  at: 'code',
  userCode: 'ABCD-EFGH',
  link: 'https://device.sso/?user_code=ABCD-EFGH',
  page: 'https://device.sso/',
  expiresAt: Date.now() + 600_000,
};

interface Stage {
  readonly renewal?: Renewal;
  readonly work?: CommandDeps['signIns']['signIn'];
  readonly live?: Answers['live'];
  readonly who?: CommandDeps['signIns']['who'];
  readonly source?: 'sandbox';
}

const itsMe: CommandDeps['signIns']['who'] = () =>
  Promise.resolve({
    accountId: asId('111122223333'),
    arn: 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/me',
  });

function stage({ renewal = sso, work, live, who = itsMe, source }: Stage): {
  run: () => Promise<unknown>;
  seen: Seen;
} {
  const { deps, seen } = fakeDeps(emptySnapshot(scope), live ? { live } : {}, {
    profiles: () => Promise.resolve([{ name: 'blog', ...(source ? { source } : {}) }]),
  });
  const signIns = {
    renewalOf: () => Promise.resolve(renewal),
    signIn: work ?? (() => Promise.reject(new Error('nobody should have asked for this'))),
    who,
  };
  const run = () => commands['eksPrivateDns.signIn']({ ...deps, signIns })(context, scope);
  return { run, seen };
}

/** Shows the code, and goes on until the signal or what the test says. */
const waits =
  (until: Promise<void>): CommandDeps['signIns']['signIn'] =>
  (_renewal, show, signal) => {
    const stopped = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(cancelled()), { once: true });
    });
    show(code);
    return Promise.race([until, stopped]);
  };

const failing = (messageKey: 'error.sso.ranOut' | 'error.sso.denied'): Promise<void> =>
  Promise.reject(
    new PortError({ kind: 'timeout', messageKey, args: {}, help: message('help.sso.again') }),
  );

describe('signing in again', () => {
  it('shows session, profile, account, code and time; copies; and says as whom', async () => {
    let confirm = (): void => undefined;
    const lists: LiveList[] = [];
    const { run, seen } = stage({
      work: waits(new Promise((resolve) => (confirm = resolve))),
      live: (list, acts) => {
        lists.push(list);
        if (lists.length === 2) acts.chosen('copyLink');
        if (lists.length === 3) acts.chosen('copyCode');
        if (lists.length === 4) acts.chosen('open');
        // The list is drawn anew every second.
        if (seen.opened.length === 1) confirm();
      },
    });
    assert.equal(await run(), 'signedIn');
    const shown = lists.find(({ choices }) => choices.length > 1);
    assert.equal(
      shown?.title,
      'Sign in to corp for profile blog, account 111122223333, role Admin',
    );
    assert.match(shown.placeholder, /ABCD-EFGH.*10 min left/);
    assert.deepEqual(
      shown.choices.map(({ label }) => label),
      ['Open the page in a browser', 'Copy the link', 'Copy the code ABCD-EFGH', 'Cancel'],
    );
    assert.equal(lists.at(-1)?.choices[2]?.description, 'Copied');
    assert.deepEqual(seen.copied, ['https://device.sso/?user_code=ABCD-EFGH', 'ABCD-EFGH']);
    assert.deepEqual(seen.opened, ['https://device.sso/?user_code=ABCD-EFGH']);
    assert.equal(seen.said[0]?.text, 'Signed in: account 111122223333, role Admin, profile blog.');
  });

  it('opens no browser by itself, and ends when the list is left', async () => {
    const { run, seen } = stage({
      work: waits(new Promise(() => undefined)),
      live: ({ choices }, acts) => (choices.length > 1 ? acts.left() : undefined),
    });
    await assert.rejects(
      run(),
      (error) => error instanceof PortError && error.kind === 'cancelled',
    );
    assert.deepEqual(seen.opened, []);
    assert.deepEqual(seen.said, []);
  });

  it('is cancelled by a choice as well, also while another window signs in', async () => {
    const holder = { planId: 'sign-in', host: 'desk', pid: 42, since: 0 };
    const placeholders: string[] = [];
    const { run } = stage({
      work: (_renewal, show, signal) => {
        const waiting = waits(new Promise(() => undefined))(sso, () => undefined, signal);
        show({ at: 'elsewhere', holder });
        return waiting;
      },
      live: ({ placeholder, choices }, acts) => {
        placeholders.push(placeholder);
        assert.deepEqual(
          choices.map(({ id }) => id),
          ['cancel'],
        );
        if (/process 42 on desk/.test(placeholder)) acts.chosen('cancel');
      },
    });
    await assert.rejects(
      run(),
      (error) => error instanceof PortError && error.kind === 'cancelled',
    );
  });

  for (const [key, text] of [
    ['error.sso.ranOut', 'corp: The code was not confirmed in time.'],
    ['error.sso.denied', 'corp: The sign-in was denied in the browser.'],
  ] as const) {
    it(`offers to begin again: ${text}`, async () => {
      const { run, seen } = stage({ work: () => failing(key) });
      await run();
      const [said] = seen.said;
      assert.equal(said?.text, text);
      await said.buttons[0]?.run();
      assert.deepEqual(seen.opened, ['eksPrivateDns.signIn']);
    });
  }

  it('says so where the session is good and the profile is not', async () => {
    const { run, seen } = stage({
      work: () => Promise.resolve(),
      who: () => failing('error.sso.denied').then(() => itsMe(scope, context.signal)),
    });
    await run();
    assert.equal(seen.said[0]?.kind, 'warn');
    assert.match(seen.said[0].text, /^Signed in to corp\. Profile blog is not usable yet/);
  });

  for (const [renewal, command] of [
    [{ by: 'login', base: 'a; rm -rf ~' }, `aws login --profile 'a; rm -rf ~'`],
    [{ by: 'keys', base: 'blog', temporary: false }, 'aws configure --profile blog'],
    [{ by: 'nothing', base: 'blog' }, 'aws configure sso --profile blog'],
  ] as const) {
    it(`copies a command, quoted where it must be: ${command}`, async () => {
      const { run, seen } = stage({ renewal });
      assert.equal(await run(), command);
      await seen.said[0]?.buttons[0]?.run();
      assert.deepEqual(seen.copied, [command]);
    });
  }

  for (const [renewal, text] of [
    [{ by: 'process', base: 'blog', program: 'fetch' }, /come from a program \(fetch\)/],
    [{ by: 'keys', base: 'blog', temporary: true }, /temporary keys/],
    [{ by: 'webIdentity', base: 'blog', file: '/var/token' }, /token in \/var\/token/],
    [{ by: 'machine', base: 'blog' }, /role of this machine/],
    [{ by: 'environment' }, /environment variables/],
    [{ by: 'broken', base: 'blog', missing: 'sso_region' }, /sso_region is missing/],
  ] as const) {
    it(`is honest where no command helps: ${renewal.by}`, async () => {
      const { run, seen } = stage({ renewal });
      await run();
      assert.match(seen.said[0]?.text ?? '', text);
      assert.equal(seen.said[0]?.buttons.length, 1);
    });
  }

  it('has nothing to renew in the sandbox', async () => {
    const { run, seen } = stage({ source: 'sandbox' });
    await run();
    assert.match(seen.said[0]?.text ?? '', /do not expire/);
  });
});
