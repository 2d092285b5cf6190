import assert from 'node:assert/strict';
import type { Cluster } from '../../../src/core/model/cluster.js';
import { failed, known, notRead, type Fact } from '../../../src/core/model/fact.js';
import { message } from '../../../src/core/model/message.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import type { Verdict } from '../../../src/core/model/verdict.js';
import { verdictFor } from '../../../src/core/verdict/verdict.js';
import { testEstate, type TestEstate } from '../../support/estate.js';

const source = { call: 'test', at: 0 };
const denied = failed(
  {
    kind: 'accessDenied',
    messageKey: 'error.internal',
    args: { detail: 'denied' },
    help: message('help.runAgain'),
  },
  source,
);

describe('the necessity verdict', () => {
  let estate: TestEstate;
  let post: Snapshot;
  before(async () => {
    estate = await testEstate('post');
    post = await estate.snapshot('payments');
  });
  after(() => estate.close());

  const judge = (change: Partial<Cluster>, over: Partial<Snapshot> = {}): Verdict => {
    const fact = post.clusters.payments;
    assert.ok(fact?.known);
    const clusters = { payments: known({ ...fact.value, ...change }, source) };
    const vantage = { vpcId: estate.vpc('tools') };
    return verdictFor({ ...post, clusters, ...over }, 'payments', vantage);
  };
  const publicAnswer = (fact: Fact<readonly string[]>): Partial<Snapshot> => {
    const cluster = post.clusters.payments;
    assert.ok(cluster?.known);
    return { publicAnswers: { [cluster.value.endpointName ?? '']: fact } };
  };
  const privateAddresses = known(['192.168.109.77', '192.168.74.42'], source);

  it('is "needed" for public and private access, and names the free alternative', () => {
    const verdict = judge({});
    assert.equal(verdict.necessity, 'needed');
    assert.equal(verdict.advice.key, 'advice.bothModes');
    const keys = verdict.evidence.map(({ key }) => key);
    assert.deepEqual(keys, [
      'evidence.access',
      'evidence.publicAnswer',
      'evidence.noRule',
      'evidence.noProfile',
    ]);
  });
  it('is "not needed" for private only, when public DNS gives the private addresses', () => {
    const verdict = judge({ access: 'private' }, publicAnswer(privateAddresses));
    assert.equal(verdict.summary.key, 'verdict.privateResolves');
    assert.equal(verdict.necessity, 'notNeeded');
  });
  it('advises one refresh for private only, when public DNS knows nothing', () => {
    const verdict = judge({ access: 'private' }, publicAnswer(known([], source)));
    assert.equal(verdict.advice.key, 'advice.toggleOnce');
  });
  it('is "unknown", not "needed", when public DNS could not be asked', () => {
    for (const fact of [notRead, denied]) {
      assert.equal(judge({ access: 'private' }, publicAnswer(fact)).necessity, 'unknown');
    }
  });
  it('says that a VPC with its own DNS servers never asks a resolver rule', () => {
    assert.ok(post.dhcpOptions.known);
    const dhcpOptions = known(
      post.dhcpOptions.value.map((one) => ({ ...one, nameServers: ['172.16.9.9'] })),
      source,
    );
    const over = { ...publicAnswer(privateAddresses), dhcpOptions };
    assert.equal(judge({ access: 'private' }, over).advice.key, 'advice.fixCustomDns');
  });
  it('is "not applicable" for every cluster without a hosted zone of its own', () => {
    assert.equal(judge({ kind: 'external' }).summary.key, 'verdict.external');
    assert.equal(judge({ kind: 'outposts' }).summary.key, 'verdict.outposts');
    assert.equal(judge({ access: 'public' }).advice.key, 'advice.enablePrivate');
    const { endpointName, ...creating } = { ...judgeable(), status: 'CREATING' };
    assert.ok(endpointName);
    const clusters = { payments: known(creating, source) };
    const verdict = verdictFor({ ...post, clusters }, 'payments', { vpcId: estate.vpc('tools') });
    assert.equal(verdict.summary.key, 'verdict.noEndpoint');
  });
  it('is "not needed" in the cluster’s own VPC', () => {
    const vpcId = judgeable().vpcId;
    assert.ok(vpcId);
    assert.equal(verdictFor(post, 'payments', { vpcId }).summary.key, 'verdict.ownVpc');
  });
  it('is "unknown" with the reason when the cluster may not be read', () => {
    const verdict = verdictFor({ ...post, clusters: { payments: denied } }, 'payments', {
      network: 'onPremises',
    });
    assert.equal(verdict.necessity, 'unknown');
    assert.match(JSON.stringify(verdict.summary.args), /denied/);
  });
  it('says so in the evidence when rules may not be read', () => {
    const verdict = judge({}, { rules: denied });
    assert.ok(verdict.evidence.some(({ key }) => key === 'evidence.rulesUnknown'));
  });

  function judgeable(): Cluster {
    const fact = post.clusters.payments;
    assert.ok(fact?.known);
    return fact.value;
  }
});
