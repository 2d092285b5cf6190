import type { Cluster } from '../../model/cluster.js';
import type { VpcId } from '../../model/ids.js';
import type { Network } from '../network.js';
import { attemptFrom, walkName, type Attempt } from './walk.js';

/**
 * DNS servers outside AWS ask the inbound addresses of a VPC. None, where the VPC has no inbound
 * endpoint: they have nowhere to forward to, and ask public DNS.
 */
export function askInbound(
  network: Network,
  cluster: Cluster,
  vpcId: VpcId,
  { dnsServers }: { readonly dnsServers: readonly string[] },
  protocol: 'udp' | 'tcp',
): readonly Attempt[] {
  const visit = walkName(network, cluster, vpcId, protocol);
  const addresses = [...network.inboundByAddress].filter(([, owners]) =>
    owners.some(({ endpoint }) => endpoint.vpcId === vpcId),
  );
  return addresses.flatMap(([ip]) =>
    dnsServers
      .filter((server) => server.includes(':') === ip.includes(':'))
      .map((server) =>
        attemptFrom(network, { ip: server }, { ip, port: 53 }, protocol, () => visit),
      ),
  );
}
