import { AwsFault } from '../../awsFault.js';
import type { Cluster } from '../../model/cluster.js';
import type { World } from '../../world.js';

export function invalid(message: string): AwsFault {
  return new AwsFault('InvalidParameterException', message);
}

export function invalidRequest(message: string): AwsFault {
  return new AwsFault('InvalidRequestException', message);
}

/** The cluster of that name. Throws what EKS says where there is none. */
export function clusterNamed(world: World, name: string): Cluster {
  const cluster = world.clusters.find((each) => each.name === name);
  if (cluster) return cluster;
  throw new AwsFault('ResourceNotFoundException', `No cluster found for name: ${name}.`, 404);
}
