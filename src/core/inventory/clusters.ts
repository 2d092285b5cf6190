import type { Cluster } from '../model/cluster.js';
import { valueOf, type Fact } from '../model/fact.js';
import type { NetworkInterface } from '../model/network.js';
import type { Snapshot } from '../model/snapshot.js';
import { ask } from './ask.js';
import type { ReadDeps } from './deps.js';

/** One cluster: `eks:DescribeCluster`. */
export function readCluster(
  { aws, clock }: ReadDeps,
  name: string,
  signal: AbortSignal,
): Promise<Fact<Cluster>> {
  return ask(clock, 'eks:DescribeCluster', () => aws.describeCluster(name, signal));
}

/**
 * The control-plane interfaces of a cluster (aws facts §1.4). A cluster without a
 * VPC, which is an external one, has none; an unread cluster leaves them unknown.
 */
export async function readControlPlane(
  { aws, clock }: ReadDeps,
  snapshot: Snapshot,
  name: string,
  signal: AbortSignal,
): Promise<Fact<readonly NetworkInterface[]>> {
  const fact = snapshot.clusters[name];
  if (fact && !fact.known) return fact;
  const vpcId = valueOf(fact)?.vpcId;
  return ask(clock, 'ec2:DescribeNetworkInterfaces', () =>
    vpcId ? aws.describeControlPlaneInterfaces({ name, vpcId }, signal) : Promise.resolve([]),
  );
}
