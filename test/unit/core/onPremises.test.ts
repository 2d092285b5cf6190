import assert from 'node:assert/strict';
import { createDnsClient } from '../../../src/core/dns/client.js';
import { asId, type VpcId } from '../../../src/core/model/ids.js';
import type { EnableRequest, Planning, StepSpec } from '../../../src/core/model/plan.js';
import { planDisable } from '../../../src/core/plan/disable.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { planText } from '../../../src/core/plan/render.js';
import { runCheck } from '../../../src/core/verify/check.js';
import { controlPlaneAddresses } from '../../../src/core/verify/controlPlane.js';
import { assertSameState } from '../../support/answers.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { applied, blockersOf } from '../../support/plans.js';
import { assertGolden } from '../../support/golden.js';

const headOffice = { dnsServers: ['10.20.0.53'], clientRanges: ['10.20.0.0/16'] };

describe('a network outside AWS', function () {
  this.timeout(60_000);
  let estate: TestEstate;
  beforeEach(async () => {
    estate = await testEstate('post');
  });
  afterEach(() => estate.close());

  const plan = async (request: Partial<EnableRequest> = {}): Promise<Planning> =>
    planEnable(await estate.snapshot('payments'), {
      clusterName: 'payments',
      clientVpcIds: [],
      onPremises: headOffice,
      ...request,
    });
  const kinds = (planning: Planning): readonly StepSpec['kind'][] =>
    planning.plan?.steps.map(({ spec }) => spec.kind) ?? [];
  const apply = (planning: Planning) => applied(estate, planning);

  it('needs an inbound endpoint and nothing else, word for word', async () => {
    const planning = await plan();
    assert.ok(planning.plan);
    const text = planText({ ...planning.plan, id: 'enable-ID' }, [], planning.problems);
    assertGolden('plan/on-premises.txt', text);
    assert.ok(!kinds(planning).includes('createResolverRule'));
    assert.equal(planning.plan.cost.after, 182.5);
    assert.equal(planning.plan.switchStepId, undefined);
  });

  it('gets the private addresses from the endpoint, and disable leaves what was there', async () => {
    const before = await estate.dump();
    const { states } = await apply(await plan());
    const outputs = states['inbound-endpoint'];
    assert.ok(outputs?.state === 'done');
    const ips = outputs.outputs['addresses'] as readonly string[];
    assert.equal(ips.length, 2);
    const snapshot = await estate.snapshot('payments');
    for (const ip of ips) {
      const vantage = (await vantages()).find(({ id }) => id === `inbound:${ip}`);
      assert.ok(vantage);
      const request = {
        name: '9ff86db0668dc670f27f426024e7cdbd.sk1.us-east-1.eks.amazonaws.com',
        type: 'A',
        vantage,
        expected: controlPlaneAddresses(snapshot, 'payments'),
      };
      for (const transport of ['udp', 'tcp'] as const) {
        const dns = createDnsClient();
        const check = await runCheck({ dns }, { ...request, transport }, estate.signal);
        assert.equal(check.verdict.kind, 'private', check.dig);
      }
    }
    const disable = planDisable(snapshot, { clusterName: 'payments' });
    assert.deepEqual(
      disable.problems.map(({ message: { key } }) => key),
      ['problem.forwardersLeft', 'problem.unseenUsers'],
    );
    await apply(disable);
    assertSameState(await estate.dump(), before);
  });

  it('uses an inbound endpoint that is there, admits the servers, and notes who forwards', async () => {
    const tools = estate.vpc('tools');
    const snapshot = await estate.snapshot('payments');
    await apply(planEnable(snapshot, { clusterName: 'payments', clientVpcIds: [tools] }));
    const second = await plan();
    assert.deepEqual(kinds(second), [
      'authorizeSecurityGroup',
      'authorizeSecurityGroup',
      'tagResolver',
    ]);
    assert.equal(second.plan?.cost.after, second.plan?.cost.before);
    await apply(second);
    assert.deepEqual(kinds(await plan()), []);
    // Without its VPC clients the endpoint still serves the network outside AWS.
    const some = planDisable(await estate.snapshot('payments'), {
      clusterName: 'payments',
      clientVpcIds: [tools],
    });
    assert.ok(!kinds(some).includes('deleteResolverEndpoint'), kinds(some).join());
  });

  it('is served together with VPCs', async () => {
    const both = await plan({ clientVpcIds: [estate.vpc('tools')] });
    assert.equal(both.plan?.cost.after, 365);
    const before = await estate.dump();
    await apply(both);
    await apply(planDisable(await estate.snapshot('payments'), { clusterName: 'payments' }));
    assertSameState(await estate.dump(), before);
  });

  it('is refused without a way back, without servers, and with nonsense', async () => {
    const elsewhere = { dnsServers: ['10.99.0.53'], clientRanges: ['10.99.0.0/16'] };
    assert.deepEqual(blockersOf(await plan({ onPremises: elsewhere })), ['problem.noReturnRoute']);
    const none = { dnsServers: [], clientRanges: [] };
    assert.deepEqual(blockersOf(await plan({ onPremises: none })), ['problem.noDnsServer']);
    const odd = { dnsServers: ['dns.example'], clientRanges: ['10.20.0.0/99'] };
    assert.deepEqual(blockersOf(await plan({ onPremises: odd })), ['problem.badRange']);
    const same = { dnsServers: ['10.20.0.53'], clientRanges: ['192.168.64.0/24'] };
    assert.ok(blockersOf(await plan({ onPremises: same })).includes('problem.overlap'));
  });

  it('refuses the cluster’s own VPC as hub', async () => {
    const snapshot = await estate.snapshot('payments');
    const own = snapshot.clusters['payments'];
    assert.ok(own?.known && own.value.vpcId);
    const through = { ...headOffice, hubVpcId: own.value.vpcId };
    assert.deepEqual(blockersOf(await plan({ onPremises: through })), ['problem.hubIsOwn']);
    const nowhere = { ...headOffice, hubVpcId: asId<VpcId>('vpc-0') };
    assert.deepEqual(blockersOf(await plan({ onPremises: nowhere })), ['problem.vpcNotFound']);
  });

  async function vantages() {
    const answer = await fetch(`${estate.endpoint}/_sandbox/vantages`);
    return (await answer.json()) as { id: string; name: string; address: string; port: number }[];
  }
});
