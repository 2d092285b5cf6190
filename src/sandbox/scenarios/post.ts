import type { World } from '../world.js';
import { addCluster } from './clusters.js';
import { addNodes, addPostNetwork, addToolsInstance } from './postNetwork.js';

const monthAgo = 30 * 24 * 60 * 60 * 1000;

/** The post's standard case: public and private access, so that clients elsewhere need the solution. */
export function buildPost(world: World, now: number): void {
  const network = addPostNetwork(world);
  const [a, b] = network.private;
  const cluster = addCluster(world, network.worker, {
    name: 'payments',
    version: '1.31',
    endpointHost: '9FF86DB0668DC670F27F426024E7CDBD.sk1.us-east-1.eks.amazonaws.com',
    publicAccess: true,
    privateAccess: true,
    controlPlane: [
      { subnet: b, address: '192.168.109.77' },
      { subnet: a, address: '192.168.74.42' },
    ],
    publicAddresses: ['54.172.31.8', '3.218.44.120'],
    createdAt: now - monthAgo,
  });
  addToolsInstance(world, network.tools, now - monthAgo);
  addNodes(world, network.worker, cluster.vpcConfig?.clusterSecurityGroupId ?? '', now - monthAgo);
}
