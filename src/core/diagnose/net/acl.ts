import { message } from '../../model/message.js';
import type { NetworkAclEntry } from '../../model/networkAcl.js';
import type { Judgement } from '../judgement.js';
import { within, type Network } from '../network.js';
import type { End } from './end.js';

/** Ports a reply may come back to: both ends pick from all of them, so all must be open. */
export const ephemeral = { from: 1024, to: 65535 } as const;

const numbers = { udp: '17', tcp: '6' } as const;

/** A range of ports, both ends included. */
export interface Ports {
  readonly from: number;
  readonly to: number;
}

/**
 * What the network ACL of a subnet says to packets to or from an address, for a whole range of
 * ports: stateless, the lowest number decides, for each protocol and family by itself
 * (aws facts §3.2).
 */
export function judgeAcl(
  network: Network,
  subnetId: string,
  direction: 'ingress' | 'egress',
  peer: End,
  protocol: 'udp' | 'tcp',
  ports: Ports,
): Judgement {
  const fact = network.snapshot.networkAcls;
  const acl = network.aclOfSubnet.get(subnetId);
  if (!acl) {
    const missing = { call: 'ec2:DescribeNetworkAcls', subject: subnetId, fact };
    return { outcome: 'unknown', subject: subnetId, evidence: [], missing };
  }
  const entries = acl.entries
    .filter((entry) => entry.direction === direction)
    .filter((entry) => entry.protocol === '-1' || entry.protocol === numbers[protocol])
    .filter((entry) => within(network, entry.cidr, peer.ip))
    .toSorted((a, b) => a.ruleNumber - b.ruleNumber);
  const denied = firstDenied(entries, ports);
  if (denied === undefined) return { outcome: 'pass', subject: acl.id, evidence: [] };
  const { entry, port } = denied;
  const way = direction === 'egress' ? 'To' : 'From';
  const packet = { service: `${protocol}/${port}`, ip: peer.ip };
  return {
    outcome: 'drop',
    subject: acl.id,
    evidence: [
      {
        call: 'ec2:DescribeNetworkAcls',
        subject: acl.id,
        field: `NetworkAcls[].Entries[Egress=${String(direction === 'egress')}]`,
        value: entry
          ? message(`value.aclDeny${way}`, { entry: entry.ruleNumber, cidr: entry.cidr, ...packet })
          : message(`value.aclNone${way}`, packet),
      },
    ],
  };
}

/** Between two edges of entries every port fares the same: asking at the edges is asking for all. */
function firstDenied(
  entries: readonly NetworkAclEntry[],
  ports: Ports,
): { readonly port: number; readonly entry: NetworkAclEntry | undefined } | undefined {
  const edges = entries.flatMap(({ fromPort, toPort }) =>
    fromPort === undefined || toPort === undefined ? [] : [fromPort, toPort + 1],
  );
  const asked = [ports.from, ...edges.filter((port) => port > ports.from && port <= ports.to)];
  for (const port of asked.toSorted((a, b) => a - b)) {
    const entry = entries.find(({ fromPort, toPort }) =>
      fromPort === undefined || toPort === undefined ? true : fromPort <= port && port <= toPort,
    );
    if (entry?.action !== 'allow') return { port, entry };
  }
  return undefined;
}
