import type { World } from '../world.js';
import { addCluster } from './clusters.js';
import { addNodes, addPostNetwork } from './postNetwork.js';

const yearAgo = 365 * 24 * 60 * 60 * 1000;

/** A private-only cluster: public DNS already gives its private addresses, and nothing is needed. */
export function buildPrivateOnly(world: World, now: number): void {
  const network = addPostNetwork(world);
  const [a, b] = network.private;
  const cluster = addCluster(world, network.worker, {
    name: 'ledger',
    version: '1.31',
    endpointHost: '3C8E51B07D2F94A6E0B1D75F28A4C963.gr7.us-east-1.eks.amazonaws.com',
    publicAccess: false,
    privateAccess: true,
    controlPlane: [
      { subnet: b, address: '192.168.101.18' },
      { subnet: a, address: '192.168.80.203' },
    ],
    createdAt: now - yearAgo,
  });
  addNodes(world, network.worker, cluster.vpcConfig?.clusterSecurityGroupId ?? '', now - yearAgo);
}
