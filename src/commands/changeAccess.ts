import { message } from '../core/model/message.js';
import type { AccessRequest } from '../core/model/plan.js';
import type { Snapshot } from '../core/model/snapshot.js';
import { planAccess } from '../core/plan/access.js';
import { accessChanges, possibleChanges } from '../core/plan/accessChanges.js';
import { rangesOrAll } from '../core/plan/accessStep.js';
import { askRanges } from '../ui/askRanges.js';
import { accessText } from '../ui/clusterState.js';
import { targetFor } from '../ui/pickCluster.js';
import { required } from '../core/model/required.js';
import { left } from '../ui/readings.js';
import { textIn, textsIn } from '../ui/target.js';
import { carryOut } from './carryOut.js';
import type { Command, CommandDeps } from './deps.js';
import { readEstateOf } from './readEstate.js';

type Change = AccessRequest['change'];

/**
 * **Change endpoint access…**: who reaches the endpoint, without Resolver and at no cost.
 * Only what means something for the cluster as it is can be picked; the plan is then
 * carried out like any other. `change`, `publicAccessCidrs` and `confirmedAccount` are not
 * asked for where they are given.
 */
export const changeAccess: Command =
  (deps) =>
  async ({ signal }, argument) => {
    const target = await targetFor(deps, argument, signal);
    const { clusterName } = target;
    const snapshot = await readEstateOf(deps, target, signal);
    const named = accessChanges.find((change) => change === textIn(argument, 'change'));
    const change = named ?? (await pickChange(deps, snapshot, clusterName));
    if (!change) return undefined;
    const given = textsIn(argument, 'publicAccessCidrs');
    // A change that was named has been thought over by whoever named it.
    const asks = change === 'refreshOnce' && named === undefined;
    const ranges = given ?? (asks ? await askRanges(deps, 'ui.ask.publicRanges', 0) : []);
    const planning = planAccess(snapshot, { clusterName, change, publicAccessCidrs: ranges });
    const confirmedAccount = textIn(argument, 'confirmedAccount');
    return carryOut(deps, target, planning, { confirmedAccount }, signal);
  };

/** One of the changes; where there is none, why is said. */
async function pickChange(
  { say, window }: Pick<CommandDeps, 'say' | 'window'>,
  snapshot: Snapshot,
  clusterName: string,
): Promise<Change | undefined> {
  const cluster = required(snapshot.clusters[clusterName]);
  const { possible, because } = possibleChanges(snapshot, clusterName);
  const access = say(accessText(cluster));
  if (possible.length === 0) {
    const why = because.map((one) => `${say(one.message)} ${say(one.help)}`);
    const nothing = say(message('ui.access.nothing', { cluster: clusterName, access }));
    window.say('info', [nothing, ...why].join(' '));
    return undefined;
  }
  const ranges = rangesOrAll(cluster.publicAccessCidrs);
  const choices = possible.map(({ change }) => ({
    label: say(message(`ui.pick.access.${change}`)),
    description: say(message(`ui.pick.access.${change}.who`, { ranges })),
    detail: say(message(`ui.pick.access.${change}.what`)),
    value: change,
  }));
  const planned = possible.flatMap(({ planning }) => planning.problems);
  const updating = planned.find((one) => one.message.key === 'problem.updating');
  const now = say(message('ui.pick.access.now', { access }));
  const texts = {
    title: say(message('ui.pick.access', { cluster: clusterName })),
    placeholder: `${now} ${say(updating?.message ?? message('ui.pick.access.hint'))}`,
  };
  const picked = await window.pick(texts, choices);
  if (picked === undefined) throw left();
  return picked;
}
