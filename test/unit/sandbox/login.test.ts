import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Reply } from '../../../src/sandbox/context.js';
import { thumbprintOf } from '../../../src/sandbox/services/signin/dpop.js';
import { refreshTokenOf } from '../../../src/sandbox/services/signin/refreshToken.js';
import { Bench, request } from './support.js';

describe('sandbox: the sign-in service', () => {
  const bench = new Bench();
  const account = bench.world.accountId;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const other = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
  const jwkOf = (key: KeyObject) => createPublicKey(key).export({ format: 'jwk' });
  const refreshToken = refreshTokenOf({
    arn: `arn:aws:iam::${account}:user/me`,
    userId: 'me',
    accountId: account,
    thumbprint: thumbprintOf(jwkOf(privateKey)),
    endsAt: bench.clock.now() + 3_600_000,
  });

  interface Proof {
    readonly key?: KeyObject;
    readonly signedBy?: KeyObject;
    readonly header?: object;
    readonly claims?: object;
  }

  function proof({ key = privateKey, signedBy = key, header, claims }: Proof): string {
    const part = (value: object): string =>
      Buffer.from(JSON.stringify(value)).toString('base64url');
    const iat = Math.floor(bench.clock.now() / 1000);
    const head = part({ alg: 'ES256', typ: 'dpop+jwt', jwk: jwkOf(key), ...header });
    const usual = { jti: '1', htm: 'POST', htu: 'http://127.0.0.1:1/v1/token', iat };
    const text = `${head}.${part({ ...usual, ...claims })}`;
    const how = { key: signedBy, dsaEncoding: 'ieee-p1363' } as const;
    return `${text}.${sign('sha256', Buffer.from(text), how).toString('base64url')}`;
  }

  const send = async (body: object, made: Proof = {}): Promise<Reply> =>
    bench.reply(
      request({
        path: '/v1/token',
        headers: { host: '127.0.0.1:1', dpop: proof(made) },
        body: JSON.stringify(body),
      }),
    );
  const usual = { clientId: 'c', grantType: 'refresh_token', refreshToken };

  it('gives keys for a quarter of an hour, to who has the key', async () => {
    const { status, body } = await send(usual);
    assert.equal(status, 200);
    const answer = JSON.parse(body) as { expiresIn: number; tokenType: string };
    assert.deepEqual([answer.expiresIn, answer.tokenType], [900, 'aws_sigv4']);
  });

  const wrong: readonly (readonly [what: string, body: object, proof: Proof])[] = [
    ['another grant', { ...usual, grantType: 'authorization_code' }, {}],
    ['no client', { ...usual, clientId: undefined }, {}],
    ['a refresh token that is none', { ...usual, refreshToken: 'x' }, {}],
    ['a proof with another key', usual, { key: other }],
    ['a proof that another key signed', usual, { signedBy: other }],
    ['a proof about another method', usual, { claims: { htm: 'GET' } }],
    ['a proof about another place', usual, { claims: { htu: 'https://a.example/v1/token' } }],
    ['an old proof', usual, { claims: { iat: 1 } }],
    ['a proof without a time', usual, { claims: { iat: undefined } }],
    ['a proof of another kind', usual, { header: { typ: 'JWT' } }],
  ];
  for (const [what, body, made] of wrong) {
    it(`refuses ${what}`, async () => {
      const reply = await send(body, made);
      assert.equal(reply.status, 400);
      assert.equal(reply.headers['x-amzn-errortype'], 'ValidationException');
      assert.equal((JSON.parse(reply.body) as { error: string }).error, 'INVALID_REQUEST');
    });
  }

  it('says that a session is over', async () => {
    bench.clock.advance(3_600_000);
    const reply = await send(usual);
    assert.equal(reply.headers['x-amzn-errortype'], 'AccessDeniedException');
    assert.equal((JSON.parse(reply.body) as { error: string }).error, 'TOKEN_EXPIRED');
  });

  it('knows no other path or method', async () => {
    const reply = await bench.reply(request({ method: 'GET', path: '/v1/token' }));
    assert.equal(reply.status, 404);
  });
});
