import { valueOf } from '../core/model/fact.js';
import { message } from '../core/model/message.js';
import { required } from '../core/model/required.js';
import type { EnableRequest, Planning } from '../core/model/plan.js';
import type { Snapshot } from '../core/model/snapshot.js';
import type { Verdict } from '../core/model/verdict.js';
import { optionFor } from '../core/plan/answers.js';
import { planEnable } from '../core/plan/enable.js';
import { lacksPrivate } from '../core/plan/privateAccess.js';
import { left } from '../ui/readings.js';
import { whoText } from '../ui/who.js';
import type { CommandDeps } from './deps.js';

/** Whether its private access can be turned on first. */
export function canBecomePrivate(snapshot: Snapshot, clusterName: string): boolean {
  const cluster = valueOf(snapshot.clusters[clusterName]);
  return cluster !== undefined && lacksPrivate(cluster);
}

/** Private access is turned on first only where the user says so. */
export async function askForPrivate(
  { say, window, accounts }: CommandDeps,
  snapshot: Snapshot,
  stop: Verdict,
): Promise<void> {
  const who = whoText(say, accounts, required(snapshot.identity));
  const sure = await window.confirm({
    title: say(stop.summary),
    detail: `${who} ${say(message('setup.option.enablePrivateAccess.note'))}`,
    action: say(message('setup.option.enablePrivateAccess')),
  });
  if (!sure) throw left();
}

/** Plans; what the plan could do about its own blockers is asked for, one thing after the other. */
export async function withWhatHelps(
  deps: Pick<CommandDeps, 'say' | 'window' | 'accounts'>,
  snapshot: Snapshot,
  request: EnableRequest,
  clients: readonly Snapshot[],
): Promise<Planning> {
  const { say, window, accounts } = deps;
  const planning = planEnable(snapshot, request, clients);
  const blockers = planning.problems.filter(({ severity }) => severity === 'blocker');
  const [option, ...others] = blockers.map(optionFor);
  if (!option || others.includes(undefined) || request[option] === true) return planning;
  const sure = await window.confirm({
    title: say(message(`setup.option.${option}`)),
    detail: [
      whoText(say, accounts, required(snapshot.identity)),
      ...blockers.filter((one) => optionFor(one) === option).map((one) => say(one.message)),
      say(message(`setup.option.${option}.note`)),
    ].join(' '),
    action: say(message('ui.confirm.option')),
  });
  if (!sure) throw left();
  return withWhatHelps(deps, snapshot, { ...request, [option]: true }, clients);
}
