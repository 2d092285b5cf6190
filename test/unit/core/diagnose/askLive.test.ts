import assert from 'node:assert/strict';
import { askLive, type LiveRequest } from '../../../../src/core/diagnose/askLive.js';
import type { DnsQuery } from '../../../../src/core/dns/types.js';
import { RCODE } from '../../../../src/core/dns/wire/rcodes.js';
import { valueOf } from '../../../../src/core/model/fact.js';
import type { SocketVantage } from '../../../../src/core/model/vantage.js';
import { systemClock } from '../../../../src/store/systemClock.js';
import { bigCluster } from '../../../support/bigSnapshot.js';
import { dualStack, onPremises, ownV6, works } from './support/breaking.js';
import { answered, dnsOf, place } from './support/fakeDns.js';

const own = valueOf(works.controlPlane[bigCluster])?.flatMap((one) => one.privateAddresses) ?? [];

const places: readonly SocketVantage[] = [
  place('system', '127.0.0.53'),
  place('public', '1.1.1.1'),
  place('inbound:10.9.9.9', '10.9.9.9'),
  place('inbound:10.0.0.10', '10.0.0.10'),
];

const request: LiveRequest = {
  snapshot: works,
  clusterName: bigCluster,
  vantage: onPremises,
  places,
};
const shown = (all: readonly DnsQuery[]): readonly string[] =>
  all.map(
    ({ server, transport, type, knobs }) =>
      `${server.address} ${transport}${type === 'A' ? '' : ' AAAA'}${knobs?.checkingDisabled ? ' cd' : ''}`,
  );

describe('the live checks of a diagnosis', () => {
  it('go to the vantage’s servers over both transports, a public one, and the cluster’s inbound addresses', async () => {
    const { dns, asked } = dnsOf((query) => answered(query, RCODE.NOERROR, own));
    const deps = { dns, clock: systemClock };
    const answers = await askLive(deps, request, AbortSignal.timeout(5000));
    assert.deepEqual(shown(asked), [
      '10.200.0.53 udp',
      '10.200.0.53 tcp',
      '10.200.0.53 udp AAAA',
      '1.1.1.1 udp',
      '10.0.0.10 udp',
    ]);
    assert.deepEqual(
      answers.map(({ type, verdict }) => `${type} ${verdict}`),
      ['A private', 'A private', 'AAAA empty-as-expected', 'A private', 'A private'],
    );
  });

  it('ask everybody for AAAA where the name has such records', async () => {
    const { dns, asked } = dnsOf((query) => answered(query, RCODE.NOERROR, [...own, ownV6]));
    const deps = { dns, clock: systemClock };
    const snapshot = { ...works, ...dualStack };
    const answers = await askLive(deps, { ...request, snapshot }, AbortSignal.timeout(5000));
    assert.deepEqual(
      shown(asked).filter((one) => one.endsWith('AAAA')),
      ['10.200.0.53 udp AAAA', '1.1.1.1 udp AAAA', '10.0.0.10 udp AAAA'],
    );
    assert.ok(answers.every(({ verdict }) => verdict === 'private'));
    assert.equal(answers.filter(({ type }) => type === 'AAAA').length, 3);
  });

  it('are repeated with CD where a server fails, once', async () => {
    const { dns, asked } = dnsOf((query) =>
      query.server.address === '10.200.0.53' && !query.knobs?.checkingDisabled
        ? answered(query, RCODE.SERVFAIL, [])
        : answered(query, RCODE.NOERROR, own),
    );
    const deps = { dns, clock: systemClock };
    const answers = await askLive(deps, request, AbortSignal.timeout(5000));
    assert.deepEqual(shown(asked).slice(5), ['10.200.0.53 udp cd']);
    assert.equal(answers.at(-1)?.checkingDisabled, true);
  });

  it('are repeated after a second where the answer is another’s, and only then', async () => {
    const pauses: number[] = [];
    const clock = {
      now: () => 0,
      sleep: (ms: number) => {
        pauses.push(ms);
        return Promise.resolve();
      },
    };
    const wrong = dnsOf((query, index) =>
      query.server.address === '10.200.0.53'
        ? answered(query, RCODE.NOERROR, ['203.0.113.1'], 60 - index)
        : answered(query, RCODE.NOERROR, own),
    );
    const answers = await askLive({ dns: wrong.dns, clock }, request, AbortSignal.timeout(5000));
    assert.deepEqual(shown(wrong.asked).slice(5), ['10.200.0.53 udp']);
    assert.ok(pauses.length === 1 && (pauses[0] ?? 0) > 1000);
    assert.equal(answers.at(-1)?.ttl, 54);

    const nobody = dnsOf((query) => answered(query, RCODE.NOERROR, ['203.0.113.1']));
    await askLive({ dns: nobody.dns, clock }, request, AbortSignal.timeout(5000));
    assert.equal(nobody.asked.length, 5);
  });

  it('end with what was seen when they are cancelled', async () => {
    const controller = new AbortController();
    const { dns } = dnsOf((query) => {
      if (query.server.address === '10.0.0.10') controller.abort();
      const mine = query.server.address === '10.200.0.53';
      return answered(query, RCODE.NOERROR, mine ? ['203.0.113.1'] : own);
    });
    const answers = await askLive({ dns, clock: systemClock }, request, controller.signal);
    assert.equal(answers.length, 5);
  });
});
