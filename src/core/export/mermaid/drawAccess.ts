import type { Plan } from '../../model/plan.js';
import type { Board } from './board.js';
import { clusterBoxes, clustersOf } from './parts.js';
import { texts } from './texts.js';

/** Changes of the ground that everything stands on: a cluster's access and the DNS of VPCs. */
export function drawAccess(plan: Plan, board: Board): void {
  for (const { spec } of plan.steps) {
    if (spec.kind === 'updateClusterAccess') {
      const cluster = clustersOf(plan).find(({ name }) => name === spec.clusterName);
      const box = cluster
        ? clusterBoxes(board, cluster).cluster
        : board.box('cluster', spec.clusterName, 'there', [
            texts.controlPlane,
            texts.cluster(spec.clusterName),
          ]);
      const { publicAccess, privateAccess, publicAccessCidrs = [] } = spec.change;
      board.change(box, [
        ...(publicAccess === undefined ? [] : [texts.publicAccess(publicAccess)]),
        ...publicAccessCidrs,
        ...(privateAccess === undefined ? [] : [texts.privateAccess(privateAccess)]),
      ]);
    }
    if (spec.kind === 'modifyVpcDns') {
      const known = board.find('client', spec.vpcId);
      const box = known ?? board.box('vpc', spec.vpcId, 'there', [texts.vpc, spec.vpcId]);
      board.change(box, [texts.attribute(spec.attribute, spec.value)]);
    }
  }
}
