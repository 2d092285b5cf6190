import assert from 'node:assert/strict';
import type { Plan, Planning } from '../../../../../../src/core/model/plan.js';
import type { Snapshot } from '../../../../../../src/core/model/snapshot.js';
import { planDisable } from '../../../../../../src/core/plan/disable.js';
import { planEnable } from '../../../../../../src/core/plan/enable.js';
import { planUndo } from '../../../../../../src/core/plan/undo.js';
import { testEstate } from '../../../../../support/estate.js';
import { applied } from '../../../../../support/plans.js';

/** A plan, and what is there for what it takes away. */
export interface Sample {
  readonly plan: Plan;
  readonly live: readonly Snapshot[];
}

/** Plans of real planning and, for what is taken away, of real applying, by name. */
export async function samplePlans(): Promise<ReadonlyMap<string, Sample>> {
  return new Map([...(await postSamples()), ...(await sharedSamples())]);
}

async function postSamples(): Promise<ReadonlyMap<string, Sample>> {
  const estate = await testEstate('post');
  try {
    const tools = estate.vpc('tools');
    const post = await estate.snapshot('payments');
    const request = { clusterName: 'payments', clientVpcIds: [tools] };
    const standard = made(planEnable(post, request));
    const rich = planEnable(post, {
      ...request,
      onPremises: { dnsServers: ['10.20.0.53'], clientRanges: ['10.20.0.0/16'] },
      addressesPerEndpoint: 3,
      tags: { team: 'platform', note: 'a "quoted" one: #1\n- two' },
      nameTemplate: '{region}-{cluster}-{kind}',
    });
    const servers = planEnable(post, {
      clusterName: 'payments',
      clientVpcIds: [],
      onPremises: { dnsServers: ['10.20.0.53'], clientRanges: ['10.20.0.0/16'] },
    });
    await applied(estate, { plan: standard, problems: [] });
    const live = [await estate.snapshot('payments')];
    const disable = made(planDisable(live[0] ?? post, { clusterName: 'payments' }));
    const undo = planUndo(await estate.journal.read(standard.id));
    assert.ok(undo);
    return new Map([
      ['standard', { plan: standard, live: [] }],
      ['rich', { plan: made(rich), live: [] }],
      ['servers', { plan: made(servers), live: [] }],
      ['disable', { plan: disable, live }],
      ['undo', { plan: undo, live }],
    ]);
  } finally {
    await estate.close();
  }
}

/** A client VPC of another account. */
async function sharedSamples(): Promise<ReadonlyMap<string, Sample>> {
  const estate = await testEstate('two-accounts');
  try {
    const profile = 'sandbox-partner';
    const vpcId = estate.vpc('build-farm');
    const read = async (): Promise<readonly [Snapshot, Snapshot]> => [
      await estate.snapshot('payments'),
      await estate.clientSnapshot(profile, [vpcId]),
    ];
    const [home, client] = await read();
    const request = {
      clusterName: 'payments',
      clientVpcIds: [],
      foreignClients: [{ profile, vpcId }],
    };
    const shared = made(planEnable(home, request, [client]));
    await applied(estate, { plan: shared, problems: [] });
    const live = await read();
    const unshare = made(planDisable(live[0], { clusterName: 'payments' }, [live[1]]));
    return new Map([
      ['shared', { plan: shared, live: [] }],
      ['unshare', { plan: unshare, live }],
    ]);
  } finally {
    await estate.close();
  }
}

function made({ plan, problems }: Planning): Plan {
  assert.ok(plan, JSON.stringify(problems));
  return plan;
}
