import { valueOf } from '../core/model/fact.js';
import { asId, type VpcId } from '../core/model/ids.js';
import { message } from '../core/model/message.js';
import type { EnableRequest, Planning } from '../core/model/plan.js';
import type { Snapshot } from '../core/model/snapshot.js';
import type { Verdict } from '../core/model/verdict.js';
import { optionFor } from '../core/plan/answers.js';
import { planEnable } from '../core/plan/enable.js';
import { lacksPrivate } from '../core/plan/privateAccess.js';
import { verdictFor } from '../core/verdict/verdict.js';
import { targetsFor } from '../ui/pickTargets.js';
import { left } from '../ui/readings.js';
import { namesOf, textIn, textsIn } from '../ui/target.js';
import { carryOut } from './carryOut.js';
import type { Command, CommandDeps } from './deps.js';
import { pickClients, type PickedClients } from './pickClients.js';
import { readEstateOf } from './readEstate.js';

/**
 * **Enable private DNS resolution** by quick picks, with no form, for one cluster or those
 * that were selected together. Besides the cluster, the argument may hold `clientVpcIds`
 * and, from a caller that has asked its user, `confirmedAccount`.
 */
export const enableQuick: Command =
  (deps) =>
  async ({ signal }, argument, rows) => {
    const { say, window } = deps;
    const target = await targetsFor(deps, argument, rows, signal);
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
    if (publicOnly) await askForPrivate(deps, publicOnly);
    const clients = named ? { clientVpcIds: named } : await pickClients(deps, snapshot, names);
    const [clusterName, ...furtherClusterNames] = names;
    const request: EnableRequest = {
      clusterName,
      ...(furtherClusterNames.length === 0 ? {} : { furtherClusterNames }),
      ...deps.style(),
      ...clients,
      evenIfNotNeeded: await insists(deps, snapshot, names, clients),
      ...(publicOnly ? { enablePrivateAccess: true } : {}),
    };
    const planning = named
      ? planEnable(snapshot, request)
      : await withWhatHelps(deps, snapshot, request);
    const confirmedAccount = textIn(argument, 'confirmedAccount');
    return carryOut(deps, target, planning, { confirmedAccount }, signal);
  };

function stopOf(snapshot: Snapshot, clusterName: string) {
  const verdict = verdictFor(snapshot, clusterName, { network: 'onPremises' });
  return verdict.necessity === 'notApplicable' ? verdict : undefined;
}

function canBecomePrivate(snapshot: Snapshot, clusterName: string): boolean {
  const cluster = valueOf(snapshot.clusters[clusterName]);
  return cluster !== undefined && lacksPrivate(cluster);
}

/** Private access is turned on first only where the user says so. */
async function askForPrivate({ say, window }: CommandDeps, stop: Verdict): Promise<void> {
  const sure = await window.confirm({
    title: say(stop.summary),
    detail: say(message('setup.option.enablePrivateAccess.note')),
    action: say(message('setup.option.enablePrivateAccess')),
  });
  if (!sure) throw left();
}

/** Plans; what the plan could do about its own blockers is asked for, one thing after the other. */
async function withWhatHelps(
  { say, window }: Pick<CommandDeps, 'say' | 'window'>,
  snapshot: Snapshot,
  request: EnableRequest,
): Promise<Planning> {
  const planning = planEnable(snapshot, request);
  const blockers = planning.problems.filter(({ severity }) => severity === 'blocker');
  const [option, ...others] = blockers.map(optionFor);
  if (!option || others.includes(undefined) || request[option] === true) return planning;
  const sure = await window.confirm({
    title: say(message(`setup.option.${option}`)),
    detail: [
      ...blockers.filter((one) => optionFor(one) === option).map((one) => say(one.message)),
      say(message(`setup.option.${option}.note`)),
    ].join(' '),
    action: say(message('ui.confirm.option')),
  });
  if (!sure) throw left();
  return withWhatHelps({ say, window }, snapshot, { ...request, [option]: true });
}

/** Whether to plan although no vantage needs it: asked once, never assumed. */
async function insists(
  { say, window }: CommandDeps,
  snapshot: Snapshot,
  names: readonly string[],
  { clientVpcIds, onPremises }: PickedClients,
): Promise<boolean> {
  const verdicts = names.flatMap((name) => [
    ...clientVpcIds.map((vpcId) => verdictFor(snapshot, name, { vpcId })),
    ...(onPremises ? [verdictFor(snapshot, name, { network: 'onPremises' as const })] : []),
  ]);
  const first = verdicts[0];
  if (!first || !verdicts.every(({ necessity }) => necessity === 'notNeeded')) return false;
  const sure = await window.confirm({
    title: say(first.summary),
    detail: say(first.advice),
    action: say(message('ui.confirm.evenIfNotNeeded')),
  });
  if (!sure) throw left();
  return true;
}
