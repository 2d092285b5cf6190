import { asRange, overlaps, parseCidr } from '../model/cidr.js';
import { asId, type VpcId } from '../model/ids.js';
import { rangesTowards } from '../model/ipFamily.js';
import { message } from '../model/message.js';
import { labelOf, vpcLabel } from '../model/names.js';
import type { Subnet } from '../model/network.js';
import type { OnPremisesRequest, Problem } from '../model/plan.js';
import { reachOf, routeFor, tableOf } from '../model/routing.js';
import type { Clients } from './controlPlane443.js';
import { blocker, warning } from './draft.js';
import { vpcOf, type Estate } from './estate.js';
import { overlapOf } from './guards.js';
import { tagKeys } from './naming.js';

/** `10.20.0.53` as `10.20.0.53/32`; ranges as they are, in their canonical order. */
export function dnsServerRanges({ dnsServers }: OnPremisesRequest): readonly string[] {
  return dnsServers.map(asRange);
}

/** The clients outside AWS, who connect to the control plane. */
export function clientsOnPremises({ clientRanges }: OnPremisesRequest): Clients {
  return {
    id: 'on-premises',
    label: message('unknown.onPremises'),
    ranges: clientRanges,
    tags: { [tagKeys.onPremises]: 'clients' },
  };
}

/** What is wrong with a request for a network outside AWS, before any endpoint is chosen. */
export function onPremisesGuards(estate: Estate, request: OnPremisesRequest): readonly Problem[] {
  const { dnsServers, clientRanges, hubVpcId } = request;
  const bad = [...dnsServers, ...clientRanges].filter((one) => parseCidr(one) === undefined);
  if (bad.length > 0) {
    return [blocker(message('problem.badRange', { ranges: bad }), message('help.badRange'))];
  }
  if (dnsServers.length === 0) {
    return [blocker(message('problem.noDnsServer'), message('help.noDnsServer'))];
  }
  const own = vpcOf(estate, estate.cluster.vpcId);
  const clash = clientRanges.flatMap((range) =>
    (own ? rangesTowards(estate.cluster, own) : [])
      .filter((cidr) => overlaps(range, cidr))
      .map((other) => ({ range, other })),
  )[0];
  return [
    ...(clash
      ? [
          blocker(
            message('problem.overlap', { vpc: message('unknown.onPremises'), ...clash }),
            message('help.overlap'),
          ),
        ]
      : []),
    ...(hubVpcId === undefined ? [] : hubGuards(estate, hubVpcId)),
    ...(clientRanges.length === 0
      ? [warning(message('problem.noClientRange'), message('help.noClientRange'))]
      : returnRoutes(estate, controlPlaneSubnets(estate), clientRanges)),
  ];
}

/** The hub's own clients switch too; its name server must not lead into a loop (aws facts §2.7). */
function hubGuards(estate: Estate, hubVpcId: VpcId): readonly Problem[] {
  const hub = vpcOf(estate, hubVpcId);
  const own = vpcOf(estate, estate.cluster.vpcId);
  const { accountId: account, region } = estate.identity;
  if (!hub) {
    const what = message('problem.vpcNotFound', { vpc: hubVpcId, account, region });
    return [blocker(what, message('help.vpcNotFound'))];
  }
  const vpc = labelOf(hub);
  if (hub.id === own?.id) {
    return [blocker(message('problem.hubIsOwn', { vpc }), message('help.hubIsOwn'))];
  }
  const clash = own && overlapOf(hub, own, estate.cluster);
  if (clash) {
    const what = message('problem.overlap', { vpc, range: clash.range, other: clash.other });
    return [blocker(what, message('help.overlap'))];
  }
  return [warning(message('problem.hubSwitches', { vpc }), message('help.hubSwitches'))];
}

/**
 * Whether answers find the way back: from these subnets to each range by a gateway that
 * can lead out of AWS (aws facts §4.2). What lies behind the gateway cannot be seen.
 */
export function returnRoutes(
  estate: Estate,
  subnets: readonly Subnet[],
  ranges: readonly string[],
): readonly Problem[] {
  const outside = asId<VpcId>('outside');
  const without = subnets.filter((subnet) => {
    const table = tableOf(estate.routeTables, subnet);
    return ranges.some((range) => {
      const route = table && routeFor(table, range);
      return reachOf(route, subnet.vpcId, outside, estate.peerings) === 'no';
    });
  });
  if (without.length === 0) return [];
  const [first] = without;
  const args = {
    vpc: vpcLabel(estate.vpcs, first?.vpcId ?? ''),
    subnets: without.map(labelOf),
    ranges,
  };
  return [blocker(message('problem.noReturnRoute', args), message('help.noReturnRoute'))];
}

function controlPlaneSubnets(estate: Estate): readonly Subnet[] {
  return estate.subnets.filter(({ id }) =>
    estate.controlPlane.some(({ subnetId }) => subnetId === id),
  );
}
