import { hasDualStackEndpoint } from '../model/ipFamily.js';
import { message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { Subnet, Vpc } from '../model/network.js';
import type { Problem } from '../model/plan.js';
import { reachOf, routeFor, tableOf, worstReach, type Reach } from '../model/routing.js';
import { warning } from './draft.js';
import type { Estate } from './estate.js';

type Network = Pick<Estate, 'routeTables' | 'peerings'>;

/**
 * The route problems of a client VPC with IPv6 looked at, too. Clients with both families take
 * AAAA answers first, so a way that only IPv4 has is warned of; one that only IPv6 has is no
 * blocker. `ipv4` are the problems that IPv4 alone gives. Where the name has no AAAA records or
 * the VPC no IPv6, they stand as they are (aws facts §1.4, §4.2).
 */
export function withIpv6Routes(
  estate: Estate,
  client: Vpc,
  ipv4: readonly Problem[],
): readonly Problem[] {
  const near = estate.subnets.filter(
    ({ id, ipv6Cidrs }) =>
      ipv6Cidrs.length > 0 && estate.controlPlane.some(({ subnetId }) => subnetId === id),
  );
  const far = estate.subnets.filter(
    ({ vpcId, ipv6Cidrs }) => vpcId === client.id && ipv6Cidrs.length > 0,
  );
  const nobody = near.length === 0 || far.length === 0;
  if (!hasDualStackEndpoint(estate.cluster) || nobody) return ipv4;
  const vpc = labelOf(client);
  const without = far.filter((subnet) => near.some((one) => reach(estate, subnet, one) === 'no'));
  const missing = warning(
    message('problem.clientNoIpv6Route', { vpc, subnets: without.map(labelOf) }),
    message('help.clientNoIpv6Route', { to: near.flatMap(({ ipv6Cidrs }) => ipv6Cidrs) }),
  );
  if (without.length === far.length) return [...ipv4, missing];
  const onlyIpv6 = warning(
    message('problem.clientOnlyIpv6Route', { vpc }),
    message('help.clientOnlyIpv6Route'),
  );
  return [
    ...ipv4.map((one) => (one.severity === 'blocker' ? onlyIpv6 : one)),
    ...(without.length > 0 ? [missing] : []),
  ];
}

/** There and back between the IPv6 ranges of two subnets. */
function reach(network: Network, a: Subnet, b: Subnet): Reach {
  return worstReach([oneWay(network, a, b), oneWay(network, b, a)]);
}

function oneWay({ routeTables, peerings }: Network, from: Subnet, to: Subnet): Reach {
  const table = tableOf(routeTables, from);
  if (!table) return 'no';
  return worstReach(
    to.ipv6Cidrs.map((cidr) => reachOf(routeFor(table, cidr), from.vpcId, to.vpcId, peerings)),
  );
}
