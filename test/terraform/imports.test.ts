import type { Plan } from '../../src/core/model/plan.js';
import type { Snapshot } from '../../src/core/model/snapshot.js';
import { planEnable } from '../../src/core/plan/enable.js';
import { testEstate, type TestEstate } from '../support/estate.js';
import { applied } from '../support/plans.js';
import { assertTakenOver } from './support/run.js';
import { openWorkspace } from './support/terraform.js';
import { requireTools } from './support/tools.js';

const partner = 'sandbox-partner';

/** A scenario, and a plan that has been applied there by the extension. */
interface Case {
  readonly title: string;
  readonly scenario: string;
  readonly plan: (estate: TestEstate) => Promise<Plan>;
  readonly live: (estate: TestEstate) => Promise<readonly Snapshot[]>;
}

const onPremises = { dnsServers: ['10.20.0.53'], clientRanges: ['10.20.0.0/16'] };
const own = async (estate: TestEstate): Promise<readonly Snapshot[]> => [
  await estate.snapshot('payments'),
];

async function made(estate: TestEstate, planning: ReturnType<typeof planEnable>): Promise<Plan> {
  await applied(estate, planning);
  if (!planning.plan) throw new Error('no plan');
  return planning.plan;
}

const cases: readonly Case[] = [
  {
    title: 'the post’s case',
    scenario: 'post',
    live: own,
    plan: async (estate) =>
      made(
        estate,
        planEnable(await estate.snapshot('payments'), {
          clusterName: 'payments',
          clientVpcIds: [estate.vpc('tools')],
        }),
      ),
  },
  {
    title: 'DNS servers outside AWS, tags and three addresses',
    scenario: 'post',
    live: own,
    plan: async (estate) =>
      made(
        estate,
        planEnable(await estate.snapshot('payments'), {
          clusterName: 'payments',
          clientVpcIds: [estate.vpc('tools')],
          onPremises,
          addressesPerEndpoint: 3,
          tags: { team: 'platform é 漢字', note: 'a ${x} %{y} z' },
          nameTemplate: '{region}-{cluster}-{kind}',
        }),
      ),
  },
  {
    title: 'two clusters and two client VPCs',
    scenario: 'hub',
    live: async (estate) => [await estate.snapshot('warehouse', 'checkout')],
    plan: async (estate) =>
      made(
        estate,
        planEnable(await estate.snapshot('warehouse', 'checkout'), {
          clusterName: 'warehouse',
          furtherClusterNames: ['checkout'],
          clientVpcIds: [estate.vpc('tools'), estate.vpc('network')],
        }),
      ),
  },
  {
    title: 'a rule that is shared with another account',
    scenario: 'two-accounts-invited',
    live: async (estate) => [
      await estate.snapshot('payments'),
      await estate.clientSnapshot(partner, [estate.vpc('build-farm')]),
    ],
    plan: async (estate) => {
      const vpcId = estate.vpc('build-farm');
      const client = await estate.clientSnapshot(partner, [vpcId]);
      const foreignClients = [{ profile: partner, vpcId }];
      const request = { clusterName: 'payments', clientVpcIds: [], foreignClients };
      return made(estate, planEnable(await estate.snapshot('payments'), request, [client]));
    },
  },
];

describe('what the extension has applied, taken over by the real Terraform', function () {
  this.timeout(240_000);

  for (const { title, scenario, plan, live } of cases) {
    it(`changes nothing: ${title}`, async () => {
      const tools = await requireTools();
      const estate = await testEstate(scenario);
      const workspace = openWorkspace(tools, estate.endpoint);
      try {
        const one = await plan(estate);
        await assertTakenOver(workspace, one, await live(estate));
      } finally {
        workspace.close();
        await estate.close();
      }
    });
  }
});
