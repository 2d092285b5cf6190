import { asId, type VpcId } from '../../core/model/ids.js';
import type { VerdictVantage } from '../../core/model/verdict.js';
import { clientVpcCandidates } from '../../core/plan/candidates.js';
import { verdictText } from '../../core/plan/render.js';
import { verdictFor } from '../../core/verdict/verdict.js';
import { clusterIn } from '../known.js';
import { clientVpcs, clusterMembers } from '../members.js';
import { scopeOf } from '../scope.js';
import { textOf, textsOf } from '../schema.js';
import type { ReadTool } from '../tool.js';

/** Whether private DNS resolution is needed, as **Is private DNS needed?** says it. */
export const verdictTool: ReadTool = {
  name: 'judge_eks_private_dns',
  title: 'Judge whether private DNS is needed',
  description:
    'Says whether an EKS cluster needs Route 53 Resolver endpoints and rules for its endpoint name to resolve to private addresses, with the evidence and what to do instead. Often they are not needed, and they cost about $365 a month: call this before plan_eks_private_dns. It judges for clients outside AWS and for each VPC that is connected to the cluster’s, or for the VPCs that are named. Read-only; it asks AWS and public DNS, and sends no query from inside a VPC.',
  inputSchema: {
    type: 'object',
    properties: { ...clusterMembers, client_vpcs: clientVpcs },
    required: ['cluster'],
    additionalProperties: false,
  },
  async run(desk, input, signal) {
    const clusterName = textOf(input, 'cluster') ?? '';
    const scope = await scopeOf(desk, input);
    const snapshot = await desk.operations.estate({ scope, clusterName }, signal);
    clusterIn(snapshot, clusterName);
    const named = textsOf(input, 'client_vpcs').map((id) => asId<VpcId>(id));
    const inside =
      named.length > 0
        ? named
        : clientVpcCandidates(snapshot, clusterName)
            .filter(({ disabledBecause }) => !disabledBecause)
            .map(({ vpc }) => vpc.id);
    const vantages: readonly VerdictVantage[] = [
      ...(named.length > 0 ? [] : [{ network: 'onPremises' } as const]),
      ...inside.map((vpcId) => ({ vpcId })),
    ];
    const verdicts = vantages.map((vantage) => ({
      from: 'vpcId' in vantage ? vantage.vpcId : 'outside AWS',
      verdict: verdictFor(snapshot, clusterName, vantage),
    }));
    return {
      text: verdicts
        .map(({ from, verdict }) => `For clients in ${from}: ${verdictText(verdict)}\n`)
        .join('\n'),
      data: {
        cluster: clusterName,
        verdicts: verdicts.map(({ from, verdict }) => ({ from, necessity: verdict.necessity })),
      },
    };
  },
};
