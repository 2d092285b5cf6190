import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { watchProfiles } from '../../../src/identity/watchProfiles.js';
import { home, type Home } from './support.js';

describe('watching the AWS files', () => {
  let at: Home;
  afterEach(() => at.remove());

  const changeAfter = (act: () => void): Promise<void> =>
    new Promise((resolve) => {
      const watch = watchProfiles(() => {
        watch.dispose();
        resolve();
      }, at.env);
      setImmediate(act);
    });

  it('sees new keys', async () => {
    at = home({ credentials: '[a]\naws_access_key_id = x\n' });
    await changeAfter(() => at.write('credentials', '[a]\naws_access_key_id = y\n'));
  });

  it('sees the first file in a home that had none', async () => {
    at = home();
    await changeAfter(() => at.write('config', '[profile a]\nregion = r\n'));
  });

  it('sees a new SSO token', async () => {
    at = home({ config: '' });
    const cache = join(at.path, '.aws', 'sso', 'cache');
    mkdirSync(cache, { recursive: true });
    await changeAfter(() => writeFileSync(join(cache, 'token.json'), '{}'));
  });

  it('sees the first aws login, and the next', async () => {
    at = home({ config: '' });
    const cache = join(at.path, '.aws', 'login', 'cache');
    await changeAfter(() => mkdirSync(cache, { recursive: true }));
    await changeAfter(() => writeFileSync(join(cache, 'session.json'), '{}'));
  });

  it('sees an aws login whose cache is elsewhere', async () => {
    at = home({ config: '' });
    const cache = join(at.path, 'sessions');
    mkdirSync(cache);
    at.env['AWS_LOGIN_CACHE_DIRECTORY'] = cache;
    await changeAfter(() => writeFileSync(join(cache, 'session.json'), '{}'));
  });
});
