import type { Cluster } from '../model/cluster.js';
import { valueOf } from '../model/fact.js';
import { hasDualStackEndpoint } from '../model/ipFamily.js';
import type { NetworkInterface, Subnet } from '../model/network.js';
import { judgeFlow, type FlowTrace } from './net/flow.js';
import type { End } from './net/end.js';
import type { Network } from './network.js';
import type { ClientVantage } from './vantage.js';

/** One way from clients to one address of the control plane, TCP 443 and back. */
export interface ApiFlow {
  readonly interface: NetworkInterface;
  readonly flow: FlowTrace;
}

const https = { protocol: 'tcp', port: 443 } as const;

/**
 * From every place of the vantage to every control-plane address of the same family. Subnets that
 * share their route table and ACL fare alike but for their ranges, so all are judged.
 */
export function apiFlows(
  network: Network,
  cluster: Cluster,
  vantage: ClientVantage,
): readonly ApiFlow[] {
  const interfaces = valueOf(network.snapshot.controlPlane[cluster.name]) ?? [];
  const clients = clientEnds(network, vantage);
  return interfaces.flatMap((one) =>
    addressesOfInterface(cluster, one).flatMap((ip) =>
      clients
        .filter((from) => from.ip.includes(':') === ip.includes(':'))
        .map((from) => ({ interface: one, flow: judgeFlow(network, from, endOf(one, ip), https) })),
    ),
  );
}

function addressesOfInterface(cluster: Cluster, one: NetworkInterface): readonly string[] {
  return hasDualStackEndpoint(cluster)
    ? [...one.privateAddresses, ...one.ipv6Addresses]
    : one.privateAddresses;
}

function endOf({ vpcId, subnetId, groupIds }: NetworkInterface, ip: string): End {
  return { ip, vpcId, subnetId, groupIds };
}

function clientEnds(network: Network, vantage: ClientVantage): readonly End[] {
  switch (vantage.kind) {
    case 'public':
      return [];
    case 'onPremises':
      return vantage.clientCidrs.map((ip) => ({ ip }));
    case 'vpc': {
      const { vpcId, subnetId, address, groupIds } = vantage;
      const groups = groupIds ? { groupIds } : {};
      const all = network.subnetsOfVpc.get(vpcId) ?? [];
      const subnets = subnetId ? all.filter(({ id }) => id === subnetId) : all;
      return subnets.flatMap((subnet) =>
        (address ? [address] : rangesOfSubnet(subnet)).map((ip): End => ({
          ip,
          vpcId,
          subnetId: subnet.id,
          ...groups,
        })),
      );
    }
  }
}

function rangesOfSubnet({ cidr, ipv6Cidrs }: Subnet): readonly string[] {
  return cidr === '' ? ipv6Cidrs : [cidr, ...ipv6Cidrs];
}
