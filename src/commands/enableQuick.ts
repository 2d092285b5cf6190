import { valueOf } from '../core/model/fact.js';
import { asId, type VpcId } from '../core/model/ids.js';
import { message } from '../core/model/message.js';
import type { Snapshot } from '../core/model/snapshot.js';
import { clientVpcCandidates } from '../core/plan/candidates.js';
import { planEnable } from '../core/plan/enable.js';
import { verdictFor } from '../core/verdict/verdict.js';
import { targetFor } from '../ui/pickCluster.js';
import { left } from '../ui/readings.js';
import { textIn, textsIn } from '../ui/target.js';
import { carryOut } from './carryOut.js';
import type { Command, CommandDeps } from './deps.js';
import { readEstateOf } from './readEstate.js';

/**
 * **Enable private DNS resolution** by quick picks, with no form. Besides the cluster,
 * the argument may hold `clientVpcIds` and, from a caller that has asked its user,
 * `confirmedAccount`.
 */
export const enableQuick: Command =
  (deps) =>
  async ({ signal }, argument) => {
    const target = await targetFor(deps, argument, signal);
    const snapshot = await readEstateOf(deps, target, signal);
    const named = textsIn(argument, 'clientVpcIds')?.map((id) => asId<VpcId>(id));
    const clientVpcIds = named ?? (await pickClientVpcs(deps, snapshot, target.clusterName));
    if (clientVpcIds === undefined) return undefined;
    const evenIfNotNeeded = await insists(deps, snapshot, target.clusterName, clientVpcIds);
    const planning = planEnable(snapshot, {
      clusterName: target.clusterName,
      clientVpcIds,
      evenIfNotNeeded,
    });
    const confirmedAccount = textIn(argument, 'confirmedAccount');
    return carryOut(deps, target, planning, { confirmedAccount }, signal);
  };

/** The verdict heads the list, and each VPC carries its own; the ones that cannot be used are said. */
async function pickClientVpcs(
  { say, window }: CommandDeps,
  snapshot: Snapshot,
  clusterName: string,
): Promise<readonly VpcId[] | undefined> {
  const verdict = verdictFor(snapshot, clusterName, { network: 'onPremises' });
  if (verdict.necessity === 'notApplicable') {
    window.say('warn', `${say(verdict.summary)} ${say(verdict.advice)}`);
    return undefined;
  }
  const candidates = clientVpcCandidates(snapshot, clusterName);
  const usable = candidates.filter(({ disabledBecause }) => disabledBecause === undefined);
  if (usable.length === 0) {
    const reasons = candidates.flatMap(({ vpc, disabledBecause }) =>
      disabledBecause ? [`${vpc.id}: ${say(disabledBecause)}`] : [],
    );
    const cluster = valueOf(snapshot.clusters[clusterName]);
    const args = { cluster: clusterName, vpc: cluster?.vpcId ?? '?' };
    window.say('warn', [say(message('ui.enable.noClientVpc', args)), ...reasons].join(' '));
    return undefined;
  }
  const choices = usable.map(({ vpc, connectedBy }) => ({
    label: vpc.name === '' ? vpc.id : vpc.name,
    description: [vpc.id, vpc.cidrs.join(', '), connectedBy].filter(Boolean).join(' · '),
    detail: say(verdictFor(snapshot, clusterName, { vpcId: vpc.id }).summary),
    picked: usable.length === 1,
    value: vpc.id,
  }));
  const picked = await window.pickMany(
    { title: say(message('ui.pick.clientVpcs')), placeholder: say(verdict.summary) },
    choices,
  );
  if (picked === undefined || picked.length === 0) throw left();
  return picked;
}

/** Whether to plan although no vantage needs it: asked once, never assumed. */
async function insists(
  { say, window }: CommandDeps,
  snapshot: Snapshot,
  clusterName: string,
  clientVpcIds: readonly VpcId[],
): Promise<boolean> {
  const verdicts = clientVpcIds.map((vpcId) => verdictFor(snapshot, clusterName, { vpcId }));
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
