import { once } from 'node:events';
import { join } from 'node:path';
import { createSignIns } from '../../../../src/identity/sso/signIns.js';
import { createTokenCache, ssoFolder } from '../../../../src/identity/sso/tokenCache.js';
import { createLockFiles } from '../../../../src/store/lockFiles.js';
import { scriptedOidc, session, sleepingClock } from './support.js';

// Signs in as another window does; the code is confirmed when a line comes in.
const { env, stdin, stdout } = process;
const scripted = scriptedOidc('token');
const signIns = createSignIns({
  cache: createTokenCache(env),
  clock: sleepingClock(Date.now()),
  lock: createLockFiles(join(ssoFolder(env), 'locks')),
});
await signIns.signIn(
  session,
  {
    ...scripted,
    async createToken(registration, code, signal) {
      await once(stdin, 'data');
      return scripted.createToken(registration, code, signal);
    },
  },
  ({ at }) => stdout.write(at === 'asking' ? '' : `${at}\n`),
  new AbortController().signal,
);
stdout.write('done\n');
process.exit(0);
