import { diagnose } from '../../core/diagnose/diagnose.js';
import { noLiveEvidence } from '../../core/diagnose/live.js';
import { diagnosisText } from '../../core/diagnose/render.js';
import type { ClientVantage } from '../../core/diagnose/vantage.js';
import { valueOf } from '../../core/model/fact.js';
import { asId, type VpcId } from '../../core/model/ids.js';
import { vpcLabel } from '../../core/model/names.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import { text } from '../../core/model/text.js';
import { clusterIn } from '../known.js';
import { clientVpcs, clusterMembers, onPremisesClients, onPremisesDns } from '../members.js';
import { scopeOf } from '../scope.js';
import { flagOf, textOf, textsOf, type Input } from '../schema.js';
import type { ReadTool } from '../tool.js';

/** Why a name does or does not resolve, as **Explain resolution** says it. */
export const diagnoseTool: ReadTool = {
  name: 'diagnose_eks_private_dns',
  title: 'Diagnose resolution of an EKS endpoint',
  description:
    'Explains why the endpoint name of an EKS cluster does or does not resolve to the control plane’s private addresses for a client, and whether TCP 443 connects: each cause with its evidence and the way to mend it, and the path hop by hop (rules, endpoints, security groups, network ACLs, routes). For each VPC of client_vpcs, for DNS servers outside AWS, or else for the public internet. Read-only: it reads AWS’s configuration and, unless live is false, sends DNS queries and connects to 443 from this machine; no command is run on any instance or pod. Use it when kubectl hangs or a name resolves wrongly.',
  inputSchema: {
    type: 'object',
    properties: {
      ...clusterMembers,
      client_vpcs: clientVpcs,
      on_premises_dns: onPremisesDns,
      on_premises_clients: onPremisesClients,
      live: {
        type: 'boolean',
        description: 'Whether DNS is asked and 443 is tried, beside what the configuration says.',
        default: true,
      },
    },
    required: ['cluster'],
    additionalProperties: false,
  },
  async run(desk, input, signal) {
    const { operations } = desk;
    const clusterName = textOf(input, 'cluster') ?? '';
    const scope = await scopeOf(desk, input);
    const vpcIds = textsOf(input, 'client_vpcs').map((id) => asId<VpcId>(id));
    const snapshot = await operations.diagnosis({ scope, clusterName }, vpcIds, signal);
    clusterIn(snapshot, clusterName);
    const live = flagOf(input, 'live', true);
    const all = await Promise.all(
      vantagesOf(input, vpcIds).map(async (vantage) => {
        const about = { snapshot, clusterName, vantage };
        const seen = live ? await operations.live(scope, about, signal) : noLiveEvidence;
        return diagnose(snapshot, clusterName, vantage, seen);
      }),
    );
    const texts = all.map((one) =>
      diagnosisText(one, { vantage: labelOfVantage(snapshot, one.vantage) }),
    );
    for (const told of texts) desk.diagnosed(told);
    return {
      text: texts.join('\n'),
      data: {
        cluster: clusterName,
        diagnoses: all.map((one) => ({
          vantage: labelOfVantage(snapshot, one.vantage),
          outcome: one.outcome,
          summary: text(one.summary),
          causes: one.findings
            .filter(({ weight }) => weight === 'cause')
            .map(({ mode, sentence }) => ({ mode: mode ?? null, sentence: text(sentence) })),
        })),
      },
    };
  },
};

function vantagesOf(input: Input, vpcIds: readonly VpcId[]): readonly ClientVantage[] {
  const dnsServers = textsOf(input, 'on_premises_dns');
  const clientCidrs = textsOf(input, 'on_premises_clients');
  const all: readonly ClientVantage[] = [
    ...vpcIds.map((vpcId) => ({ kind: 'vpc', vpcId }) as const),
    ...(dnsServers.length > 0 ? [{ kind: 'onPremises', dnsServers, clientCidrs } as const] : []),
  ];
  return all.length > 0 ? all : [{ kind: 'public' }];
}

function labelOfVantage(snapshot: Snapshot, vantage: ClientVantage): string {
  switch (vantage.kind) {
    case 'vpc':
      return vpcLabel(valueOf(snapshot.vpcs), vantage.vpcId);
    case 'onPremises':
      return `DNS servers ${vantage.dnsServers.join(', ')}`;
    case 'public':
      return 'the public internet';
  }
}
