import { valueOf } from '../model/fact.js';
import { hasDualStackEndpoint, isDualStack } from '../model/ipFamily.js';
import { message } from '../model/message.js';
import { labelOf, vpcLabel } from '../model/names.js';
import type { Subnet } from '../model/network.js';
import type { EnableRequest, Problem } from '../model/plan.js';
import type { NewEndpointType } from '../model/resolver.js';
import { blocker } from './draft.js';
import type { Estate } from './estate.js';
import type { Side } from './sides.js';

/**
 * The type wished for new endpoints. The user's own word stands; else dual-stack is preferred
 * where a cluster of the request has AAAA records. Questions for both kinds of record pass an
 * IPV4 endpoint just as well, so that it is only a preference.
 */
export function typeWish(
  { snapshot }: Estate,
  { clusterName, furtherClusterNames, endpointType }: EnableRequest,
): 'IPV4' | 'preferDualStack' | 'DUALSTACK' {
  if (endpointType) return endpointType;
  const clusters = [clusterName, ...(furtherClusterNames ?? [])].flatMap(
    (name) => valueOf(snapshot.clusters[name]) ?? [],
  );
  return clusters.some(hasDualStackEndpoint) ? 'preferDualStack' : 'IPV4';
}

/** What a dual-stack subnet is worth beside how well it reaches: less than one more route. */
export function dualStackBonus({ wish }: Pick<Side, 'wish'>, subnet: Subnet): number {
  return wish.type !== 'IPV4' && isDualStack(subnet) ? 0.5 : 0;
}

/** The type of an endpoint that is there, or of the one to be made. */
export function typeOf({ existing, wish, subnets }: Side): string {
  if (existing) return existing.endpoint.type ?? 'IPV4';
  const both = subnets.length > 0 && subnets.every(isDualStack);
  return wish.type === 'DUALSTACK' || (wish.type === 'preferDualStack' && both)
    ? 'DUALSTACK'
    : 'IPV4';
}

/** For a step: set only where it is not AWS's own default. */
export function newType(side: Side): { readonly endpointType?: NewEndpointType } {
  return typeOf(side) === 'DUALSTACK' ? { endpointType: 'DUALSTACK' } : {};
}

/**
 * The ranges of `other` for the DNS entries in the group of `own`. Rule targets are IPv4
 * (aws facts §2.5), so an endpoint that is there needs no more; a new dual-stack one admits
 * both families of a dual-stack other side.
 */
export function rangesBetween(own: Side | undefined, other: Side | undefined): readonly string[] {
  const subnets = other?.subnets ?? [];
  const cidrs = subnets.map(({ cidr }) => cidr);
  const both =
    own && other && !own.existing && [own, other].every((side) => typeOf(side) === 'DUALSTACK');
  return both ? [...cidrs, ...subnets.flatMap(({ ipv6Cidrs }) => ipv6Cidrs)] : cidrs;
}

/** What stands in the way of the type that the user asked for. */
export function typeProblems(estate: Estate, { wish, subnets, vpcId }: Side): readonly Problem[] {
  const without = [...new Set(subnets)].filter((subnet) => !isDualStack(subnet));
  if (wish.type !== 'DUALSTACK' || without.length === 0) return [];
  const args = { vpc: vpcLabel(estate.vpcs, vpcId), subnets: without.map(labelOf) };
  return [blocker(message('problem.noIpv6Range', args), message('help.noIpv6Range'))];
}
