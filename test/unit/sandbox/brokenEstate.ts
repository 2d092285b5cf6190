import assert from 'node:assert/strict';
import { diagnose } from '../../../src/core/diagnose/diagnose.js';
import type { Diagnosis } from '../../../src/core/diagnose/diagnosis.js';
import type { LiveAnswer, LiveConnection } from '../../../src/core/diagnose/live.js';
import { gatherLive } from '../../../src/core/diagnose/gatherLive.js';
import { planFix } from '../../../src/core/diagnose/planFix.js';
import type { ClientVantage } from '../../../src/core/diagnose/vantage.js';
import { readForDiagnosis } from '../../../src/core/inventory/diagnosisEstate.js';
import { asId, type SecurityGroupId, type VpcId } from '../../../src/core/model/ids.js';
import { emptySnapshot, type Snapshot } from '../../../src/core/model/snapshot.js';
import { text } from '../../../src/core/model/text.js';
import { reach } from '../../../src/core/reach/reach.js';
import { controlPlaneInterfacesOf } from '../../../src/sandbox/clusterUpdates.js';
import { reaches443, type ClientPlace } from '../../../src/sandbox/dataplane/reaches443.js';
import type { BrokenFrom, Hand } from '../../../src/sandbox/scenarios/broken/broken.js';
import { firstCluster } from '../../../src/sandbox/scenarios/solved.js';
import { unionOf } from '../../../src/sandbox/union.js';
import type { World } from '../../../src/sandbox/world.js';
import { systemClock } from '../../../src/store/systemClock.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { applied } from '../../support/plans.js';

/** What was diagnosed, and what was really seen. */
export interface Looked {
  readonly diagnosis: Diagnosis;
  readonly snapshot: Snapshot;
  readonly own: readonly LiveAnswer[];
  /** By the sandbox's own rules: reached, if it is from everywhere at the vantage. */
  readonly connections: readonly LiveConnection[];
}

/** How to look: what the machine's environment says, and how long silence is waited for. */
export interface LookOptions {
  readonly environment?: Readonly<Record<string, string>> | undefined;
  readonly timeoutMs?: number;
}

/** A scenario that is running, and somebody who looks at it and mends it. */
export interface BrokenEstate {
  readonly estate: TestEstate;
  readonly look: (options?: LookOptions) => Promise<Looked>;
  readonly hand: (hand: Hand) => void;
  readonly wait: (milliseconds: number) => void;
  /** Carries out every plan that the findings offer; says how many steps that took. */
  readonly applyFixes: (looked: Looked) => Promise<number>;
}

export async function brokenEstate(scenario: string, from: BrokenFrom): Promise<BrokenEstate> {
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead };
  const estate = await testEstate(scenario, { clock });
  const { name } = firstCluster(estate.world);
  const vantage = vantageFor(estate.world, from);
  const scope = { profile: 'sandbox', region: 'us-east-1' };
  const look: BrokenEstate['look'] = async ({ environment = {}, timeoutMs = 4000 } = {}) => {
    const vpcIds = vantage.kind === 'vpc' ? [vantage.vpcId] : [];
    const { read, signal } = estate;
    const snapshot = await readForDiagnosis(read, emptySnapshot(scope), name, vpcIds, signal);
    const { dns } = read;
    const places = () => estate.places();
    const deps = { dns, clock: systemClock, reach, environment, places };
    const question = { snapshot, clusterName: name, vantage, ownAddresses: [], timeoutMs };
    const live = await gatherLive(deps, question, signal);
    const connections = connectionsOf(unionOf(estate.world), clock.now(), vantage);
    const diagnosis = diagnose(snapshot, name, vantage, live);
    const own = live.answers.filter(({ vantageId }) => vantageId === placeOf(vantage));
    return { diagnosis, snapshot, connections, own };
  };
  return {
    estate,
    look,
    hand: (hand) => hand(estate.world, clock.now()),
    wait: (milliseconds) => {
      ahead += milliseconds;
    },
    applyFixes: async ({ diagnosis, snapshot }) => {
      const planned = diagnosis.findings.filter(({ fix }) => fix.kind !== 'text');
      const fixes = new Map(planned.map(({ fix }) => [JSON.stringify(fix), fix]));
      let steps = 0;
      for (const fix of fixes.values()) {
        const planning = planFix(snapshot, fix);
        assert.ok(planning);
        steps += planning.plan?.steps.length ?? 0;
        await applied(estate, planning);
      }
      return steps;
    },
  };
}

function placeOf(vantage: ClientVantage): string {
  return vantage.kind === 'vpc' ? `vpc:${vantage.vpcId}` : 'onprem';
}

function vantageFor(world: World, from: BrokenFrom): ClientVantage {
  switch (from.place) {
    case 'onPremises': {
      const [site] = world.onPremises;
      assert.ok(site);
      return { kind: 'onPremises', dnsServers: [site.address], clientCidrs: [site.cidr] };
    }
    case 'nodes': {
      const { vpcId = '', clusterSecurityGroupId = '' } = firstCluster(world).vpcConfig ?? {};
      const groupIds = [asId<SecurityGroupId>(clusterSecurityGroupId)];
      return { kind: 'vpc', vpcId: asId<VpcId>(vpcId), groupIds };
    }
    case 'vpc': {
      const all = [world, ...(world.otherRegions ?? [])].flatMap(({ vpcs }) => vpcs);
      const found = all.find(({ tags }) => tags['Name'] === from.name);
      assert.ok(found);
      return { kind: 'vpc', vpcId: asId<VpcId>(found.vpcId) };
    }
  }
}

/** TCP 443 to every control-plane address: reached, if it is from everywhere at the vantage. */
function connectionsOf(
  world: World,
  now: number,
  vantage: ClientVantage,
): readonly LiveConnection[] {
  const places: readonly ClientPlace[] =
    vantage.kind === 'vpc'
      ? world.subnets
          .filter(({ vpcId }) => vpcId === vantage.vpcId)
          .map(({ subnetId }) => ({
            subnetId,
            ...(vantage.groupIds ? { groupIds: vantage.groupIds } : {}),
          }))
      : world.onPremises.map(({ id }) => ({ clientId: id }));
  return controlPlaneInterfacesOf(world, firstCluster(world)).flatMap((one) =>
    ([4, 6] as const).flatMap((family): readonly LiveConnection[] => {
      const [address] = (family === 4 ? one.privateIpAddresses : one.ipv6Addresses) ?? [];
      if (address === undefined) return [];
      const all = places.every((place) => reaches443(world, now, place, one, family).passed);
      return [{ vantageId: placeOf(vantage), address, outcome: all ? 'reached' : 'timeout' }];
    }),
  );
}

/** The modes that a diagnosis names: by its findings, `none` among them, and by what it could not check. */
export function modesOf({ findings, notChecked }: Diagnosis): readonly string[] {
  const all = [
    ...findings.map(({ mode }) => mode ?? 'none'),
    ...notChecked.flatMap(({ mode }) => mode ?? []),
  ];
  return [...new Set(all)].toSorted();
}

/** For the message of an assertion. */
export function toldBy({ diagnosis, own, connections }: Looked): string {
  const { outcome, predicted, findings, notChecked } = diagnosis;
  return [
    `${outcome} ${JSON.stringify(predicted)}`,
    ...findings.map((one) => `${one.mode ?? '-'} ${one.weight}: ${text(one.sentence)}`),
    ...notChecked.map((one) => `${one.mode ?? '-'} not checked: ${one.call} ${one.subject}`),
    ...own.map((one) => `${one.protocol} ${one.type} ${one.verdict} ${one.addresses.join()}`),
    ...connections.map(({ address, outcome: seen }) => `443 ${address} ${seen}`),
    ...diagnosis.live.connections.map((one) => `443 ${one.address} ${one.outcome} (connected)`),
  ].join('\n');
}
