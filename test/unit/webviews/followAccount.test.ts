import assert from 'node:assert/strict';
import { reader } from '../../../src/core/inventory/reader.js';
import { asId } from '../../../src/core/model/ids.js';
import { message } from '../../../src/core/model/message.js';
import { PortError } from '../../../src/core/model/portError.js';
import type { Aws, Dns, Vantages } from '../../../src/core/ports.js';
import { createSnapshotStore } from '../../../src/store/snapshotStore.js';
import { followAccount } from '../../../src/webviews/host/followAccount.js';
import { fakeClock } from '../aws/support/fakeClock.js';
import { settle } from './support/quietLog.js';

const scope = { profile: 'dev', region: 'us-east-1' };
const never = new AbortController().signal;
const dns: Dns = { query: () => Promise.reject(new Error('no DNS here')) };
const vantages: Vantages = { list: () => Promise.resolve([]) };

/** A profile of which the test changes account and files, and panels that say what they are told. */
async function world(open = true) {
  const now = { account: '111111111111', revision: 'a', refused: false };
  const asked: string[] = [];
  const callerIdentity = () => {
    asked.push('who');
    if (!now.refused) {
      const arn = `arn:aws:sts::${now.account}:assumed-role/admin/s${asked.length}`;
      return Promise.resolve({ accountId: asId(now.account), arn });
    }
    const help = message('help.aws.configure', { profile: 'dev' });
    const args = { profile: 'dev' };
    const messageKey = 'error.aws.noCredentials';
    return Promise.reject(new PortError({ kind: 'noCredentials', messageKey, args, help }));
  };
  const aws = { scope, callerIdentity } as Partial<Aws> as Aws;
  const connect = () => Promise.resolve({ aws, vantages, revision: now.revision });
  const revision = () => Promise.resolve(now.revision);
  const loadReader = () => Promise.resolve({ reader });
  const store = createSnapshotStore({ clock: fakeClock(), dns, revision, connect, loadReader });
  await store.read(scope, ['identity'], {}, never);
  const told: string[] = [];
  const panels = {
    hold: () => open && told.push('hold') > 0,
    release: () => void told.push('release'),
    renew: () => void told.push('renew'),
  };
  const following = followAccount(store, [panels], never);
  const change = async (to: Partial<typeof now>) => {
    Object.assign(now, to);
    await store.recheck();
    await settle();
  };
  return { store, told, asked, change, following };
}

describe('panels of an account', () => {
  it('wait while it is not known whose the new credentials are, and begin anew with another account', async () => {
    const { told, change } = await world();
    await change({ revision: 'b', account: '222222222222' });
    assert.deepEqual(told, ['hold', 'renew']);
  });

  it('go on where they were with new keys of the same role', async () => {
    const { told, change } = await world();
    await change({ revision: 'b' });
    assert.deepEqual(told, ['hold', 'release']);
  });

  it('begin anew where the credentials are nobody’s, and say so themselves', async () => {
    const { told, change } = await world();
    await change({ revision: 'b', refused: true });
    assert.deepEqual(told, ['hold', 'renew']);
    await change({ revision: 'c', refused: false, account: '222222222222' });
    assert.equal(told.at(-1), 'renew');
  });

  it('ask nobody where none is open, and nothing once it is over', async () => {
    const { told, asked, change, following } = await world(false);
    await change({ revision: 'b', account: '222222222222' });
    assert.deepEqual([told, asked], [[], ['who']]);
    following.dispose();
    await change({ revision: 'c', account: '333333333333' });
    assert.deepEqual(told, []);
  });
});
