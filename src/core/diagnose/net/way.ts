import type { Fact } from '../../model/fact.js';
import { message } from '../../model/message.js';
import type { Route } from '../../model/network.js';
import { peerOf } from '../../model/routing.js';
import type { VpcId } from '../../model/ids.js';
import type { Evidence } from '../finding.js';
import type { MissingFact } from '../judgement.js';
import { prefixThatHolds, rangesOf, rankOf, type Network } from '../network.js';
import type { Message } from '../../model/message.js';
import { throughTransit } from './transit.js';

/** Why a packet goes nowhere. */
export type NoWay =
  | 'noTable'
  | 'noRoute'
  | 'blackhole'
  | 'filtered'
  | 'peeringGone'
  | 'peeringElsewhere'
  | 'transitAttachment'
  | 'transitZone'
  | 'transitRoute'
  | 'leaves';

/** Where the route table of a subnet sends an address. */
export type Way = { readonly tableId: string; readonly evidence: readonly Evidence[] } & (
  | { readonly kind: 'vpc'; readonly vpcId: VpcId; readonly local: boolean }
  | { readonly kind: 'onPremises'; readonly gatewayId: string }
  | { readonly kind: 'nowhere'; readonly why: NoWay }
  | { readonly kind: 'unknown'; readonly missing?: MissingFact; readonly unseen?: Message }
);

/**
 * Longest-prefix match in the route table of a subnet, prefix lists expanded; of two alike local
 * before static before announced; followed through peering and Transit Gateways (aws facts §4.2, §4.3).
 */
export function wayFrom(network: Network, subnetId: string, ip: string): Way {
  const { snapshot } = network;
  const table = network.tableOfSubnet(subnetId);
  if (!table) {
    const call = 'ec2:DescribeRouteTables';
    const missing = { call, subject: subnetId, fact: snapshot.routeTables };
    return { kind: 'unknown', tableId: subnetId, evidence: [], missing };
  }
  const tableId = table.id;
  const { best, unread } = longest(network, table.routes, ip);
  if (!best && unread) {
    const missing = { call: 'ec2:GetManagedPrefixListEntries', ...unread };
    return { kind: 'unknown', tableId, evidence: [], missing };
  }
  if (!best) return { kind: 'nowhere', why: 'noRoute', tableId, evidence: [noRoute(tableId, ip)] };
  const evidence = [routeEvidence(tableId, best)];
  const { target, state } = best;
  const nowhere = (why: NoWay, more: readonly Evidence[] = []): Way => ({
    kind: 'nowhere',
    why,
    tableId,
    evidence: [...evidence, ...more],
  });
  if (target.startsWith('pcx-')) return overPeering(network, table.vpcId, best, evidence, tableId);
  if (state === 'filtered') return nowhere('filtered');
  if (target.startsWith('tgw-')) {
    const through = throughTransit(network, target, subnetId, ip);
    if (through.kind === 'nowhere') return nowhere(through.why, through.evidence);
    if (state !== 'active') return nowhere('blackhole');
    return { ...through, tableId, evidence: [...evidence, ...through.evidence] };
  }
  if (state !== 'active') return nowhere('blackhole');
  if (target === 'local')
    return { kind: 'vpc', vpcId: table.vpcId, local: true, tableId, evidence };
  if (target.startsWith('vgw-'))
    return { kind: 'onPremises', gatewayId: target, tableId, evidence };
  if (/^(igw|eigw|nat|vpce|lgw|cagw)-/.test(target)) return nowhere('leaves');
  const unseen = message('diagnose.unseenTarget', { target });
  return { kind: 'unknown', tableId, evidence, unseen };
}

function overPeering(
  network: Network,
  from: VpcId,
  { target, state }: Route,
  evidence: readonly Evidence[],
  tableId: string,
): Way {
  const peering = network.peerings.get(target);
  if (!peering) {
    const { peerings } = network.snapshot;
    if (!peerings.known || state === 'active') {
      const call = 'ec2:DescribeVpcPeeringConnections';
      const missing = { call, subject: target, fact: peerings };
      return { kind: 'unknown', tableId, evidence, missing };
    }
    return { kind: 'nowhere', why: 'peeringGone', tableId, evidence };
  }
  const status: Evidence = {
    call: 'ec2:DescribeVpcPeeringConnections',
    subject: target,
    field: 'VpcPeeringConnection.Status.Code',
    value: peering.status,
  };
  const all = [...evidence, status];
  const vpcId = peerOf(peering, from);
  if (peering.status !== 'active')
    return { kind: 'nowhere', why: 'peeringGone', tableId, evidence: all };
  if (vpcId === undefined) {
    return { kind: 'nowhere', why: 'peeringElsewhere', tableId, evidence: all };
  }
  if (state !== 'active') return { kind: 'nowhere', why: 'blackhole', tableId, evidence: all };
  return { kind: 'vpc', vpcId, local: false, tableId, evidence: all };
}

function longest(
  network: Network,
  routes: readonly Route[],
  ip: string,
): { readonly best?: Route; readonly unread?: { subject: string; fact: Fact<unknown> } } {
  let best: Route | undefined;
  let length = -1;
  let unread: { subject: string; fact: Fact<unknown> } | undefined;
  for (const route of routes) {
    const ranges = rangesOf(network, route.destination);
    if (!ranges.known) {
      unread ??= { subject: route.destination, fact: ranges };
      continue;
    }
    const prefix = prefixThatHolds(network, ranges.value, ip);
    const better = prefix > length || (prefix === length && best && rankOf(route) < rankOf(best));
    if (prefix >= 0 && better) [best, length] = [route, prefix];
  }
  return { ...(best ? { best } : {}), ...(unread ? { unread } : {}) };
}

function noRoute(tableId: string, ip: string): Evidence {
  const field = 'RouteTables[].Routes[].DestinationCidrBlock';
  return {
    call: 'ec2:DescribeRouteTables',
    subject: tableId,
    field,
    value: message('value.noneHolds', { ip }),
  };
}

function routeEvidence(tableId: string, { destination, target, state }: Route): Evidence {
  return {
    call: 'ec2:DescribeRouteTables',
    subject: tableId,
    field: 'RouteTables[].Routes[]',
    value: message('value.route', { destination, target, state }),
  };
}
