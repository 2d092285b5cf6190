import type { NetworkAclEntry } from '../model/routing.js';
import { isInBlock } from '../net/block.js';
import { networkAclOf } from '../states.js';
import type { World } from '../world.js';
import type { Transport } from './trace.js';

/** Ports a reply may come back to: both ends pick from all of them, so all must be open. */
export const EPHEMERAL = { from: 1024, to: 65535 } as const;

/** A range of ports, both ends included. */
export interface Ports {
  readonly from: number;
  readonly to: number;
}

const numbers = { udp: '17', tcp: '6' } as const;

function allows(entries: readonly NetworkAclEntry[], port: number): boolean {
  const first = entries.find(
    ({ ports }) => ports === undefined || (ports.from <= port && port <= ports.to),
  );
  return first?.action === 'allow';
}

/** What a network ACL says about a whole range of ports to or from an address; stateless. */
export function aclAllows(
  world: World,
  subnetId: string,
  egress: boolean,
  address: string,
  transport: Transport,
  ports: Ports,
): { passed: boolean; aclId: string } {
  const acl = networkAclOf(world, subnetId);
  if (!acl) return { passed: false, aclId: `no network ACL of ${subnetId}` };
  const entries = acl.entries
    .filter((entry) => entry.egress === egress)
    .filter((entry) => entry.protocol === '-1' || entry.protocol === numbers[transport])
    .filter(({ cidr, ipv6Cidr }) => isInBlock(address, cidr ?? ipv6Cidr ?? ''))
    .sort((a, b) => a.ruleNumber - b.ruleNumber);
  // Between two edges of entries every port fares the same: asking at the edges is asking for all.
  const edges = entries.flatMap((entry) =>
    entry.ports ? [entry.ports.from, entry.ports.to + 1] : [],
  );
  const inside = edges.filter((port) => port > ports.from && port <= ports.to);
  const passed = [ports.from, ...inside].every((port) => allows(entries, port));
  return { passed, aclId: acl.networkAclId };
}
