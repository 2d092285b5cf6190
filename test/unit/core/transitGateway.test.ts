import assert from 'node:assert/strict';
import { lookUp } from './support/lookUp.js';
import { applyPlan } from '../../../src/core/apply/apply.js';
import { notRead } from '../../../src/core/model/fact.js';
import { asId, type SubnetId } from '../../../src/core/model/ids.js';
import type { EnableRequest, Planning } from '../../../src/core/model/plan.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import { clientVpcCandidates, subnetCandidates } from '../../../src/core/plan/candidates.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { testEstate, type TestEstate } from '../../support/estate.js';

const privateAddresses = ['10.10.21.203', '10.10.4.18'];

describe('client VPCs on a Transit Gateway and on Cloud WAN', () => {
  let estate: TestEstate;
  let snapshot: Snapshot;
  before(async () => {
    estate = await testEstate('transit-gateway');
    snapshot = await estate.snapshot('orders');
  });
  after(() => estate.close());

  const plan = (
    client: string,
    over: Partial<Snapshot> = {},
    request: Partial<EnableRequest> = {},
  ): Planning =>
    planEnable(
      { ...snapshot, ...over },
      { clusterName: 'orders', clientVpcIds: [estate.vpc(client)], ...request },
    );
  const said = ({ problems }: Planning): readonly string[] =>
    problems.map(({ severity, message }) => `${severity} ${message.key}`);
  const zonesOf = (planning: Planning, direction: 'INBOUND' | 'OUTBOUND'): readonly string[] => {
    const { subnets } = snapshot;
    assert.ok(subnets.known);
    return (planning.plan?.steps ?? [])
      .flatMap(({ spec }) =>
        spec.kind === 'createResolverEndpoint' && spec.direction === direction
          ? spec.subnetIds
          : [],
      )
      .map((id) => subnets.value.find((one) => one.id === id)?.availabilityZone ?? '')
      .sort();
  };
  const subnet = (name: string): SubnetId => {
    assert.ok(snapshot.subnets.known);
    const found = snapshot.subnets.value.find((one) => one.name === name);
    assert.ok(found, name);
    return found.id;
  };

  it('reads the attachments with their subnets and states', () => {
    const { transitGatewayAttachments: fact } = snapshot;
    assert.ok(fact.known);
    assert.deepEqual(
      fact.value.map(({ vpcId, state, subnetIds }) => [vpcId, state, subnetIds.length]),
      [
        [estate.vpc('platform'), 'available', 2],
        [estate.vpc('workshop'), 'available', 3],
        [estate.vpc('branch'), 'available', 1],
        [estate.vpc('guest'), 'failed', 3],
      ],
    );
  });

  it('lists them as candidates with what connects them', () => {
    const found = clientVpcCandidates(snapshot, 'orders').map(
      ({ vpc, connectedBy, disabledBecause }) => [
        vpc.name,
        connectedBy?.replace(/-[0-9a-f]+$/, ''),
        disabledBecause?.key,
      ],
    );
    assert.deepEqual(Object.fromEntries(found.map(([name, ...rest]) => [name, rest])), {
      workshop: ['tgw', undefined],
      branch: ['tgw', undefined],
      lab: ['core-network', undefined],
      guest: [undefined, 'candidate.noPath'],
    });
  });

  it('places both endpoints in zones that have an attachment, and says that the path is not all visible', () => {
    const planning = plan('workshop');
    assert.deepEqual(said(planning), ['warning problem.perhapsRoute']);
    assert.deepEqual(zonesOf(planning, 'INBOUND'), ['us-east-1a', 'us-east-1b']);
  });

  it('puts both addresses into the one zone with an attachment, and names the zones without', () => {
    const planning = plan('branch');
    assert.deepEqual(zonesOf(planning, 'OUTBOUND'), ['us-east-1a', 'us-east-1a']);
    const zones = planning.problems.find(({ message }) => message.key === 'problem.clientZone');
    assert.deepEqual(zones?.message.args?.['zones'], ['us-east-1b', 'us-east-1c']);
    assert.equal(zones.severity, 'warning');
  });

  it('warns where the user chose a zone without, and refuses where all chosen ones are', () => {
    const some = plan(
      'branch',
      {},
      { outboundSubnetIds: [subnet('branch-a'), subnet('branch-b')] },
    );
    assert.ok(some.plan);
    const warned = some.problems.find(({ message }) => message.key === 'problem.endpointZone');
    assert.deepEqual(warned?.message.args?.['zones'], ['us-east-1b']);
    const none = plan(
      'branch',
      {},
      { outboundSubnetIds: [subnet('branch-b'), subnet('branch-c')] },
    );
    assert.equal(none.plan, undefined);
    assert.ok(said(none).includes('blocker problem.endpointZone'));
    const inbound = plan(
      'workshop',
      {},
      { inboundSubnetIds: [subnet('platform-a'), subnet('platform-c')] },
    );
    assert.ok(said(inbound).includes('warning problem.endpointZone'));
  });

  it('refuses a VPC whose attachment is not available', () => {
    const planning = plan('guest');
    assert.equal(planning.plan, undefined);
    assert.deepEqual(said(planning), ['blocker problem.clientNoRoute']);
  });

  it('plans with a warning where the attachments may not be read', () => {
    for (const client of ['guest', 'workshop']) {
      const planning = plan(client, { transitGatewayAttachments: notRead });
      assert.ok(planning.plan, client);
      assert.deepEqual(
        said(planning),
        ['warning problem.unknownFact', 'warning problem.perhapsRoute'],
        client,
      );
    }
  });

  it('does not go on quietly without a chosen subnet that cannot be used', () => {
    assert.ok(snapshot.subnets.known);
    const lni = snapshot.subnets.value.map((one) =>
      one.name === 'workshop-a' ? { ...one, lniDeviceIndex: 1 } : one,
    );
    const subnets = { ...snapshot.subnets, value: lni };
    const chosen = [subnet('workshop-a'), subnet('workshop-b'), subnet('workshop-c')];
    const planning = plan('workshop', { subnets }, { outboundSubnetIds: chosen });
    assert.ok(said(planning).includes('blocker problem.unusableSubnet'));
    const shown = subnetCandidates({ ...snapshot, subnets }, estate.vpc('workshop'));
    assert.equal(shown[0]?.disabledBecause?.key, 'candidate.lni');
    const shared = {
      ...snapshot.subnets,
      value: snapshot.subnets.value.map((one) =>
        one.name === 'workshop-b' ? { ...one, ownerId: asId<never>('999999999999') } : one,
      ),
    };
    assert.ok(
      said(plan('workshop', { subnets: shared }, { outboundSubnetIds: chosen })).includes(
        'blocker problem.unusableSubnet',
      ),
    );
  });

  for (const client of ['workshop', 'branch', 'lab']) {
    it(`resolves privately from ${client} once the plan is applied`, async () => {
      const fresh = await testEstate('transit-gateway');
      try {
        const vpcId = fresh.vpc(client);
        const made = planEnable(await fresh.snapshot('orders'), {
          clusterName: 'orders',
          clientVpcIds: [vpcId],
        }).plan;
        assert.ok(made);
        assert.deepEqual(await lookUp(fresh, vpcId, made.endpointName), [
          '3.88.201.14',
          '54.90.12.77',
        ]);
        const result = await applyPlan(made, fresh.applyDeps(), fresh.signal);
        assert.equal(result.outcome, 'done');
        assert.deepEqual(await lookUp(fresh, vpcId, made.endpointName), privateAddresses);
      } finally {
        await fresh.close();
      }
    });
  }
});
