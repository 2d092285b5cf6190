import type { ClientVantage } from '../core/diagnose/vantage.js';
import { valueOf } from '../core/model/fact.js';
import { asId, type VpcId } from '../core/model/ids.js';
import { message } from '../core/model/message.js';
import { labelOf, vpcLabel } from '../core/model/names.js';
import type { Snapshot } from '../core/model/snapshot.js';
import { clientVpcCandidates } from '../core/plan/candidates.js';
import type { Choice } from '../platform/window.js';
import { left } from '../ui/readings.js';
import { textIn, textsIn } from '../ui/target.js';
import type { CommandDeps } from './deps.js';
import { askOnPremises } from './pickClients.js';

type Deps = Pick<CommandDeps, 'say' | 'window'>;

/**
 * The vantage that an argument names: by `vpcId`; by `dnsServers` and `clientCidrs`, outside AWS;
 * by `public`, which may be any text.
 */
export function namedVantage(argument: unknown): ClientVantage | undefined {
  const vpcId = textIn(argument, 'vpcId');
  if (vpcId !== undefined) return { kind: 'vpc', vpcId: asId<VpcId>(vpcId) };
  const dnsServers = textsIn(argument, 'dnsServers');
  const clientCidrs = textsIn(argument, 'clientCidrs') ?? [];
  if (dnsServers) return { kind: 'onPremises', dnsServers, clientCidrs };
  return textIn(argument, 'public') === undefined ? undefined : { kind: 'public' };
}

/** The argument that names a vantage. */
export function argumentOf(vantage: ClientVantage): object {
  switch (vantage.kind) {
    case 'vpc':
      return { vpcId: vantage.vpcId };
    case 'onPremises':
      return { dnsServers: vantage.dnsServers, clientCidrs: vantage.clientCidrs };
    case 'public':
      return { public: 'yes' };
  }
}

/** Asks where the clients are: in a VPC, connected ones first; outside AWS; on the internet. */
export async function pickVantage(
  deps: Deps,
  snapshot: Snapshot | undefined,
  clusterName: string,
): Promise<ClientVantage> {
  const { say, window } = deps;
  const own = snapshot && valueOf(snapshot.clusters[clusterName])?.vpcId;
  const candidates = snapshot ? clientVpcCandidates(snapshot, clusterName) : [];
  const inVpc = (vpcId: VpcId): ClientVantage => ({ kind: 'vpc', vpcId });
  const choices: Choice<ClientVantage | 'onPremises'>[] = [
    ...candidates.map(({ vpc, connectedBy, disabledBecause }) => ({
      label: labelOf(vpc),
      description: [vpc.cidrs.join(', '), connectedBy].filter(Boolean).join(' · '),
      ...(disabledBecause ? { detail: say(disabledBecause) } : {}),
      value: inVpc(vpc.id),
    })),
    ...(own
      ? [
          {
            label: vpcLabel(valueOf(snapshot.vpcs), own),
            description: say(message('ui.explain.clusterVpc')),
            value: inVpc(own),
          },
        ]
      : []),
    {
      label: say(message('ui.pick.onPremises')),
      description: say(message('ui.pick.onPremises.hint')),
      value: 'onPremises',
    },
    { label: say(message('ui.explain.public')), value: { kind: 'public' } },
  ];
  const title = say(message('ui.explain.pick', { cluster: clusterName }));
  const placeholder = say(message('ui.explain.pick.hint'));
  const picked = await window.pick({ title, placeholder }, choices);
  if (picked === undefined) throw left();
  if (picked !== 'onPremises') return picked;
  const { dnsServers, clientRanges } = await askOnPremises(deps);
  return { kind: 'onPremises', dnsServers, clientCidrs: clientRanges };
}

/** A vantage in words. */
export function vantageLabel(
  { say }: Pick<Deps, 'say'>,
  snapshot: Snapshot,
  vantage: ClientVantage,
): string {
  switch (vantage.kind) {
    case 'vpc':
      return vpcLabel(valueOf(snapshot.vpcs), vantage.vpcId);
    case 'onPremises':
      return say(message('ui.explain.servers', { servers: vantage.dnsServers }));
    case 'public':
      return say(message('ui.explain.public'));
  }
}
