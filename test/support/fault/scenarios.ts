import { applyPlan } from '../../../src/core/apply/apply.js';
import { readEstate } from '../../../src/core/inventory/estate.js';
import { readLeftovers } from '../../../src/core/drift/parts.js';
import { planRepair } from '../../../src/core/drift/repair.js';
import { asId, type VpcId } from '../../../src/core/model/ids.js';
import type { EnableRequest, Plan, Planning } from '../../../src/core/model/plan.js';
import { clientParts } from '../../../src/core/inventory/clientEstate.js';
import { readParts } from '../../../src/core/inventory/read.js';
import { emptySnapshot, type Snapshot } from '../../../src/core/model/snapshot.js';
import { planAccess } from '../../../src/core/plan/access.js';
import { planDisable } from '../../../src/core/plan/disable.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import type { World } from '../../../src/sandbox/world.js';
import { createRig, type Rig } from './rig.js';
import { dumpOf, shapeOf } from './shape.js';
import {
  driftedWorld,
  postWorld,
  twoAccountsWorld,
  twoClustersWorld,
  withoutCluster,
  withoutGround,
} from './worlds.js';

const onPremises: Partial<EnableRequest> = {
  clientVpcIds: [],
  onPremises: { dnsServers: ['10.20.0.53'], clientRanges: ['10.20.0.0/16'] },
};

const preparing: Partial<EnableRequest> = { enablePrivateAccess: true, fixVpcDns: true };

const never = new AbortController().signal;

/** One plan from one state, and what a clean run of it leaves behind. */
export interface Scenario {
  readonly name: string;
  readonly verb: 'enable' | 'disable' | 'access' | 'repair';
  readonly cluster: string;
  /** What is asked for beside the cluster; the client VPC tools unless told. */
  readonly request: Partial<EnableRequest>;
  readonly before: World;
  readonly plan: Plan;
  /** `service:Operation` of every call of a clean run. */
  readonly calls: readonly string[];
  readonly after: World;
  readonly goal: readonly string[];
}

export async function planFor(
  rig: Rig,
  verb: Scenario['verb'],
  clusterName: string,
  request: Partial<EnableRequest> = {},
): Promise<Planning> {
  const { aws, clock } = rig;
  const dns = { query: () => Promise.reject(new Error('nobody asks DNS here')) };
  const empty = emptySnapshot(aws.scope);
  if (!rig.world().clusters.some(({ name }) => name === clusterName)) {
    let read = empty;
    const parts = readLeftovers(async (more) => {
      read = await readParts({ aws, clock, dns }, read, more, never);
      return read;
    });
    return planDisable(await parts, { clusterName });
  }
  const snapshot = await readEstate({ aws, clock, dns }, empty, clusterName, never);
  if (verb === 'access') return planAccess(snapshot, { clusterName, change: 'disablePublic' });
  if (verb === 'repair') return planRepair(snapshot, { clusterName });
  const clients = await readClients(rig, request);
  if (verb === 'disable') return planDisable(snapshot, { clusterName }, clients);
  const tools = rig.world().vpcs.find(({ tags }) => tags['Name'] === 'tools')?.vpcId ?? '';
  const wanted = {
    clusterName,
    clientVpcIds: [asId<VpcId>(tools)],
    evenIfNotNeeded: true,
    ...request,
  };
  return planEnable(snapshot, wanted, clients);
}

/** What the owners of client VPCs in other accounts know, each with its own profile. */
function readClients(
  rig: Rig,
  { foreignClients = [] }: Partial<EnableRequest>,
): Promise<readonly Snapshot[]> {
  const dns = { query: () => Promise.reject(new Error('nobody asks DNS here')) };
  return Promise.all(
    foreignClients.map(({ profile, vpcId }) => {
      const aws = rig.awsOf(profile);
      const deps = { aws, clock: rig.clock, dns };
      return readParts(deps, emptySnapshot(aws.scope), clientParts([vpcId]), never);
    }),
  );
}

/** Plans, applies without any harm, and keeps what is to be reached again. */
export async function record(
  rig: Rig,
  name: string,
  verb: Scenario['verb'],
  cluster: string,
  before: World,
  request: Partial<EnableRequest> = {},
): Promise<Scenario> {
  rig.reset(before);
  const { plan, problems } = await planFor(rig, verb, cluster, request);
  if (!plan) throw new Error(`${name}: ${JSON.stringify(problems)}`);
  rig.reset(before);
  const result = await applyPlan(plan, rig.deps(), never);
  if (result.outcome !== 'done') throw new Error(`${name}: ${JSON.stringify(result.error)}`);
  const calls = rig.calls();
  const after = rig.world();
  return { name, verb, cluster, request, before, plan, calls, after, goal: shapeOf(after) };
}

/** The post's case and two clusters that share, there and back. */
export async function recordAll(): Promise<readonly Scenario[]> {
  const rig = await createRig(postWorld());
  try {
    const enable = await record(rig, 'enable', 'enable', 'payments', postWorld());
    const disable = await record(rig, 'disable', 'disable', 'payments', enable.after);
    const outside = await record(
      rig,
      'enable for on-premises',
      'enable',
      'payments',
      postWorld(),
      onPremises,
    );
    // Where the endpoint is there already, and is told who forwards to it.
    const joined = await record(
      rig,
      'enable for on-premises as well',
      'enable',
      'payments',
      enable.after,
      onPremises,
    );
    const leave = await record(rig, 'disable both', 'disable', 'payments', joined.after, {
      onPremises: onPremises.onPremises,
    });
    const bare = withoutGround(postWorld());
    const all = await record(rig, 'enable from public only', 'enable', 'payments', bare, preparing);
    const ready = withoutGround(enable.after);
    const ground = await record(
      rig,
      'private access and DNS',
      'enable',
      'payments',
      ready,
      preparing,
    );
    const free = await record(rig, 'disable public', 'access', 'payments', postWorld());
    const repair = await record(rig, 'repair', 'repair', 'payments', driftedWorld(enable.after));
    for (const kind of ['updateResolverRule', 'authorizeSecurityGroup', 'associateResolverRule']) {
      if (!repair.plan.steps.some(({ spec }) => spec.kind === kind)) throw new Error(`no ${kind}`);
    }
    const two = twoClustersWorld();
    const first = await record(rig, 'enable the first of two', 'enable', 'payments', two);
    const second = await record(rig, 'enable a second', 'enable', 'orders', first.after);
    const one = await record(rig, 'disable the second', 'disable', 'orders', second.after);
    const last = await record(rig, 'disable the last', 'disable', 'payments', one.after);
    const other = await record(rig, 'disable the first', 'disable', 'payments', second.after);
    const otherLast = await record(rig, 'disable the other last', 'disable', 'orders', other.after);
    for (const [back, there] of [
      [otherLast.after, first.before],
      [disable.after, enable.before],
      [leave.after, enable.before],
      [last.after, first.before],
      [one.after, second.before],
    ] as const) {
      if (dumpOf(back) !== dumpOf(there))
        throw new Error('a clean disable leaves something behind');
    }
    return [enable, disable, repair, outside, joined, leave, second, one, other, all, ground, free];
  } finally {
    await rig.close();
  }
}

/** A cluster that was enabled and then deleted: what is left of it goes, without a trace. */
export async function recordGone(): Promise<readonly Scenario[]> {
  const rig = await createRig(postWorld());
  try {
    const enable = await record(rig, 'enable', 'enable', 'payments', postWorld());
    const left = withoutCluster(enable.after, 'payments');
    const gone = await record(rig, 'disable a cluster that is gone', 'disable', 'payments', left);
    if (dumpOf(gone.after) !== dumpOf(withoutCluster(postWorld(), 'payments'))) {
      throw new Error('something of a cluster that is gone is left behind');
    }
    return [gone];
  } finally {
    await rig.close();
  }
}

/** A client VPC of another account, there and back, with and without an invitation. */
export async function recordAbroad(): Promise<readonly Scenario[]> {
  const inside = twoAccountsWorld('two-accounts');
  const outside = twoAccountsWorld('two-accounts-invited');
  const rig = await createRig(inside);
  try {
    const there = async (name: string, before: World): Promise<readonly Scenario[]> => {
      const vpcId = asId<VpcId>(before.accounts?.[0]?.vpcs[0]?.vpcId ?? '');
      const request = { clientVpcIds: [], foreignClients: [{ profile: 'sandbox-partner', vpcId }] };
      const enable = await record(rig, `enable ${name}`, 'enable', 'payments', before, request);
      const { after } = enable;
      const disable = await record(rig, `disable ${name}`, 'disable', 'payments', after, request);
      if (dumpOf(disable.after) !== dumpOf(before)) {
        throw new Error(`a clean disable ${name} leaves something behind`);
      }
      return [enable, disable];
    };
    return [
      ...(await there('cross-account', inside)),
      ...(await there('cross-account by invitation', outside)),
    ];
  } finally {
    await rig.close();
  }
}
