import assert from 'node:assert/strict';
import { roleOf } from '../../../src/core/model/identity.js';
import { message } from '../../../src/core/model/message.js';
import { emptySnapshot } from '../../../src/core/model/snapshot.js';
import { text } from '../../../src/core/model/text.js';
import type { Connection } from '../../../src/core/ports.js';
import { createAccounts } from '../../../src/ui/accounts.js';
import { identityStatus } from '../../../src/ui/identityStatus.js';
import { identity, scope, snapshot } from '../tree/fixture.js';

const signal = new AbortController().signal;

function accountsWith(patterns: readonly string[], alias?: string | Error) {
  const asked: string[] = [];
  const accounts = createAccounts({
    connect: () =>
      Promise.resolve({
        accountAlias: (id: string) => {
          asked.push(id);
          return alias instanceof Error ? Promise.reject(alias) : Promise.resolve(alias);
        },
      } as Partial<Connection> as Connection),
    patterns: () => patterns,
    signal,
  });
  return { accounts, asked };
}

describe('the status bar item', () => {
  it('is not there until STS has named the account', () => {
    assert.equal(identityStatus(emptySnapshot(scope), text, accountsWith([]).accounts), undefined);
  });

  it('names account and alias, role, profile and Region', async () => {
    const { accounts, asked } = accountsWith([], 'acme');
    await new Promise<void>((told) => accounts.learn(scope, identity.accountId, told));
    accounts.learn(scope, identity.accountId, () => assert.fail('told twice'));
    const status = identityStatus(snapshot(), text, accounts);
    assert.equal(status?.text, '$(account) 111122223333 (acme) · me · blog · eu-central-1');
    assert.match(status.tooltip, /arn:aws:iam::111122223333:user\/me/);
    assert.equal(status.tone, 'plain');
    assert.deepEqual(asked, [identity.accountId]);
  });

  it('goes without an alias where asking is denied', async () => {
    const { accounts } = accountsWith([], new Error('denied'));
    accounts.learn(scope, identity.accountId, () => assert.fail('nothing to tell'));
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(accounts.nameOf(identity.accountId), identity.accountId);
  });

  it('warns in production, and says when credentials have lapsed', () => {
    const { accounts } = accountsWith(['bl*']);
    assert.equal(identityStatus(snapshot(), text, accounts)?.tone, 'production');
    const stale = {
      kind: 'expiredCredentials' as const,
      messageKey: 'error.aws.expiredCredentials' as const,
      args: { profile: 'blog' },
      help: message('help.runAgain'),
    };
    const status = identityStatus({ ...snapshot(), stale }, text, accounts);
    assert.equal(status?.tone, 'stale');
    assert.match(status.label, /production.*have expired/);
  });
});

describe('profiles of production', () => {
  for (const [pattern, name, is] of [
    ['prod', 'prod', true],
    ['prod', 'prod-eu', false],
    ['prod-*', 'prod-eu', true],
    ['*.live', 'acme.live', true],
    ['*.live', 'acmexlive', false],
    ['*', 'anything', true],
  ] as const) {
    it(`${pattern} ${is ? 'means' : 'does not mean'} ${name}`, () => {
      assert.equal(accountsWith([pattern]).accounts.isProduction(name), is);
    });
  }
});

describe('the role of a caller', () => {
  for (const [arn, role] of [
    ['arn:aws:sts::1:assumed-role/Admin/me@example.com', 'Admin'],
    ['arn:aws:sts::1:assumed-role/AWSReservedSSO_Net_Admin_0123456789abcdef/me', 'Net_Admin'],
    ['arn:aws:iam::1:user/path/me', 'me'],
    ['arn:aws:iam::1:root', 'root'],
    ['arn:aws-cn:sts::1:federated-user/x', 'x'],
  ] as const) {
    it(`${arn} is ${role}`, () => assert.equal(roleOf(arn), role));
  }
});
