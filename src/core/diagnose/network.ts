import { parseCidr, type Cidr } from '../model/cidr.js';
import { notRead, valueOf, type Fact } from '../model/fact.js';
import type {
  Route,
  RouteTable,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
  TransitGatewayAttachment,
  Vpc,
  VpcPeeringConnection,
} from '../model/network.js';
import type { NetworkAcl } from '../model/networkAcl.js';
import {
  addressesOf,
  type ResolverEndpoint,
  type ResolverEndpointAddress,
} from '../model/resolver.js';
import type { Snapshot } from '../model/snapshot.js';

/** An address of a Resolver endpoint, with the endpoint. */
export interface OwnedAddress {
  readonly endpoint: ResolverEndpoint;
  readonly address: ResolverEndpointAddress;
}

/**
 * A snapshot with its lists by what one looks them up by: made once for a diagnosis, in time
 * that grows with the snapshot's size; every look-up afterwards is quick.
 */
export interface Network {
  readonly snapshot: Snapshot;
  readonly vpcs: ReadonlyMap<string, Vpc>;
  readonly subnets: ReadonlyMap<string, Subnet>;
  readonly subnetsOfVpc: ReadonlyMap<string, readonly Subnet[]>;
  readonly tableOfSubnet: (subnetId: string) => RouteTable | undefined;
  readonly aclOfSubnet: ReadonlyMap<string, NetworkAcl>;
  readonly groups: ReadonlyMap<string, SecurityGroup>;
  readonly rulesOfGroup: ReadonlyMap<string, readonly SecurityGroupRule[]>;
  readonly peerings: ReadonlyMap<string, VpcPeeringConnection>;
  readonly attachments: readonly TransitGatewayAttachment[];
  readonly endpoints: ReadonlyMap<string, ResolverEndpoint>;
  /** Inbound addresses; one may stand in two VPCs whose ranges overlap. */
  readonly inboundByAddress: ReadonlyMap<string, readonly OwnedAddress[]>;
  readonly cidr: (text: string) => Cidr | undefined;
}

/** Indexes a snapshot. */
export function networkOf(snapshot: Snapshot): Network {
  const list = <T>(fact: Fact<readonly T[]>): readonly T[] => valueOf(fact) ?? [];
  const tables = list(snapshot.routeTables);
  const subnets = list(snapshot.subnets);
  const bySubnet = new Map(tables.flatMap((one) => one.subnetIds.map((id) => [String(id), one])));
  const mainOf = new Map(tables.filter(({ main }) => main).map((one) => [String(one.vpcId), one]));
  const subnetById = new Map(subnets.map((one) => [String(one.id), one]));
  const endpoints = list(snapshot.endpoints);
  const parsed = new Map<string, Cidr | undefined>();
  return {
    snapshot,
    vpcs: new Map(list(snapshot.vpcs).map((one) => [String(one.id), one])),
    subnets: subnetById,
    subnetsOfVpc: groupedBy(subnets, ({ vpcId }) => String(vpcId)),
    tableOfSubnet: (id) => bySubnet.get(id) ?? mainOf.get(subnetById.get(id)?.vpcId ?? ''),
    aclOfSubnet: new Map(
      list(snapshot.networkAcls).flatMap((one) => one.subnetIds.map((id) => [String(id), one])),
    ),
    groups: new Map(list(snapshot.securityGroups).map((one) => [String(one.id), one])),
    rulesOfGroup: groupedBy(list(snapshot.securityGroupRules), ({ groupId }) => String(groupId)),
    peerings: new Map(list(snapshot.peerings).map((one) => [String(one.id), one])),
    attachments: list(snapshot.transitGatewayAttachments),
    endpoints: new Map(endpoints.map((one) => [String(one.id), one])),
    inboundByAddress: inboundAddresses(snapshot, endpoints),
    cidr: (text) => {
      if (!parsed.has(text)) parsed.set(text, parseCidr(text));
      return parsed.get(text);
    },
  };
}

function inboundAddresses(
  snapshot: Snapshot,
  endpoints: readonly ResolverEndpoint[],
): ReadonlyMap<string, readonly OwnedAddress[]> {
  const found = new Map<string, OwnedAddress[]>();
  for (const endpoint of endpoints) {
    if (!endpoint.direction.startsWith('INBOUND')) continue;
    for (const address of valueOf(snapshot.endpointAddresses[endpoint.id]) ?? []) {
      for (const ip of addressesOf(address)) {
        const others = found.get(ip);
        if (others) others.push({ endpoint, address });
        else found.set(ip, [{ endpoint, address }]);
      }
    }
  }
  return found;
}

/** Whether an address or a range lies in another, by parsed ranges that are kept. */
export function within(network: Network, outer: string, inner: string): boolean {
  const o = network.cidr(outer);
  const i = network.cidr(inner);
  if (!o || !i || o.family !== i.family || i.prefix < o.prefix) return false;
  const shift = BigInt((o.family === 4 ? 32 : 128) - o.prefix);
  return o.base >> shift === i.base >> shift;
}

/** What a destination or a peer stands for: a range itself, or those of a prefix list. */
export function rangesOf(network: Network, destination: string): Fact<readonly string[]> {
  if (!destination.startsWith('pl-')) return literal(destination);
  return network.snapshot.prefixLists[destination] ?? notRead;
}

function literal(range: string): Fact<readonly string[]> {
  return { known: true, value: [range], source: { call: 'literal', at: 0 } };
}

/** Of the ranges that a destination stands for, the longest prefix that holds an address; -1 for none. */
export function prefixThatHolds(network: Network, ranges: readonly string[], ip: string): number {
  return Math.max(
    -1,
    ...ranges
      .filter((range) => within(network, range, ip))
      .map((range) => network.cidr(range)?.prefix ?? -1),
  );
}

/** The order among routes of one prefix length: local, static, by prefix list, then announced (VPC guide, route priority). */
export function rankOf({ target, destination, propagated }: Route): number {
  if (target === 'local') return 0;
  if (propagated) return 3;
  return destination.startsWith('pl-') ? 2 : 1;
}

function groupedBy<T>(
  all: readonly T[],
  key: (one: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}
