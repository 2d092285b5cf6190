import type { Part } from '../inventory/parts.js';
import { valueOf } from '../model/fact.js';
import type { Snapshot } from '../model/snapshot.js';
import { isOurRequest } from '../plan/naming.js';

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
