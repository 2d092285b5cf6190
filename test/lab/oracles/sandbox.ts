import { aclAllows, EPHEMERAL, type Ports } from '../../../src/sandbox/dataplane/acl.js';
import { admittingRule } from '../../../src/sandbox/dataplane/groups.js';
import { resolve } from '../../../src/sandbox/dataplane/resolve.js';
import { wayFrom } from '../../../src/sandbox/dataplane/route.js';
import { CLASS_IN, TYPE } from '../../../src/core/dns/wire/recordTypes.js';
import { RCODE } from '../../../src/core/dns/wire/rcodes.js';
import type { World } from '../../../src/sandbox/world.js';
import { NOW } from '../estate/parts.js';
import {
  addressesOutcome,
  type ApiQuestion,
  type NameQuestion,
  type Outcome,
} from '../questions.js';
import type { Oracle } from './oracle.js';
import { targetOrders } from './targetOrders.js';

/** The sandbox's own data plane. It answers as VPC+2 does, whatever DHCP tells. */
export const sandboxOracle: Oracle = {
  name: 'sandbox',
  foretell: ({ world }, questions) => {
    const orders = targetOrders(world);
    const told = questions.flatMap((question): [string, Outcome[]][] => {
      if (question.kind === 'api') return [[question.key, [connects(world, question)]]];
      if (question.server === 'dhcp') return [];
      return [[question.key, [...new Set(orders.map((each) => answers(each, question)))]]];
    });
    return Promise.resolve(new Map(told));
  },
};

function answers(world: World, { client, host, transport }: NameQuestion): Outcome {
  const question = { name: `${host}.`, type: TYPE.A, class: CLASS_IN, recursionDesired: true };
  const origin = { kind: 'vpc', vpcId: client.vpcId } as const;
  const result = resolve(world, NOW, origin, question, transport);
  if (result.outcome === 'silence') return 'none';
  if (result.rcode === RCODE.NXDOMAIN) return 'NXDOMAIN';
  if (result.rcode !== RCODE.NOERROR) return 'none';
  const found = result.answers.flatMap(({ data }) => (data.kind === 'A' ? [data.address] : []));
  return found.length > 0 ? addressesOutcome(found) : 'NODATA';
}

const HTTPS: Ports = { from: 443, to: 443 };

/** TCP 443 by the same checks that a query meets. */
function connects(world: World, { client, to }: ApiQuestion): Outcome {
  const ends = [client, to].map(({ privateIpAddresses, vpcId, groupIds, subnetId }) => ({
    ip: privateIpAddresses[0] ?? '',
    vpcId,
    groupIds,
    subnetId,
  }));
  const [from, there] = ends;
  if (!from || !there) return 'closed';
  const acl = (subnetId: string, egress: boolean, ip: string, ports: Ports): boolean =>
    from.subnetId === there.subnetId || aclAllows(world, subnetId, egress, ip, 'tcp', ports).passed;
  const passes =
    admittingRule(world, from, 'egress', there, 'tcp', 443) !== undefined &&
    acl(from.subnetId, true, there.ip, HTTPS) &&
    wayFrom(world, from.subnetId, there.ip).vpcId === there.vpcId &&
    acl(there.subnetId, false, from.ip, HTTPS) &&
    admittingRule(world, there, 'ingress', from, 'tcp', 443) !== undefined &&
    acl(there.subnetId, true, from.ip, EPHEMERAL) &&
    wayFrom(world, there.subnetId, from.ip).vpcId === from.vpcId &&
    acl(from.subnetId, false, there.ip, EPHEMERAL);
  return passes ? 'open' : 'closed';
}
