import type { Cluster } from '../model/cluster.js';
import { message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { Problem } from '../model/plan.js';
import type { Snapshot } from '../model/snapshot.js';
import { rangesOrAll } from './accessStep.js';
import { clientVpcCandidates } from './candidates.js';
import { clientsIn, draftControlPlane443 } from './controlPlane443.js';
import { warning } from './draft.js';
import { estateOf } from './estate.js';

/**
 * Who loses the endpoint when public access goes: whoever comes over the internet, VPCs
 * without a way to the cluster VPC, and VPCs that have one but are not admitted on TCP
 * 443 (aws facts §1.2).
 */
export function losesPublic(snapshot: Snapshot, cluster: Cluster): readonly Problem[] {
  const ranges = rangesOrAll(cluster.publicAccessCidrs);
  const internet = message('problem.losesPublic', { cluster: cluster.name, ranges });
  return [warning(internet, message('help.losesPublic')), ...withoutPrivatePath(snapshot, cluster)];
}

function withoutPrivatePath(snapshot: Snapshot, cluster: Cluster): readonly Problem[] {
  const found = estateOf(snapshot, cluster.name);
  if ('problems' in found) {
    const why = found.problems.map((problem) => problem.message);
    return [warning(message('problem.pathsUnknown', { why }), message('help.pathsUnknown'))];
  }
  const { estate } = found;
  const candidates = clientVpcCandidates(snapshot, cluster.name);
  const cut = candidates.filter((one) => one.disabledBecause);
  const closed = candidates.filter(
    ({ vpc, connectedBy }) =>
      connectedBy !== undefined &&
      draftControlPlane443(estate, clientsIn(cluster, vpc), {
        clusterName: cluster.name,
        clientVpcIds: [vpc.id],
      }).steps.length > 0,
  );
  const say = (
    key: 'problem.noPrivatePath' | 'problem.lack443',
    help: 'help.noPrivatePath' | 'help.lack443',
    which: typeof candidates,
  ): readonly Problem[] => {
    const vpcs = which.map(({ vpc }) => labelOf(vpc));
    return vpcs.length === 0 ? [] : [warning(message(key, { vpcs }), message(help))];
  };
  return [
    ...say('problem.noPrivatePath', 'help.noPrivatePath', cut),
    ...say('problem.lack443', 'help.lack443', closed),
  ];
}
