import { failuresIn, listedParts } from '../../core/inventory/listed.js';
import { listText } from '../../core/inventory/listText.js';
import type { Part } from '../../core/inventory/parts.js';
import { valueOf, type Fact } from '../../core/model/fact.js';
import { PortError } from '../../core/model/portError.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import { required } from '../../core/model/required.js';
import { scopeMembers } from '../members.js';
import type { Desk } from '../operations.js';
import { failureText } from '../refusal.js';
import { scopeOf } from '../scope.js';
import { textOf, type Input } from '../schema.js';
import type { ReadTool, ToolAnswer } from '../tool.js';

/** What the explorer shows of a profile and Region; without a profile to mean, the profiles. */
export const listTool: ReadTool = {
  name: 'list_eks_private_dns',
  title: 'List EKS clusters and Resolver objects',
  description:
    'Lists the EKS clusters of one AWS profile and Region with their endpoint access, and the VPCs, Route 53 Resolver endpoints, rules and rule associations that make cluster endpoint names resolve. Read-only. Use it first, to learn the names and ids that the other tools take. When no profile is given and there are several, it lists the profiles. It does not say whether a name resolves: use verify_eks_private_dns or diagnose_eks_private_dns for that.',
  inputSchema: { type: 'object', properties: scopeMembers, additionalProperties: false },
  run: async (desk, input, signal) =>
    (await profilesOnly(desk, input)) ?? estateOf(desk, input, signal),
};

async function profilesOnly(desk: Desk, input: Input): Promise<ToolAnswer | undefined> {
  if (textOf(input, 'profile') !== undefined || desk.defaults().profile !== undefined)
    return undefined;
  const profiles = await desk.operations.profiles();
  if (profiles.length === 1) return undefined;
  const lines = profiles.map(
    ({ name, region }) => `  ${name}  ${region ?? 'no Region of its own'}`,
  );
  return {
    text: `AWS profiles; name one of them:\n${lines.join('\n')}\n`,
    data: { profiles },
  };
}

async function estateOf(desk: Desk, input: Input, signal: AbortSignal): Promise<ToolAnswer> {
  const { operations } = desk;
  const scope = await scopeOf(desk, input);
  const first = await operations.read(scope, listedParts, signal);
  required(first.identity);
  const parts: Part[] = [
    ...(valueOf(first.clusterNames) ?? []).map((cluster) => ({ cluster })),
    ...(valueOf(first.endpoints) ?? []).map(({ id }) => ({ endpointAddresses: id })),
  ];
  const snapshot = await operations.read(scope, parts, signal);
  const reasons = failuresIn(snapshot).map((error) => failureText(new PortError(error)));
  const notKnown = [...new Set(reasons)];
  const failed = notKnown.map((one) => `Not read: ${one}\n`).join('');
  return { text: `${listText(snapshot)}${failed}`, data: dataOf(snapshot, notKnown) };
}

/** What is not known is null, never an empty list. */
function dataOf(snapshot: Snapshot, notKnown: readonly string[]): ToolAnswer['data'] {
  const clusters = valueOf(snapshot.clusterNames)?.map((name) => {
    const cluster = valueOf(snapshot.clusters[name]);
    return {
      name,
      access: cluster?.access ?? null,
      vpc: cluster?.vpcId ?? null,
      endpointName: cluster?.endpointName ?? null,
    };
  });
  const idsOf = (fact: Fact<readonly { readonly id: string }[]>): readonly string[] | null =>
    valueOf(fact)?.map(({ id }) => id) ?? null;
  return {
    ...snapshot.scope,
    account: valueOf(snapshot.identity)?.accountId ?? null,
    clusters: clusters ?? null,
    vpcs: idsOf(snapshot.vpcs),
    resolverEndpoints: idsOf(snapshot.endpoints),
    resolverRules: idsOf(snapshot.rules),
    notRead: notKnown,
  };
}
