import assert from 'node:assert/strict';
import { sameAccount } from '../../../src/aws/sameAccount.js';
import type { Call } from '../../../src/aws/caller.js';
import { asId } from '../../../src/core/model/ids.js';
import { never, portErrorFrom } from './support/port.js';

/** A port whose keys and account the test changes behind its back. */
function port() {
  const now = { key: 'a', account: '111111111111' };
  const sent: string[] = [];
  const guarded = sameAccount({
    call: (what) => {
      sent.push(what.operation);
      return what.send({ abortSignal: never });
    },
    profile: 'dev',
    fingerprint: () => Promise.resolve(now.key),
    who: () => {
      sent.push('who');
      const arn = `arn:aws:iam::${now.account}:user/a`;
      return Promise.resolve({ accountId: asId(now.account), arn });
    },
  });
  const act = (operation: string, write: boolean) => {
    const call: Call<string> = {
      service: 'ec2',
      operation,
      write,
      send: () => Promise.resolve(operation),
    };
    return guarded.call(call, never);
  };
  return { now, sent, who: () => guarded.who(never), act };
}

describe('a port that has been told whose it is', () => {
  it('writes without asking again while its credentials stay', async () => {
    const { sent, who, act } = port();
    await who();
    await act('CreateTags', true);
    assert.deepEqual(sent, ['who', 'CreateTags']);
  });

  it('asks again after they were replaced, once, and goes on as the same account', async () => {
    const { now, sent, who, act } = port();
    await who();
    now.key = 'b';
    await act('CreateTags', true);
    await act('DeleteTags', true);
    assert.deepEqual(sent, ['who', 'who', 'CreateTags', 'DeleteTags']);
  });

  it('never writes as another account', async () => {
    const { now, sent, who, act } = port();
    await who();
    Object.assign(now, { key: 'b', account: '222222222222' });
    const error = await portErrorFrom(act('CreateTags', true));
    assert.equal(error.kind, 'conflict');
    assert.match(error.message, /111111111111.*222222222222|222222222222.*111111111111/);
    await portErrorFrom(act('CreateTags', true));
    assert.ok(!sent.includes('CreateTags'));
    assert.equal(await act('DescribeVpcs', false), 'DescribeVpcs');
  });
});
