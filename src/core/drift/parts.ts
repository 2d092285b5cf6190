import { listParts, type Part } from '../inventory/parts.js';
import { valueOf } from '../model/fact.js';
import type { Snapshot } from '../model/snapshot.js';
import { isOurRequest, isOurs } from '../plan/naming.js';

/**
 * What the drift of a cluster looks at besides its estate: which clusters there are, and
 * the tags of everything that bears our mark. One Resolver call per thing of ours.
 */
export function driftParts(snapshot: Snapshot): readonly Part[] {
  const rules = valueOf(snapshot.rules) ?? [];
  const endpoints = valueOf(snapshot.endpoints) ?? [];
  const arns = [
    ...rules.filter(({ shareStatus }) => shareStatus !== 'SHARED_WITH_ME'),
    ...endpoints,
  ]
    .filter(
      ({ arn, creatorRequestId }) => isOurRequest(creatorRequestId) && !snapshot.resolverTags[arn],
    )
    .map(({ arn }) => arn);
  return ['clusterNames', ...arns.map((resolverTags) => ({ resolverTags }))];
}

/**
 * All that is asked to find what clusters left that are gone: no `eks:DescribeCluster`, for
 * there is nothing to describe. In two rounds, with `read` reading parts anew.
 */
export async function readLeftovers(
  read: (parts: readonly Part[]) => Promise<Snapshot>,
): Promise<Snapshot> {
  const lists = await read(listParts);
  return read(leftoverParts(lists));
}

/** Addresses and tags of the endpoints, tags and shares of our rules, and who wears the groups that we added to. */
function leftoverParts(snapshot: Snapshot): readonly Part[] {
  const rules = (valueOf(snapshot.rules) ?? []).filter(
    ({ creatorRequestId, shareStatus }) =>
      isOurRequest(creatorRequestId) && shareStatus !== 'SHARED_WITH_ME',
  );
  const groups = valueOf(snapshot.securityGroups) ?? [];
  const changed = (valueOf(snapshot.securityGroupRules) ?? [])
    .filter(({ tags }) => isOurs(tags))
    .flatMap(({ groupId }) => groups.find(({ id }) => id === groupId)?.vpcId ?? []);
  return [
    ...(valueOf(snapshot.endpoints) ?? []).flatMap(({ id, arn }): readonly Part[] => [
      { endpointAddresses: id },
      { resolverTags: arn },
    ]),
    ...rules.flatMap(({ arn }): readonly Part[] => [{ resolverTags: arn }, { ruleShares: arn }]),
    ...[...new Set(changed)].map((eksInterfaces) => ({ eksInterfaces })),
  ];
}
