import type { World } from '../world.js';
import { addCluster } from './clusters.js';
import { addNodes, addPostNetwork } from './postNetwork.js';

const sevenYears = 7 * 365 * 24 * 60 * 60 * 1000;

/** A private-only cluster from before December 2019, of which public DNS was never told. */
export function buildNeverRefreshed(world: World, now: number): void {
  const network = addPostNetwork(world);
  const [a, b] = network.private;
  const cluster = addCluster(world, network.worker, {
    name: 'archive',
    version: '1.31',
    endpointHost: '6A1F9D3B7C20E485B9D84E16F03A57C2.sk1.us-east-1.eks.amazonaws.com',
    publicAccess: false,
    privateAccess: true,
    neverRefreshed: true,
    controlPlane: [
      { subnet: b, address: '192.168.100.41' },
      { subnet: a, address: '192.168.70.166' },
    ],
    publicAddresses: ['54.221.16.9', '3.86.203.77'],
    createdAt: now - sevenYears,
  });
  addNodes(world, network.worker, cluster.vpcConfig?.clusterSecurityGroupId ?? '', now);
}
