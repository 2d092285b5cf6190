import assert from 'node:assert/strict';
import { applyPlan } from '../../../src/core/apply/apply.js';
import { answeredAddresses } from '../../../src/core/verify/addresses.js';
import { known, valueOf } from '../../../src/core/model/fact.js';
import type { VpcId } from '../../../src/core/model/ids.js';
import type { Plan } from '../../../src/core/model/plan.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import { planDisable } from '../../../src/core/plan/disable.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { planUndo } from '../../../src/core/plan/undo.js';
import { runCheck, type Check } from '../../../src/core/verify/check.js';
import { controlPlaneAddresses } from '../../../src/core/verify/controlPlane.js';
import { testEstate, type TestEstate } from '../../support/estate.js';

const ownA = ['10.80.20.114', '10.80.6.31'];
const ownAaaa = ['2600:1f18:4a5:8000:9d3:54b2:11c0:7e21', '2600:1f18:4a5:8001:4f0a:c2d8:6b15:903'];

describe('applying for an IPv6 cluster', function () {
  this.timeout(30_000);
  let estate: TestEstate;
  let studio: VpcId;
  let legacy: VpcId;
  beforeEach(async () => {
    estate = await testEstate('ipv6');
    studio = estate.vpc('studio');
    legacy = estate.vpc('legacy');
  });
  afterEach(() => estate.close());

  const enablePlan = async (change: (one: Snapshot) => Snapshot = (one) => one): Promise<Plan> => {
    const snapshot = change(await estate.snapshot('orders'));
    const request = { clusterName: 'orders', clientVpcIds: [studio, legacy] };
    const { plan, problems } = planEnable(snapshot, request);
    assert.ok(plan, JSON.stringify(problems));
    return plan;
  };
  const apply = async (plan: Plan): Promise<void> => {
    const { outcome, error } = await applyPlan(plan, estate.applyDeps(), estate.signal);
    assert.equal(outcome, 'done', JSON.stringify(error));
  };
  const check = async (vpcId: VpcId, type: 'A' | 'AAAA'): Promise<Check> => {
    const snapshot = await estate.snapshot('orders');
    const request = {
      vantage: estate.vantage(`vpc:${vpcId}`),
      name: valueOf(snapshot.clusters.orders)?.endpointName ?? '',
      type,
      transport: 'udp' as const,
      expected: controlPlaneAddresses(snapshot, 'orders'),
    };
    return runCheck({ dns: estate.read.dns }, request, estate.signal);
  };
  const kinds = async (): Promise<readonly string[]> => {
    const all = [studio, legacy].flatMap((vpcId) => [check(vpcId, 'A'), check(vpcId, 'AAAA')]);
    return (await Promise.all(all)).map(({ verdict }) => verdict.kind);
  };
  const everywhere = (kind: string): readonly string[] => [kind, kind, kind, kind];

  it('flips A and AAAA for both client VPCs, and disable leaves what was there before', async () => {
    const before = await estate.dump();
    assert.deepEqual(await kinds(), everywhere('public'));
    await apply(await enablePlan());
    assert.deepEqual(await kinds(), everywhere('private'));
    const answers = async (type: 'A' | 'AAAA') =>
      [...(answeredAddresses((await check(studio, type)).exchange) ?? [])].sort();
    assert.deepEqual(await answers('A'), ownA);
    assert.deepEqual(await answers('AAAA'), ownAaaa);

    const again = await estate.snapshot('orders');
    assert.deepEqual(
      (valueOf(again.endpoints) ?? []).map(({ type }) => type),
      ['DUALSTACK', 'DUALSTACK'],
    );
    const { plan } = planDisable(again, { clusterName: 'orders' });
    assert.ok(plan);
    await apply(plan);
    assert.deepEqual(await kinds(), everywhere('public'));
    assert.equal(withoutSerial(await estate.dump()), withoutSerial(before));
  });

  it('opens 443 and DNS for both families, and leaves the new outbound group no way out but DNS', async () => {
    await apply(await enablePlan());
    const snapshot = await estate.snapshot('orders');
    const group = valueOf(snapshot.securityGroups)?.find(
      ({ name }) => name === 'eks-private-dns-orders-outbound',
    );
    const rules = (valueOf(snapshot.securityGroupRules) ?? []).filter(
      ({ groupId, direction }) => groupId === group?.id && direction === 'egress',
    );
    assert.equal(rules.length, 8);
    assert.ok(rules.every(({ fromPort, toPort }) => fromPort === 53 && toPort === 53));
    const entries = (valueOf(snapshot.securityGroupRules) ?? [])
      .filter(({ fromPort }) => fromPort === 443)
      .map(({ cidr }) => cidr);
    assert.deepEqual(entries.sort(), ['172.24.0.0/16', '172.25.0.0/16', '2600:1f18:7c3:2a00::/56']);
  });

  it('undoes to what was there before', async () => {
    const before = await estate.dump();
    const plan = await enablePlan();
    await apply(plan);
    const back = planUndo(await estate.journal.read(plan.id));
    assert.ok(back);
    await apply(back);
    assert.equal(withoutSerial(await estate.dump()), withoutSerial(before));
  });

  it('has nothing more to do on 443 and the endpoints the second time', async () => {
    await apply(await enablePlan());
    const plan = await enablePlan((snapshot) => ({
      ...snapshot,
      associations: known([], { call: 'test', at: 0 }),
    }));
    assert.deepEqual(
      plan.steps.map(({ spec }) => spec.kind),
      ['associateResolverRule', 'associateResolverRule'],
    );
  });
});

/** The counter from which the sandbox makes ids only ever grows; everything else must be as before. */
function withoutSerial(dump: string): string {
  const state = JSON.parse(dump) as Record<string, unknown>;
  return JSON.stringify({ ...state, serial: 0 });
}
