import { valueOf } from '../../model/fact.js';
import type { ClusterUpdate } from '../../model/clusterUpdate.js';
import type { Walked } from '../walked.js';
import { dropsOf, type Drop } from './drops.js';

/** Updates after which the control-plane interfaces may stand in other subnets (aws facts §1.4). */
const moving: readonly string[] = ['VersionUpdate', 'VpcConfigUpdate'];

/** The update that may have moved the interfaces, if one is known. */
export function movingUpdate({ snapshot, cluster }: Walked): ClusterUpdate | undefined {
  const updates = valueOf(
    snapshot.clusterUpdates[cluster.name] ?? { known: false, why: { reason: 'notRead' } },
  );
  return updates?.find(({ type, status }) => moving.includes(type) && status === 'Successful');
}

/**
 * Drops by routes and ACLs on the way to some interfaces only, after an update that moves them:
 * what was set up covers the old subnets (aws facts §10, F30).
 */
export function movedInterfaces(walked: Walked): readonly Drop[] {
  if (!movingUpdate(walked)) return [];
  const blocked = dropsOf(walked).filter(
    ({ purpose, step }) =>
      purpose === 'api' && (/acl/i.test(step.point) || /route/i.test(step.point)),
  );
  const subnets = new Set(walked.api.map(({ flow }) => flow.to.subnetId));
  const lost = new Set(blocked.map(({ flow }) => flow.to.subnetId));
  const some = [...subnets].some((id) => !lost.has(id));
  return some ? blocked : [];
}
