import assert from 'node:assert/strict';
import type { EnableRequest, Plan, Planning } from '../../../src/core/model/plan.js';
import { planDisable } from '../../../src/core/plan/disable.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { planText } from '../../../src/core/plan/render.js';
import { planUndo } from '../../../src/core/plan/undo.js';
import { askAt, assertSameState } from '../../support/answers.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { applied, blockersOf } from '../../support/plans.js';
import { assertGolden } from '../../support/golden.js';

const clusters = ['checkout', 'catalogue', 'warehouse'] as const;

describe('several clusters in one plan', function () {
  this.timeout(60_000);
  let estate: TestEstate;
  beforeEach(async () => {
    estate = await testEstate('hub', { endpointSeconds: 0.05 });
  });
  afterEach(() => estate.close());

  const plan = async (request: Partial<EnableRequest> = {}): Promise<Planning> =>
    planEnable(await estate.snapshot(...clusters), {
      clusterName: 'checkout',
      furtherClusterNames: ['catalogue', 'warehouse'],
      clientVpcIds: [estate.vpc('tools')],
      ...request,
    });
  const ids = ({ plan: made }: Planning): readonly string[] =>
    made?.steps.map(({ id }) => id) ?? [];
  const apply = async (planning: Planning): Promise<Plan> => {
    await applied(estate, planning);
    assert.ok(planning.plan);
    return planning.plan;
  };

  it('have an inbound endpoint per VPC, the outbound one that is there, and a rule each', async () => {
    const planning = await plan();
    assert.ok(planning.plan);
    const text = planText({ ...planning.plan, id: 'enable-ID' }, [], planning.problems);
    assertGolden('plan/several-clusters.txt', text);
    const count = (start: string): number =>
      ids(planning).filter((id) => id.startsWith(start)).length;
    assert.equal(count('inbound-endpoint'), 2);
    assert.equal(count('outbound-endpoint'), 0);
    assert.equal(count('rule'), 3);
    assert.equal(count('association:'), 3);
    assert.equal(new Set(ids(planning)).size, ids(planning).length);
  });

  it('resolve from the client VPC; undoing leaves what was there before', async () => {
    const before = await estate.dump();
    const made = await apply(await plan());
    for (const cluster of clusters) {
      const check = await askAt(estate, `vpc:${estate.vpc('tools')}`, cluster);
      assert.equal(check.verdict.kind, 'private', check.dig);
    }
    const undo = planUndo(await estate.journal.read(made.id));
    assert.ok(undo);
    assert.equal(undo.cost.after, 0);
    await apply({ plan: undo, verdicts: [], problems: [] });
    assertSameState(await estate.dump(), before);
  });

  it('are disabled one by one; the last leaves what was there before', async () => {
    const before = await estate.dump();
    await apply(await plan());
    for (const clusterName of clusters) {
      await apply(planDisable(await estate.snapshot(clusterName), { clusterName }));
    }
    assertSameState(await estate.dump(), before);
  });

  it('are found served the second time', async () => {
    await apply(await plan());
    const again = await plan();
    assert.deepEqual(ids(again), []);
    assert.deepEqual(blockersOf(again), []);
  });

  it('through a hub: on-premises asks one endpoint for all of them', async () => {
    const before = await estate.dump();
    const hubVpcId = estate.vpc('network');
    const onPremises = { dnsServers: ['10.20.0.53'], clientRanges: [], hubVpcId };
    const planning = await plan({ clientVpcIds: [], onPremises });
    const made = await apply(planning);
    assert.equal(made.forwards?.length, 3);
    const inbound = await hubAddresses(hubVpcId);
    for (const cluster of clusters) {
      for (const ip of inbound) {
        const check = await askAt(estate, `inbound:${ip}`, cluster);
        assert.equal(check.verdict.kind, 'private', check.dig);
      }
    }
    assert.deepEqual(ids(await plan({ clientVpcIds: [], onPremises })), []);
    for (const clusterName of clusters) {
      const disable = planDisable(await estate.snapshot(clusterName), { clusterName });
      assert.ok(disable.plan);
      const deletesHub = disable.plan.steps.some(({ id }) => id === `delete:${hubEndpoint}`);
      assert.equal(deletesHub, clusterName === clusters.at(-1), clusterName);
      await apply(disable);
    }
    assertSameState(await estate.dump(), before);
  });

  it('through a hub that is only peered: clients cannot come back over it, and that is said', async () => {
    const onPremises = {
      dnsServers: ['10.20.0.53'],
      clientRanges: ['10.20.0.0/16'],
      hubVpcId: estate.vpc('network'),
    };
    assert.deepEqual(
      new Set(blockersOf(await plan({ clientVpcIds: [], onPremises }))),
      new Set(['problem.noReturnRoute']),
    );
  });

  let hubEndpoint = '';
  async function hubAddresses(vpcId: string): Promise<readonly string[]> {
    const snapshot = await estate.snapshot('checkout');
    assert.ok(snapshot.endpoints.known);
    const found = snapshot.endpoints.value.find(
      (one) => one.direction === 'INBOUND' && one.vpcId === vpcId,
    );
    assert.ok(found);
    hubEndpoint = found.id;
    const addresses = snapshot.endpointAddresses[found.id];
    assert.ok(addresses?.known);
    return addresses.value.flatMap(({ ip }) => (ip === undefined ? [] : [ip]));
  }
});
