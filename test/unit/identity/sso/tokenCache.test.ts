import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PortError } from '../../../../src/core/model/portError.js';
import { createTokenCache } from '../../../../src/identity/sso/tokenCache.js';
import { home, type Home } from '../support.js';
import { registration, session } from './support.js';

const now = Date.UTC(2026, 0, 15, 12, 0, 0, 250);
const token = { accessToken: 'access', refreshToken: 'refresh', expiresInMs: 28_800_000 };

describe('the cache of SSO tokens', () => {
  let place: Home;
  beforeEach(() => (place = home()));
  afterEach(() => place.remove());

  const folder = (): string => join(place.path, '.aws', 'sso', 'cache');
  const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

  it('is written as the AWS CLI writes it', async () => {
    await createTokenCache(place.env).writeToken(session, token, registration(), now);
    const file = join(folder(), `${sha1('corp')}.json`);
    assert.deepEqual(readdirSync(folder()), [`${sha1('corp')}.json`]);
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), {
      startUrl: 'https://corp.awsapps.com/start',
      region: 'eu-west-1',
      accessToken: 'access',
      expiresAt: '2026-01-15T20:00:00Z',
      clientId: 'client-1',
      clientSecret: 'hush',
      registrationExpiresAt: '2026-04-01T00:00:00Z',
      refreshToken: 'refresh',
    });
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  it('is named by the start URL where there is no session', async () => {
    const { startUrl, region } = session;
    const old = { startUrl, region, scopes: [] };
    const { accessToken, expiresInMs } = token;
    const cache = createTokenCache(place.env);
    await cache.writeToken(old, { accessToken, expiresInMs }, registration(), now);
    const file = join(folder(), `${sha1(startUrl)}.json`);
    const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    assert.ok(!('refreshToken' in content));
    assert.equal((await cache.readToken(old))?.accessToken, 'access');
  });

  it('takes the place of a file that others could read, and is then for its owner alone', async () => {
    mkdirSync(folder(), { recursive: true });
    const file = join(folder(), `${sha1('corp')}.json`);
    writeFileSync(file, '{}', { mode: 0o644 });
    await createTokenCache(place.env).writeToken(session, token, registration(), now);
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  it('keeps a registration until shortly before it ends, and for the same scopes only', async () => {
    const cache = createTokenCache(place.env);
    await cache.writeRegistration(session, registration());
    assert.deepEqual(await cache.readRegistration(session, now), registration());
    assert.equal(await cache.readRegistration({ ...session, scopes: ['more'] }, now), undefined);
    const late = registration().expiresAt - 60_000;
    assert.equal(await cache.readRegistration(session, late), undefined);
  });

  for (const [what, text] of [
    ['half a file', '{"accessToken": "a'],
    ['no token', '{"expiresAt": "2026-01-15T20:00:00Z"}'],
    ['no date', '{"accessToken": "a", "expiresAt": "soon"}'],
    ['a list', '[]'],
  ] as const) {
    it(`has no token where a file has ${what}`, async () => {
      mkdirSync(folder(), { recursive: true });
      writeFileSync(join(folder(), `${sha1('corp')}.json`), text);
      assert.equal(await createTokenCache(place.env).readToken(session), undefined);
    });
  }

  it('says which file cannot be written, and leaves nothing behind', async () => {
    mkdirSync(join(folder(), `${sha1('corp')}.json`), { recursive: true });
    const writing = createTokenCache(place.env).writeToken(session, token, registration(), now);
    await assert.rejects(
      writing,
      (error) => error instanceof PortError && error.info.messageKey === 'error.sso.cache',
    );
    assert.equal(readdirSync(folder()).length, 1);
  });
});
