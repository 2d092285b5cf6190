import { asId, type VpcId } from '../core/model/ids.js';
import { message } from '../core/model/message.js';
import type { EnableRequest, Planning } from '../core/model/plan.js';
import type { Snapshot } from '../core/model/snapshot.js';
import { planEnable } from '../core/plan/enable.js';
import { widenedSnapshot } from '../core/plan/foreign.js';
import { verdictFor } from '../core/verdict/verdict.js';
import { required } from '../core/model/required.js';
import { left } from '../ui/readings.js';
import { namesOf, textsIn, type ClusterTarget } from '../ui/target.js';
import { whoText } from '../ui/who.js';
import { askForPrivate, canBecomePrivate, withWhatHelps } from './askWhatHelps.js';
import type { CommandDeps } from './deps.js';
import { pickClients, type PickedClients } from './pickClients.js';
import { readEstateOf } from './readEstate.js';

/**
 * Reads, asks by quick picks what enabling has to know, and plans. `undefined` where the verdict
 * has been said instead. Besides the cluster, the argument may hold `clientVpcIds`.
 */
export async function planEnableQuick(
  deps: CommandDeps,
  target: ClusterTarget,
  argument: unknown,
  signal: AbortSignal,
): Promise<Planning | undefined> {
  const { say, window } = deps;
  const snapshot = await readEstateOf(deps, target, signal);
  const names = namesOf(target);
  const named = textsIn(argument, 'clientVpcIds')?.map((id) => asId<VpcId>(id));
  const stops = named ? [] : names.flatMap((name) => stopOf(snapshot, name) ?? []);
  const stop = stops.find(({ clusterName }) => !canBecomePrivate(snapshot, clusterName));
  if (stop) {
    window.say('warn', `${say(stop.summary)} ${say(stop.advice)}`);
    return undefined;
  }
  const [publicOnly] = stops;
  if (publicOnly) await askForPrivate(deps, snapshot, publicOnly);
  const { clientSnapshots = [], ...clients }: PickedClients = named
    ? { clientVpcIds: named }
    : await pickClients(deps, snapshot, names, signal);
  const [clusterName, ...furtherClusterNames] = names;
  const request: EnableRequest = {
    clusterName,
    ...(furtherClusterNames.length === 0 ? {} : { furtherClusterNames }),
    ...deps.style(),
    ...clients,
    evenIfNotNeeded: await insists(
      deps,
      widenedSnapshot(snapshot, clientSnapshots),
      names,
      clients,
    ),
    ...(publicOnly ? { enablePrivateAccess: true } : {}),
  };
  return named
    ? planEnable(snapshot, request)
    : withWhatHelps(deps, snapshot, request, clientSnapshots);
}

function stopOf(snapshot: Snapshot, clusterName: string) {
  const verdict = verdictFor(snapshot, clusterName, { network: 'onPremises' });
  return verdict.necessity === 'notApplicable' ? verdict : undefined;
}

/** Whether to plan although no vantage needs it: asked once, never assumed. */
async function insists(
  { say, window, accounts }: CommandDeps,
  snapshot: Snapshot,
  names: readonly string[],
  { clientVpcIds, foreignClients = [], onPremises }: PickedClients,
): Promise<boolean> {
  const verdicts = names.flatMap((name) => [
    ...[...clientVpcIds, ...foreignClients.map(({ vpcId }) => vpcId)].map((vpcId) =>
      verdictFor(snapshot, name, { vpcId }),
    ),
    ...(onPremises ? [verdictFor(snapshot, name, { network: 'onPremises' as const })] : []),
  ]);
  const first = verdicts[0];
  if (!first || !verdicts.every(({ necessity }) => necessity === 'notNeeded')) return false;
  const sure = await window.confirm({
    title: say(first.summary),
    detail: `${whoText(say, accounts, required(snapshot.identity))} ${say(first.advice)}`,
    action: say(message('ui.confirm.evenIfNotNeeded')),
  });
  if (!sure) throw left();
  return true;
}
