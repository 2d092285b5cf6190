import assert from 'node:assert/strict';
import { asId } from '../../../src/core/model/ids.js';
import { backoffMs, maxAttempts } from '../../../src/aws/retry.js';
import { fakeAws, json, resolverError, type Reply } from './support/fakeAws.js';
import { never, portErrorFrom, portTo } from './support/port.js';

const noRules = json({ ResolverRules: [] });

async function callsWith(replies: (index: number) => Reply, act: 'list' | 'associate') {
  const aws = await fakeAws((_seen, index) => replies(index));
  try {
    const port = portTo(aws.url);
    const outcome =
      act === 'list'
        ? port.listResolverRules({}, never)
        : port.associateResolverRule(
            { ruleId: asId('rslvr-rr-1'), vpcId: asId('vpc-1'), name: 'n' },
            never,
          );
    const kind = await outcome.then(
      () => 'fine',
      async () => (await portErrorFrom(outcome)).kind,
    );
    const said = kind === 'fine' ? '' : (await portErrorFrom(outcome)).message;
    return { kind, said, calls: aws.seen.length };
  } finally {
    await aws.close();
  }
}

describe('retries', () => {
  it('a throttle goes away', async () => {
    const { kind, calls } = await callsWith(
      (index) => (index < 2 ? resolverError('ThrottlingException', 'Rate exceeded') : noRules),
      'list',
    );
    assert.equal(kind, 'fine');
    assert.equal(calls, 3);
  });

  it('a throttle that stays is reported after a bounded number of attempts', async () => {
    const { kind, calls } = await callsWith(
      () => resolverError('Throttling', 'Rate exceeded'),
      'list',
    );
    assert.equal(kind, 'throttled');
    assert.equal(calls, maxAttempts);
  });

  it('[RSLVR-00201] with HTTP 400 is tried again, also for a write', async () => {
    const { kind, calls } = await callsWith(
      (index) =>
        index === 0
          ? resolverError('InternalServiceErrorException', '[RSLVR-00201] please retry')
          : json({
              ResolverRuleAssociation: {
                Id: 'rslvr-rrassoc-1',
                ResolverRuleId: 'rslvr-rr-1',
                VPCId: 'vpc-1',
                Status: 'CREATING',
              },
            }),
      'associate',
    );
    assert.equal(kind, 'fine');
    assert.equal(calls, 2);
  });

  it('a quota is never tried again', async () => {
    const { kind, calls } = await callsWith(
      () => resolverError('LimitExceededException', '[RSLVR-00309] max-endpoints'),
      'associate',
    );
    assert.equal(kind, 'limitExceeded');
    assert.equal(calls, 1);
  });

  it('HTTP 503 is tried again', async () => {
    const { kind, calls } = await callsWith(
      (index) => (index === 0 ? resolverError('ServiceUnavailable', 'busy', 503) : noRules),
      'list',
    );
    assert.equal(kind, 'fine');
    assert.equal(calls, 2);
  });

  it('a read whose connection broke is tried again', async () => {
    const { kind, calls } = await callsWith((index) => (index === 0 ? 'reset' : noRules), 'list');
    assert.equal(kind, 'fine');
    assert.equal(calls, 2);
  });

  it('a write whose connection broke is not: nobody knows whether it was done', async () => {
    const { kind, said, calls } = await callsWith(() => 'reset', 'associate');
    assert.equal(kind, 'unreachable');
    assert.match(said, /may or may not have done it/);
    assert.equal(calls, 1);
  });

  it('waits longer each time, within bounds', () => {
    for (let attempt = 1; attempt < 20; attempt += 1) {
      const least = backoffMs(attempt, () => 0);
      const most = backoffMs(attempt, () => 1);
      assert.ok(least >= 100 && least <= most && most <= 5000);
      assert.ok(backoffMs(attempt + 1, () => 0) >= least);
    }
  });
});
