import assert from 'node:assert/strict';
import { driftParts } from '../../src/core/drift/parts.js';
import { planRepair } from '../../src/core/drift/repair.js';
import { readParts } from '../../src/core/inventory/read.js';
import { planAccess } from '../../src/core/plan/access.js';
import { planDisable } from '../../src/core/plan/disable.js';
import { planEnable } from '../../src/core/plan/enable.js';
import type { EnableRequest, Planning } from '../../src/core/model/plan.js';
import type { World } from '../../src/sandbox/world.js';
import { testEstate, type TestEstate } from '../support/estate.js';
import {
  driftedWorld,
  theirsWorld,
  twoClustersWorld,
  withoutGround,
} from '../support/fault/worlds.js';
import { applied as appliedIn } from '../support/plans.js';
import { normalised } from '../support/sameEstate.js';
import { everyKind } from '../unit/core/export/support/everyKind.js';
import { bashOf, kindsDone, made, openPair, type Pair } from './support/scriptPair.js';

const partner = 'sandbox-partner';
const onPremises = { dnsServers: ['10.20.0.53'], clientRanges: ['10.20.0.0/16'] };
type Planned = (estate: TestEstate) => Promise<Planning>;

/** Enables for servers outside AWS, unless told otherwise. */
const enable =
  (
    clusterName: string,
    more: (estate: TestEstate) => Partial<EnableRequest> = () => ({}),
  ): Planned =>
  async (estate) =>
    planEnable(await estate.snapshot(clusterName), {
      clusterName,
      clientVpcIds: [],
      onPremises,
      ...more(estate),
    });

const disable =
  (clusterName: string): Planned =>
  async (estate) =>
    planDisable(await estate.snapshot(clusterName), { clusterName });

const repair: Planned = async (estate) => {
  const snapshot = await estate.snapshot('payments');
  const parts = await readParts(estate.read, snapshot, driftParts(snapshot), estate.signal);
  return planRepair(parts, { clusterName: 'payments' });
};

const withTools = (estate: TestEstate): Partial<EnableRequest> => ({
  clientVpcIds: [estate.vpc('tools')],
});

/** The state of a world after a plan, made by `apply`. */
async function after(state: World, planned: Planned): Promise<World> {
  const estate = await testEstate('post', { state, endpointSeconds: 0.1 });
  try {
    await appliedIn(estate, await planned(estate));
    return JSON.parse(await estate.dump()) as World;
  } finally {
    await estate.close();
  }
}

describe('the exported script by the real AWS CLI', function () {
  this.timeout(300_000);
  let pair: Pair;
  afterEach(() => pair.close());

  it('does the post’s case as apply does, also killed half-way; again it changes nothing; disable takes all away', async () => {
    pair = await openPair('post');
    const { scripted, place } = pair;
    const before = normalised(scripted.world);
    const plan = made(
      planEnable(await scripted.snapshot('payments'), {
        clusterName: 'payments',
        clientVpcIds: [scripted.vpc('tools')],
      }),
    );
    const half = await place.run(bashOf(plan), () => scripted.world.resolverEndpoints.length > 0);
    assert.ok(half.killed, half.err);
    assert.equal(scripted.world.resolverRules.length, 0);
    await pair.both(plan);
    await pair.againNothing(plan);
    await pair.both(disable('payments'));
    assert.deepEqual(normalised(scripted.world), before);
  });

  it('shares a rule with another account as its own profile, which accepts it; disable unshares it', async () => {
    pair = await openPair('two-accounts-invited');
    const before = normalised(pair.scripted.world);
    await pair.both(async (estate) => {
      const vpcId = estate.vpc('build-farm');
      return planEnable(
        await estate.snapshot('payments'),
        {
          clusterName: 'payments',
          clientVpcIds: [],
          foreignClients: [{ profile: partner, vpcId }],
        },
        [await estate.clientSnapshot(partner, [vpcId])],
      );
    });
    await pair.both(async (estate) =>
      planDisable(await estate.snapshot('payments'), { clusterName: 'payments' }, [
        await estate.clientSnapshot(partner, [estate.vpc('build-farm')]),
      ]),
    );
    assert.deepEqual(normalised(pair.scripted.world), before);
  });

  it('prepares the ground, and notes on entries of somebody else’s group whose servers they are for', async () => {
    pair = await openPair('post', withoutGround(theirsWorld()));
    const ground = { enablePrivateAccess: true, fixVpcDns: true };
    await pair.both(enable('payments', () => ground));
    const second = await pair.both(enable('orders'));
    await pair.againNothing(second);
    await pair.both(disable('payments'));
  });

  it('serves a second cluster by the same endpoint, mends what has drifted, and takes the first cluster away', async () => {
    const first = await after(twoClustersWorld(), enable('payments', withTools));
    pair = await openPair('post', driftedWorld(first));
    await pair.both(repair);
    await pair.both(enable('orders', withTools));
    await pair.both(disable('payments'));
  });

  it('changes who reaches the endpoint, also where a later step takes that back', async () => {
    pair = await openPair('never-refreshed');
    const { world } = pair.scripted;
    const clusterName = world.clusters[0]?.name ?? '';
    const plan = await pair.both(async (estate) =>
      planAccess(await estate.snapshot(clusterName), { clusterName, change: 'refreshOnce' }),
    );
    // EKS gives the update that it knows by its token.
    await pair.againNothing(plan, 1);
  });
});

describe('the exported scripts together', () => {
  it('have done every kind of step', () => {
    const all = new Set(everyKind().steps.map(({ spec }) => spec.kind));
    assert.deepEqual(
      [...all].filter((kind) => !kindsDone.has(kind)),
      [],
    );
  });
});
