import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from '../../../src/core/model/text.js';
import { CredentialBench, section, ways } from './support/credentialBench.js';
import { fakeAws, json } from './support/fakeAws.js';
import { failure, keysOf, login, ssoToken } from './support/person.js';
import { tlsAws } from './support/tlsAws.js';

for (const [how, load] of ways) {
  describe(`credentials of a session, by ${how}`, function () {
    this.timeout(60_000);
    let bench: CredentialBench;
    before(async () => {
      bench = await CredentialBench.open(load);
    });
    after(() => bench.sandbox.close());
    afterEach(() => bench.leave());

    describe('IAM Identity Center', () => {
      const ssoSession = section('sso-session corp', {
        sso_region: 'eu-central-1',
        sso_start_url: 'https://corp.awsapps.com/start',
      });
      const sso = { sso_session: 'corp', sso_role_name: 'Admin' };

      it('the token in the cache, at the endpoint of the services section', async () => {
        const { arn, ...keys } = keysOf(bench.account, 'sso');
        const portal = await fakeAws(() =>
          json({ roleCredentials: { ...keys, expiration: Date.now() + 3_600_000 } }),
        );
        try {
          const services =
            `[services local]\nsso =\n  endpoint_url = ${portal.url}\n` +
            `sso_oidc =\n  endpoint_url = ${portal.url}\n`;
          const mine = { ...bench.aws, ...sso, sso_account_id: bench.account, services: 'local' };
          const based = {
            ...bench.aws,
            role_arn: bench.role('R'),
            source_profile: 'a',
            services: 'local',
          };
          const config =
            section('profile a', mine) +
            section('profile b', { ...based, role_session_name: 'me' }) +
            ssoSession +
            services;
          const who = bench.enter({ config });
          ssoToken(who.at, 'corp', 'a-token', 60);
          assert.equal(await who.arn('a'), arn);
          assert.equal(await who.arn('b'), bench.session('R', 'me'));
          const asked = new URL(portal.seen[0]?.url ?? '', portal.url);
          assert.equal(asked.pathname, '/federation/credentials');
          assert.deepEqual(
            ['role_name', 'account_id'].map((name) => asked.searchParams.get(name)),
            ['Admin', bench.account],
          );
        } finally {
          await portal.close();
        }
      });

      it('is asked in its own Region, through the proxy, with the CA bundle', async () => {
        const host = 'portal.sso.eu-central-1.amazonaws.com';
        const { proxyUrl, asked, caBundle, close } = await tlsAws(host);
        try {
          const settings = { region: 'us-east-1', ...sso, sso_account_id: bench.account };
          const config = section('profile a', { ...settings, ca_bundle: caBundle }) + ssoSession;
          const who = bench.enter({ config }, { HTTPS_PROXY: proxyUrl });
          ssoToken(who.at, 'corp', 'a-token', 60);
          // What answers is no portal; it was reached, and its certificate was accepted.
          const error = await failure(who.arn('a'));
          assert.notEqual(error.info.messageKey, 'error.aws.tls');
          assert.deepEqual([...new Set(asked)], [`${host}:443 -`]);
        } finally {
          close();
        }
      });

      it('an authority that is not trusted is told as such', async () => {
        const host = 'portal.sso.eu-central-1.amazonaws.com';
        const { proxyUrl, close } = await tlsAws(host);
        try {
          const config =
            section('profile a', { ...sso, sso_account_id: bench.account }) + ssoSession;
          const who = bench.enter({ config }, { HTTPS_PROXY: proxyUrl });
          ssoToken(who.at, 'corp', 'a-token', 60);
          const error = await failure(who.arn('a'));
          assert.equal(error.info.messageKey, 'error.aws.tls');
        } finally {
          close();
        }
      });

      for (const [what, type, kind, help] of [
        ['was signed out', 'UnauthorizedException', 'expiredCredentials', /sso login --profile a$/],
        ['may not have the role', 'ForbiddenException', 'accessDenied', /sso:GetRoleCredentials/],
      ] as const) {
        it(`a user who ${what} is told so`, async () => {
          const texts = { UnauthorizedException: 'Session token not found or invalid' };
          const body = JSON.stringify({
            __type: type,
            message: type === 'UnauthorizedException' ? texts[type] : 'No access',
          });
          const status = kind === 'accessDenied' ? 403 : 401;
          const portal = await fakeAws(() => ({ status, body }));
          try {
            const mine = { region: 'us-east-1', endpoint_url: portal.url, ...sso };
            const who = bench.enter({
              config: section('profile a', { ...mine, sso_account_id: bench.account }) + ssoSession,
            });
            ssoToken(who.at, 'corp', 'a-token', 60);
            const error = await failure(who.arn('a'));
            assert.equal(error.kind, kind);
            assert.match(text(error.info.help), help);
          } finally {
            await portal.close();
          }
        });
      }

      it('a session that is over names the profile that has it', async () => {
        const config =
          section('profile r', { ...bench.aws, role_arn: bench.role('R'), source_profile: 'a' }) +
          section('profile a', { ...sso, sso_account_id: bench.account }) +
          ssoSession;
        const who = bench.enter({ config });
        ssoToken(who.at, 'corp', 'a-token', -60);
        const error = await failure(who.arn('r'));
        assert.equal(error.kind, 'expiredCredentials');
        assert.match(text(error.info.help), /aws sso login --profile a$/);
      });
    });

    describe('aws login', () => {
      const file = (arn: string): string =>
        section('profile base', { ...bench.aws, login_session: arn }) +
        section('profile r', {
          ...bench.aws,
          role_arn: bench.role('R'),
          role_session_name: 'me',
          source_profile: 'base',
        });
      const signInCalls = async (): Promise<number> => {
        const calls = await (await fetch(`${bench.sandbox.endpoint}/_sandbox/calls`)).json();
        return (calls as { service: string }[]).filter(({ service }) => service === 'signin')
          .length;
      };

      it('keys that are still good are used as they are', async () => {
        const who = bench.enter({});
        const { arn } = login(who.at, bench.account, 'fresh', { keysFor: 14, sessionFor: 60 });
        who.at.write('config', file(arn));
        const before = await signInCalls();
        assert.equal(await who.arn('base'), arn);
        assert.equal(await signInCalls(), before);
      });

      it('keys that are not are renewed with a proof of the key, and kept for others', async () => {
        const who = bench.enter({});
        const made = login(who.at, bench.account, 'renewed', { keysFor: -1, sessionFor: 60 });
        who.at.write('config', file(made.arn));
        const before = await signInCalls();
        assert.equal(await who.arn('base'), made.arn);
        assert.equal(await signInCalls(), before + 1);
        const expiresAt = Date.parse(made.read().accessToken['expiresAt'] ?? '');
        assert.ok(expiresAt > Date.now() + 14 * 60_000);
        assert.equal(made.read()['clientId'], 'arn:aws:signin:::devtools/same-device');
      });

      it('a role on top of it', async () => {
        const who = bench.enter({});
        const { arn } = login(who.at, bench.account, 'role', { keysFor: -1, sessionFor: 60 });
        who.at.write('config', file(arn));
        assert.equal(await who.arn('r'), bench.session('R', 'me'));
      });

      it('the cache may be elsewhere', async () => {
        const who = bench.enter({});
        const made = login(who.at, bench.account, 'moved', { keysFor: 14, sessionFor: 60 });
        who.at.write('config', file(made.arn));
        process.env['AWS_LOGIN_CACHE_DIRECTORY'] = join(made.file, '..');
        process.env['HOME'] = join(who.at.path, 'nowhere');
        process.env['AWS_CONFIG_FILE'] = join(who.at.path, '.aws', 'config');
        assert.equal(await who.arn('base'), made.arn);
      });

      for (const profile of ['base', 'r']) {
        it(`a session that is over says how to begin one, for profile ${profile}`, async () => {
          const who = bench.enter({});
          const { arn } = login(who.at, bench.account, `over-${profile}`, {
            keysFor: -1,
            sessionFor: -1,
          });
          who.at.write('config', file(arn));
          const error = await failure(who.arn(profile));
          assert.equal(error.kind, 'expiredCredentials');
          assert.match(text(error.info.help), /aws login --profile base$/);
        });
      }

      it('no code of an MFA device is asked for where the session is over', async () => {
        let asked = 0;
        const mfaCodeProvider = (): Promise<string> => Promise.resolve(String((asked += 1)));
        const who = bench.enter({}, {}, { mfaCodeProvider });
        const { arn } = login(who.at, bench.account, 'mfa', { keysFor: -1, sessionFor: -1 });
        const role = { role_arn: bench.role('R'), mfa_serial: 'serial', source_profile: 'base' };
        who.at.write('config', file(arn) + section('profile m', { ...bench.aws, ...role }));
        assert.equal((await failure(who.arn('m'))).kind, 'expiredCredentials');
        assert.equal(asked, 0);
      });

      it('a session that was ended in a terminal, and begun again', async () => {
        const who = bench.enter({});
        const made = login(who.at, bench.account, 'again', { keysFor: 14, sessionFor: 60 });
        who.at.write('config', file(made.arn));
        rmSync(made.file);
        const error = await failure(who.arn('base'));
        assert.equal(error.kind, 'expiredCredentials');
        assert.match(text(error.info.help), /aws login --profile base$/);
        login(who.at, bench.account, 'again', { keysFor: 14, sessionFor: 60 });
        assert.equal(await who.arn('base'), made.arn);
      });

      it('a proof with another key is refused, as a stolen refresh token would be', async () => {
        const who = bench.enter({});
        const mine = login(who.at, bench.account, 'mine', { keysFor: -1, sessionFor: 60 });
        const other = login(who.at, bench.account, 'other', { keysFor: -1, sessionFor: 60 });
        const stolen = { ...other.read(), dpopKey: mine.read()['dpopKey'] };
        writeFileSync(other.file, JSON.stringify(stolen));
        who.at.write('config', file(other.arn));
        const error = await failure(who.arn('base'));
        assert.equal(error.kind, 'expiredCredentials');
        assert.match(error.info.detail ?? '', /refresh token is not valid/);
      });

      it('a network that is down is no session that is over', async () => {
        const who = bench.enter({});
        const { arn } = login(who.at, bench.account, 'offline', { keysFor: -1, sessionFor: 60 });
        const settings = { ...bench.aws, login_session: arn, services: 'down' };
        const services = '[services down]\nsignin =\n  endpoint_url = http://127.0.0.1:9\n';
        who.at.write('config', section('profile a', settings) + services);
        const error = await failure(who.arn('a'));
        assert.equal(error.kind, 'unreachable');
        assert.match(error.message, /ECONNREFUSED/);
      });

      it('is asked in the Region of the profile, through the proxy', async () => {
        const host = 'eu-west-1.signin.aws.amazon.com';
        const { proxyUrl, asked, caBundle, close } = await tlsAws(host);
        try {
          const who = bench.enter({}, { HTTPS_PROXY: proxyUrl });
          const { arn } = login(who.at, bench.account, 'proxied', { keysFor: -1, sessionFor: 60 });
          const settings = { region: 'eu-west-1', ca_bundle: caBundle, login_session: arn };
          who.at.write('config', section('profile a', settings));
          await failure(who.arn('a', 'us-east-1'));
          assert.deepEqual([...new Set(asked)], [`${host}:443 -`]);
        } finally {
          close();
        }
      });
    });

    it('endpoints of the profile that AWS_PROFILE names are not those of another', async () => {
      const trap = await fakeAws(() => ({ status: 500, body: 'trap' }));
      try {
        const who = bench.enter({}, { AWS_PROFILE: 'trap' });
        const { arn } = login(who.at, bench.account, 'own', { keysFor: -1, sessionFor: 60 });
        const config =
          section('profile trap', { region: 'us-east-1', endpoint_url: trap.url }) +
          section('profile base', { ...bench.aws, login_session: arn }) +
          section('profile r', { ...bench.aws, role_arn: bench.role('R'), source_profile: 'base' });
        who.at.write('config', config);
        assert.match(await who.arn('r'), /assumed-role\/R\//);
        assert.deepEqual(trap.seen, []);
      } finally {
        await trap.close();
      }
    });
  });
}
