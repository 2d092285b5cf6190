import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/core/diagnose/diagnose.js';
import { createLastProof } from '../../../../src/core/diagnose/lastProof.js';
import { noLiveEvidence, type LiveEvidence } from '../../../../src/core/diagnose/live.js';
import { compareAnswer } from '../../../../src/core/dns/compare.js';
import { RCODE } from '../../../../src/core/dns/wire/rcodes.js';
import { valueOf } from '../../../../src/core/model/fact.js';
import { message } from '../../../../src/core/model/message.js';
import type { Plan } from '../../../../src/core/model/plan.js';
import type { SsmVantage, Vantage } from '../../../../src/core/model/vantage.js';
import type { MatrixCell } from '../../../../src/core/verify/matrix.js';
import { bigClient, bigCluster } from '../../../support/bigSnapshot.js';
import { fact, inVpc, name, works } from './support/breaking.js';
import { answered, place } from './support/fakeDns.js';

const own = valueOf(works.controlPlane[bigCluster])?.flatMap((one) => one.privateAddresses) ?? [];
const instance: SsmVantage = {
  id: 'ssm:i-1',
  name: 'bastion',
  through: 'ssm',
  instanceId: 'i-1',
  vpcId: bigClient,
};
const question = { snapshot: works, clusterName: bigCluster, vantage: inVpc };
const notAsked: LiveEvidence = {
  ...noLiveEvidence,
  notAsked: [{ what: 'name', why: message('diagnose.notAsked.cancelled') }],
};

function cellOf(vantage: Vantage, addresses: readonly string[], at = 0): MatrixCell {
  const server = { address: '10.0.0.2', port: 53 };
  const exchange = {
    ...answered({ name, type: 'A', server, transport: 'udp' }, RCODE.NOERROR, addresses),
    at,
  };
  const request = { vantage, name, type: 'A', transport: 'udp', expected: fact(own) } as const;
  const verdict = compareAnswer(exchange, own);
  const sentence = message('diagnose.notAsked.cancelled');
  const check = { at, request, exchange, dig: '', verdict, sentence };
  return { cluster: bigCluster, vantage, type: 'A', check, reach: [] };
}

describe('what checks last saw from inside a VPC', () => {
  it('stands beside a later diagnosis, which runs no command itself', () => {
    const proof = createLastProof();
    assert.equal(proof.beside(notAsked, question, 0), notAsked);
    proof.keep(cellOf(instance, own));
    const live = proof.beside(notAsked, question, 60_000);
    assert.deepEqual(
      live.answers.map(({ vantageId, addresses }) => [vantageId, addresses]),
      [[`vpc:${bigClient}`, own]],
    );
    assert.equal(live.notAsked, undefined);
    const seen = diagnose(works, bigCluster, inVpc, live);
    assert.deepEqual(seen.findings, []);
    const wrong = createLastProof();
    wrong.keep(cellOf(instance, ['52.0.0.1']));
    const differs = diagnose(works, bigCluster, inVpc, wrong.beside(notAsked, question, 1));
    assert.ok(differs.findings.some(({ weight }) => weight === 'contradiction'));
  });

  it('is the newest answer of each place, and gives way to what is asked now', () => {
    const proof = createLastProof();
    proof.keep(cellOf(instance, ['52.0.0.1'], 1));
    proof.keep(cellOf(instance, own, 2));
    const now = proof.beside(notAsked, question, 3);
    assert.deepEqual(now.answers[0]?.addresses, own);
    assert.equal(proof.beside(now, question, 4).answers.length, 1);
  });

  it('is no proof after a quarter of an hour, after a run, or for others', () => {
    const proof = createLastProof();
    proof.keep(cellOf(instance, own, 0));
    assert.equal(proof.beside(notAsked, question, 16 * 60_000).answers.length, 0);
    const elsewhere = { ...question, vantage: { kind: 'public' } as const };
    assert.equal(proof.beside(notAsked, elsewhere, 1), notAsked);
    const plan: Pick<Plan, 'clusterName'> = { clusterName: 'another' };
    proof.forget(plan);
    assert.equal(proof.beside(notAsked, question, 1).answers.length, 1);
    proof.forget({ clusterName: bigCluster });
    assert.equal(proof.beside(notAsked, question, 1), notAsked);
  });

  it('is not kept of places that every diagnosis asks anew, nor of what was broken off', () => {
    const proof = createLastProof();
    proof.keep(cellOf(place('public', '1.1.1.1'), own));
    const cell = cellOf(instance, own);
    assert.ok(cell.check);
    const verdict = { kind: 'cancelled' } as const;
    proof.keep({ ...cell, check: { ...cell.check, verdict } });
    assert.equal(proof.beside(notAsked, question, 1), notAsked);
  });
});
