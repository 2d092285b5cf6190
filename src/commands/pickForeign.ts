import { clientParts } from '../core/inventory/clientEstate.js';
import { valueOf } from '../core/model/fact.js';
import { message } from '../core/model/message.js';
import type { ForeignClient } from '../core/model/plan.js';
import type { Snapshot } from '../core/model/snapshot.js';
import { foreignClientVpcs } from '../core/plan/foreignCandidates.js';
import { required } from '../core/model/required.js';
import { left } from '../ui/readings.js';
import type { CommandDeps } from './deps.js';

type PickDeps = Pick<CommandDeps, 'operations' | 'say' | 'window'>;

/** The names of the profiles that another account could be reached with. */
export async function otherProfiles(
  { operations }: Pick<CommandDeps, 'operations'>,
  { scope }: Snapshot,
): Promise<readonly string[]> {
  const names = (await operations.profiles()).map(({ name }) => name);
  return names.filter((name) => name !== scope.profile);
}

/** Client VPCs of one other account: its profile first, then what that profile sees. */
export async function pickForeign(
  { operations, say, window }: PickDeps,
  snapshot: Snapshot,
  names: readonly string[],
  profiles: readonly string[],
  signal: AbortSignal,
): Promise<{
  readonly foreignClients: readonly ForeignClient[];
  readonly clientSnapshots: readonly Snapshot[];
}> {
  const texts = {
    title: say(message('ui.pick.elsewhere.profile')),
    placeholder: say(message('page.setup.accounts.help')),
  };
  const profile = await window.pick(
    texts,
    profiles.map((value) => ({ label: value, value })),
  );
  if (profile === undefined) throw left();
  const scope = { profile, region: snapshot.scope.region };
  const read = (vpcIds: Parameters<typeof clientParts>[0]) =>
    window.progress(say(message('page.setup.account.reading')), (_report, cancelled) =>
      operations.read(scope, clientParts(vpcIds), AbortSignal.any([signal, cancelled])),
    );
  const lists = await read([]);
  const { accountId } = required(lists.identity);
  required(lists.vpcs);
  if (accountId === valueOf(snapshot.identity)?.accountId) {
    window.say('warn', say(message('setup.account.own', { profile })));
    throw left();
  }
  const usable = foreignClientVpcs(snapshot, names, lists).filter((one) => !one.disabledBecause);
  const account = say(message('ui.pick.elsewhere.vpcs', { account: accountId, profile }));
  if (usable.length === 0) {
    window.say('warn', say(message('ui.pick.elsewhere.none', { account: accountId, profile })));
    throw left();
  }
  const vpcIds = await window.pickMany(
    { title: account, placeholder: account },
    usable.map(({ vpc, connectedBy }) => ({
      label: vpc.name === '' ? vpc.id : vpc.name,
      description: [vpc.id, vpc.cidrs.join(', '), connectedBy].filter(Boolean).join(' · '),
      value: vpc.id,
    })),
  );
  if (vpcIds === undefined || vpcIds.length === 0) throw left();
  return {
    foreignClients: vpcIds.map((vpcId) => ({ profile, vpcId })),
    clientSnapshots: [await read(vpcIds)],
  };
}
