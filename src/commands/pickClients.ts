import { valueOf } from '../core/model/fact.js';
import type { VpcId } from '../core/model/ids.js';
import { message } from '../core/model/message.js';
import type { ForeignClient, OnPremisesRequest } from '../core/model/plan.js';
import type { Snapshot } from '../core/model/snapshot.js';
import type { VpcCandidate } from '../core/plan/candidates.js';
import { commonClientVpcs } from '../core/plan/commonCandidates.js';
import { verdictFor } from '../core/verdict/verdict.js';
import type { Choice } from '../platform/window.js';
import { askRanges } from '../ui/askRanges.js';
import { left } from '../ui/readings.js';
import type { CommandDeps } from './deps.js';
import { otherProfiles, pickForeign } from './pickForeign.js';

/** From where the name is to resolve. */
export interface PickedClients {
  readonly clientVpcIds: readonly VpcId[];
  readonly foreignClients?: readonly ForeignClient[];
  /** What was read as the owner of those of another account. */
  readonly clientSnapshots?: readonly Snapshot[];
  readonly onPremises?: OnPremisesRequest;
}

const outside = 'outside AWS';
const elsewhere = 'another account';

/** The verdict heads the list, and each VPC carries its own; the ones that cannot be used are said. */
export async function pickClients(
  deps: Pick<CommandDeps, 'operations' | 'say' | 'window'>,
  snapshot: Snapshot,
  names: readonly [string, ...string[]],
  signal: AbortSignal,
): Promise<PickedClients> {
  const { say, window } = deps;
  const profiles = await otherProfiles(deps, snapshot);
  const [name] = names;
  const candidates = commonClientVpcs(snapshot, names);
  const usable = candidates.filter(({ disabledBecause }) => disabledBecause === undefined);
  const choices: readonly Choice<VpcId | typeof outside | typeof elsewhere>[] = [
    ...usable.map((one) => ({
      ...choiceOf(deps, snapshot, name, one),
      picked: usable.length === 1,
    })),
    ...(profiles.length === 0
      ? []
      : [
          {
            label: say(message('ui.pick.elsewhere')),
            alwaysShow: true,
            description: say(message('ui.pick.elsewhere.hint')),
            value: elsewhere,
          } as const,
        ]),
    {
      label: say(message('ui.pick.onPremises')),
      description: say(message('ui.pick.onPremises.hint')),
      detail: say(verdictFor(snapshot, name, { network: 'onPremises' }).summary),
      value: outside,
    },
  ];
  const placeholder =
    usable.length > 0
      ? say(verdictFor(snapshot, name, { network: 'onPremises' }).summary)
      : whyNoVpc(deps, snapshot, name, candidates);
  const texts = { title: say(message('ui.pick.clientVpcs')), placeholder };
  const picked = await window.pickMany(texts, choices);
  if (picked === undefined || picked.length === 0) throw left();
  const clientVpcIds = picked.filter((one): one is VpcId => one !== outside && one !== elsewhere);
  return {
    clientVpcIds,
    ...(picked.includes(elsewhere) && (await pickForeign(deps, snapshot, names, profiles, signal))),
    ...(picked.includes(outside) && { onPremises: await askOnPremises(deps) }),
  };
}

function choiceOf(
  { say }: Pick<CommandDeps, 'say'>,
  snapshot: Snapshot,
  clusterName: string,
  { vpc, connectedBy }: VpcCandidate,
): Choice<VpcId> {
  return {
    label: vpc.name === '' ? vpc.id : vpc.name,
    description: [vpc.id, vpc.cidrs.join(', '), connectedBy].filter(Boolean).join(' · '),
    detail: say(verdictFor(snapshot, clusterName, { vpcId: vpc.id }).summary),
    value: vpc.id,
  };
}

function whyNoVpc(
  { say }: Pick<CommandDeps, 'say'>,
  snapshot: Snapshot,
  clusterName: string,
  candidates: readonly VpcCandidate[],
): string {
  const reasons = candidates.flatMap(({ vpc, disabledBecause }) =>
    disabledBecause ? [`${vpc.id}: ${say(disabledBecause)}`] : [],
  );
  const cluster = valueOf(snapshot.clusters[clusterName]);
  const args = { cluster: clusterName, vpc: cluster?.vpcId ?? '?' };
  return [say(message('ui.enable.noClientVpc', args)), ...reasons].join(' ');
}

/** Two lines: who forwards, and who connects. The second may stay empty; the plan then warns. */
export async function askOnPremises(
  deps: Pick<CommandDeps, 'say' | 'window'>,
): Promise<OnPremisesRequest> {
  const dnsServers = await askRanges(deps, 'ui.ask.dnsServers', 1);
  const clientRanges = await askRanges(deps, 'ui.ask.clientRanges', 0);
  return { dnsServers, clientRanges };
}
