import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/core/diagnose/diagnose.js';
import type { LiveConnection, LiveEvidence } from '../../../../src/core/diagnose/live.js';
import { noLiveEvidence } from '../../../../src/core/diagnose/live.js';
import { diagnosisText } from '../../../../src/core/diagnose/render.js';
import { asId, type SubnetId } from '../../../../src/core/model/ids.js';
import type { Snapshot } from '../../../../src/core/model/snapshot.js';
import { text } from '../../../../src/core/model/text.js';
import { bigCluster } from '../../../support/bigSnapshot.js';
import {
  aRule,
  dualStack,
  each,
  fact,
  inVpc,
  ownV6,
  plus,
  seen,
  works,
} from './support/breaking.js';

const vantageId = 'vpc:vpc-1';
const [first, second] = ['10.0.0.100', '10.0.0.101'] as const;
const connected = (
  address: string,
  outcome: LiveConnection['outcome'],
  status?: number,
): LiveConnection => ({ vantageId, address, outcome, ...(status === undefined ? {} : { status }) });

/** The control plane admits nobody. */
const closed: Partial<Snapshot> = {
  securityGroupRules: each(works.securityGroupRules, (one) =>
    one.id === 'sgr-0-4' ? { cidr: '10.99.0.0/16' } : {},
  ),
};
/** A second subnet of the clients, whose range the control plane does not admit. */
const halfClosed: Partial<Snapshot> = {
  subnets: plus(works.subnets, ...another()),
  securityGroupRules: each(works.securityGroupRules, (one) =>
    one.id === 'sgr-0-4' ? { cidr: '10.0.1.0/24' } : {},
  ),
};
function another() {
  assert.ok(works.subnets.known);
  return works.subnets.value
    .filter(({ vpcId }) => vpcId === 'vpc-1')
    .flatMap((one) => [{ ...one, id: asId<SubnetId>(`${one.id}-2`), cidr: '10.0.9.0/24' }]);
}

function looked(live: Partial<LiveEvidence>, over: Partial<Snapshot> = {}) {
  const evidence = { ...noLiveEvidence, ...live };
  const diagnosis = diagnose({ ...works, ...over }, bigCluster, inVpc, evidence);
  const contradictions = diagnosis.findings.filter(({ weight }) => weight === 'contradiction');
  return { diagnosis, contradictions, told: contradictions.map(({ sentence }) => text(sentence)) };
}

describe('what was computed against what was seen', () => {
  it('agrees where every address is reached', () => {
    const connections = [connected(first, 'reached', 401), connected(second, 'reached', 403)];
    const { diagnosis, told } = looked({ connections });
    assert.deepEqual([diagnosis.outcome, told], ['works', []]);
    const shown = diagnosisText(diagnosis, { vantage: 'here' });
    assert.match(
      shown,
      /vpc:vpc-1 tcp\/443 10\.0\.0\.100: reached, GET \/version 401 \(computed: pass\)/,
    );
  });

  for (const outcome of ['timeout', 'refused', 'unreachable', 'closed', 'stranger'] as const) {
    it(`differs where 443 should connect, and one address gives ${outcome}`, () => {
      const connections = [connected(first, 'reached', 401), connected(second, outcome)];
      const { diagnosis, contradictions, told } = looked({ connections });
      assert.equal(diagnosis.outcome, 'unknown');
      assert.equal(told.length, 1);
      const [line = ''] = told;
      assert.ok(line.startsWith('tcp/443 should work by all that AWS says'), line);
      assert.ok(line.includes(`(10.0.0.101 ${outcome})`), line);
      assert.deepEqual(contradictions[0]?.evidence, [
        { call: 'connect', subject: vantageId, field: 'tcp/443 10.0.0.101', value: outcome },
      ]);
      // The summary is not "nothing speaks against it".
      assert.equal(text(diagnosis.summary), told[0]);
    });
  }

  it('differs where 443 should fail, and connects', () => {
    const { diagnosis, told } = looked({ connections: [connected(first, 'reached', 401)] }, closed);
    assert.equal(diagnosis.predicted.apiTo[first], 'drop');
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /^tcp\/443 should fail .* \(10\.0\.0\.100 reached\)/);
    const agreed = looked({ connections: [connected(first, 'timeout')] }, closed);
    assert.deepEqual(agreed.told, []);
  });

  it('takes one place for no other where they fare differently', () => {
    for (const outcome of ['reached', 'timeout'] as const) {
      const { diagnosis, told } = looked({ connections: [connected(first, outcome)] }, halfClosed);
      assert.equal(diagnosis.predicted.apiTo[first], 'differs');
      assert.equal(diagnosis.predicted.api, 'drop');
      assert.deepEqual(told, []);
    }
  });

  it('says nothing of an address that it knows nothing of', () => {
    const { told } = looked({ connections: [connected('10.0.0.200', 'timeout')] });
    assert.deepEqual(told, []);
  });
});

describe('AAAA against what was computed', () => {
  const a = [seen(vantageId, 'private'), seen(vantageId, 'private', { protocol: 'tcp' })];
  const aaaa = (verdict: Parameters<typeof seen>[1], addresses: readonly string[] = []) =>
    seen(vantageId, verdict, { type: 'AAAA', addresses });

  it('is absent where the name has no such record', () => {
    const { diagnosis, told } = looked({ answers: [...a, aaaa('empty-as-expected')] });
    assert.equal(diagnosis.predicted.aaaa, 'nodata');
    assert.deepEqual([diagnosis.outcome, told], ['works', []]);
    const shown = diagnosisText(diagnosis, { vantage: 'here' });
    assert.match(shown, /udp\/53 AAAA: - \(empty-as-expected; computed: nodata\)/);
  });

  it('differs where somebody makes one up', () => {
    const { diagnosis, told } = looked({ answers: [...a, aaaa('public', ['2001:db8::bad'])] });
    assert.equal(diagnosis.outcome, 'unknown');
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /has no IPv6 address, and vpc:vpc-1 gives 2001:db8::bad/);
  });

  it('agrees with what NAT64 makes of the IPv4 addresses', () => {
    const { told } = looked({ answers: [...a, aaaa('public', ['64:ff9b::a00:64'])] });
    assert.deepEqual(told, []);
  });

  for (const verdict of ['name-error', 'server-failure', 'timeout'] as const) {
    it(`differs where it ends in ${verdict} and A does not`, () => {
      const { told } = looked({ answers: [...a, aaaa(verdict)] });
      assert.equal(told.length, 1);
      assert.ok(told[0]?.startsWith('udp/53 AAAA should work'), told[0]);
    });
  }

  it('is said once where A goes wrong as well, and is no finding where the way is broken', () => {
    const silent = [seen(vantageId, 'timeout'), aaaa('timeout')];
    assert.deepEqual(
      looked({ answers: silent }).told.map((one) => one.split(' ')[1]),
      ['should'],
    );
    const none = { rules: fact([]), associations: fact([]) };
    const open = [seen(vantageId, 'public'), aaaa('empty-as-expected')];
    assert.deepEqual(looked({ answers: open }, none).told, []);
  });

  describe('of a name that has one', () => {
    const v6: Partial<Snapshot> = {
      ...dualStack,
      rules: fact([aRule({ domainName: '0123.gr7.eks-cluster.eu-west-1.api.aws' })]),
    };

    it('agrees with the addresses of the control plane', () => {
      const { diagnosis, told } = looked({ answers: [...a, aaaa('private', [ownV6])] }, v6);
      assert.equal(diagnosis.predicted.aaaa, 'private');
      assert.deepEqual(told, []);
    });

    it('differs where it gives others', () => {
      const { told } = looked({ answers: [...a, aaaa('public', ['2001:db8::bad'])] }, v6);
      assert.equal(told.length, 1);
      assert.match(told[0] ?? '', /^udp\/53 AAAA should work by all that AWS says/);
    });

    it('names what strips it, as it does for A', () => {
      const given = seen('public', 'private', { type: 'AAAA', addresses: [ownV6] });
      const { diagnosis } = looked({ answers: [...a, aaaa('empty'), given] }, v6);
      assert.deepEqual(
        diagnosis.findings.map(({ mode }) => mode),
        ['F33'],
      );
      assert.equal(diagnosis.findings[0]?.evidence[0]?.call, 'dig AAAA');
      // An answer to another question proves nothing of this one.
      const other = seen('public', 'private', { addresses: [first] });
      const unproved = looked({ answers: [...a, aaaa('empty'), other] }, v6);
      assert.equal(
        unproved.diagnosis.findings.some(({ mode }) => mode === 'F33'),
        false,
      );
    });
  });

  it('and A are no two looks at one cache', () => {
    const stale = { ttl: 40, addresses: ['203.0.113.1'] };
    const fresh = seen('inbound:10.0.0.10', 'private');
    const other = seen(vantageId, 'public', {
      type: 'AAAA',
      ttl: 30,
      addresses: ['2001:db8::bad'],
    });
    const { diagnosis } = looked({ answers: [seen(vantageId, 'public', stale), other, fresh] });
    assert.equal(
      diagnosis.findings.some(({ mode }) => mode === 'F45'),
      false,
    );
  });
});
