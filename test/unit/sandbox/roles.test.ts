import assert from 'node:assert/strict';
import type { Reply } from '../../../src/sandbox/context.js';
import { Bench, requestFor, tag } from './support.js';

const role = (account: string): string => `arn:aws:iam::${account}:role/team/Reader`;

describe('sandbox: roles', () => {
  const bench = new Bench();
  const account = bench.world.accountId;
  const ask = async (input: Record<string, unknown>, operation = 'AssumeRole'): Promise<Reply> =>
    bench.reply(
      requestFor('sts', operation, { RoleArn: role(account), RoleSessionName: 'me', ...input }),
    );
  const who = async (headers: Record<string, string>): Promise<Reply> => {
    const sent = requestFor('sts', 'GetCallerIdentity');
    return bench.reply({ ...sent, headers: { ...sent.headers, ...headers } });
  };

  it('gives keys that are the role’s until they expire', async () => {
    const { status, body } = await ask({ DurationSeconds: 900 });
    assert.equal(status, 200);
    assert.equal(tag(body, 'Expiration'), new Date(bench.clock.now() + 900_000).toISOString());
    const token = { 'x-amz-security-token': tag(body, 'SessionToken') };
    const arn = `arn:aws:sts::${account}:assumed-role/Reader/me`;
    assert.equal(tag((await who(token)).body, 'Arn'), arn);
    bench.clock.advance(900_000);
    assert.equal(tag((await who(token)).body, 'Code'), 'ExpiredToken');
  });

  for (const [input, code] of [
    [{ RoleArn: 'arn:aws:iam::999999999999:role/x' }, 'AccessDenied'],
    [{ RoleArn: 'nonsense' }, 'ValidationError'],
    [{ RoleSessionName: 'not a name' }, 'ValidationError'],
    [{ DurationSeconds: 60 }, 'ValidationError'],
    [{ SerialNumber: 's', TokenCode: '12' }, 'ValidationError'],
    [{ SerialNumber: 's', TokenCode: '000000' }, 'AccessDenied'],
    [{ TokenCode: '123456' }, 'AccessDenied'],
  ] as const) {
    it(`refuses ${JSON.stringify(input)} with ${code}`, async () => {
      assert.equal(tag((await ask(input)).body, 'Code'), code);
    });
  }

  it('wants a signature for AssumeRole, and none with a web identity', async () => {
    const unsigned = requestFor('sts', 'AssumeRole', { RoleArn: role(account) }, {});
    assert.equal(tag((await bench.reply(unsigned)).body, 'Code'), 'MissingAuthenticationToken');
    const exp = bench.clock.now() / 1000 + 60;
    const claims = Buffer.from(JSON.stringify({ sub: 'pod', exp })).toString('base64url');
    const web = (token: string) =>
      requestFor(
        'sts',
        'AssumeRoleWithWebIdentity',
        { RoleArn: role(account), RoleSessionName: 'pod', WebIdentityToken: token },
        {},
      );
    const given = await bench.reply(web(`x.${claims}.x`));
    assert.equal(tag(given.body, 'SubjectFromWebIdentityToken'), 'pod');
    assert.equal(tag((await bench.reply(web('x'))).body, 'Code'), 'InvalidIdentityToken');
    bench.clock.advance(61_000);
    const late = await bench.reply(web(`x.${claims}.x`));
    assert.equal(tag(late.body, 'Code'), 'ExpiredTokenException');
  });
});
