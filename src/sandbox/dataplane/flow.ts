import { familyOf } from '../net/block.js';
import type { OnPremisesClient, World } from '../world.js';
import { aclAllows, EPHEMERAL, type Ports } from './acl.js';
import { admittingRule, type Peer } from './groups.js';
import type { Party } from './party.js';
import { isPublicResolver } from './publicResolvers.js';
import { wayFrom, type Way } from './route.js';
import { note, type Recorder, type Stage, type Transport } from './trace.js';

/** What every check of one flow needs. */
export interface Flow {
  readonly world: World;
  readonly transport: Transport;
  readonly recorder: Recorder;
}

const DNS: Ports = { from: 53, to: 53 };

/** Passes a network ACL. */
export function acl(
  { world, transport, recorder }: Flow,
  stage: Stage,
  subnetId: string,
  egress: boolean,
  address: string,
  ports: Ports,
): boolean {
  const { passed, aclId } = aclAllows(world, subnetId, egress, address, transport, ports);
  const way = egress ? 'to' : 'from';
  const shown = ports.from === ports.to ? String(ports.from) : `${ports.from}-${ports.to}`;
  return note(recorder, stage, passed, aclId, `${transport} ${shown} ${way} ${address}`);
}

/** Passes the security groups of one end. The peer may be any of several: interfaces with one address. */
export function group(
  flow: Flow,
  stage: Stage,
  own: { readonly vpcId: string; readonly groupIds: readonly string[] },
  direction: 'ingress' | 'egress',
  peer: Peer,
  port: number,
  twins: readonly Peer[] = [],
): boolean {
  const { world, transport, recorder } = flow;
  const [rule] = [peer, ...twins].flatMap(
    (each) => admittingRule(world, own, direction, each, transport, port) ?? [],
  );
  const subject = rule?.securityGroupRuleId ?? own.groupIds.join(', ');
  const way = direction === 'egress' ? 'to' : 'from';
  return note(
    recorder,
    stage,
    rule !== undefined,
    subject,
    `${transport} ${port} ${way} ${peer.ip}`,
  );
}

/** From an outbound address to an inbound address and back (aws facts §3.2, §4.2). */
export function reachesInbound(flow: Flow, from: Party, to: Party): boolean {
  const { world, recorder } = flow;
  // Network ACLs stand between subnets, not inside one.
  const sameSubnet = from.subnetId === to.subnetId;
  const crosses = (check: () => boolean): boolean => sameSubnet || check();
  const back = wayFrom(world, to.subnetId, from.ip);
  return (
    crosses(() => acl(flow, 'inbound-acl', to.subnetId, false, from.ip, DNS)) &&
    group(flow, 'inbound-group', to, 'ingress', from, DNS.from) &&
    crosses(() => acl(flow, 'reply-acl-out', to.subnetId, true, from.ip, EPHEMERAL)) &&
    note(recorder, 'reply-route', back.vpcId === from.vpcId, back.tableId, back.detail) &&
    crosses(() => acl(flow, 'reply-acl-in', from.subnetId, false, to.ip, EPHEMERAL))
  );
}

/** Out of an outbound endpoint's subnet: where the packet arrives, or undefined. */
export function leavesOutbound(
  flow: Flow,
  from: Party,
  to: string,
  near: boolean,
): Way | undefined {
  const { world, recorder } = flow;
  // A reference stands for the private addresses of a group's interfaces (aws facts §3.3): which of
  // several that have the address is meant, only the route decides, after the group.
  const holders = world.resolverEndpoints
    .filter(({ addresses }) => addresses.some(({ ip, ipv6 }) => ip === to || ipv6 === to))
    .map((each): Peer => ({ ip: to, vpcId: each.hostVpcId, groupIds: each.securityGroupIds }));
  if (!group(flow, 'outbound-group', from, 'egress', { ip: to }, DNS.from, holders)) {
    return undefined;
  }
  if (!near && !acl(flow, 'outbound-acl', from.subnetId, true, to, DNS)) return undefined;
  const way = wayFrom(world, from.subnetId, to);
  const passed = leads(way, to);
  return note(recorder, 'route', passed, way.tableId, way.detail) ? way : undefined;
}

/** Whether somebody can be there: the internet leads to resolvers only, and to no VPC's addresses. */
function leads({ kind }: Way, address: string): boolean {
  return kind === 'internet' ? isPublicResolver(address) : kind !== 'nowhere';
}

/** The answer of a server outside AWS back into an outbound endpoint's subnet. */
export function returnsToOutbound(flow: Flow, from: Party, server: string): boolean {
  return acl(flow, 'reply-acl-in', from.subnetId, false, server, EPHEMERAL);
}

/** From an instance in the first subnet of a VPC to a DNS server outside AWS: its way, or undefined. */
export function reachesServer(flow: Flow, vpcId: string, server: string): Way | undefined {
  const { world, recorder } = flow;
  const subnet = world.subnets.find((each) => each.vpcId === vpcId);
  if (!subnet) return undefined;
  const { subnetId } = subnet;
  if (!acl(flow, 'client-acl', subnetId, true, server, DNS)) return undefined;
  const way = wayFrom(world, subnetId, server);
  const passed = way.kind !== 'vpc' && leads(way, server);
  if (!note(recorder, 'route', passed, way.tableId, way.detail)) return undefined;
  return acl(flow, 'reply-acl-in', subnetId, false, server, EPHEMERAL) ? way : undefined;
}

/** Whether a client's packets come out of its gateway in the VPC of an address: peering has no transit. */
function arrivesByGateway(
  { world, recorder }: Flow,
  { address, attachment }: OnPremisesClient,
  to: { readonly ip: string; readonly vpcId: string },
): boolean {
  const { vpcId, vpnGatewayId } = attachment;
  const attached = world.vpnGateways.some(
    (gateway) => gateway.vpnGatewayId === vpnGatewayId && gateway.vpcId === vpcId,
  );
  const here = attached && vpcId === to.vpcId && familyOf(address) === familyOf(to.ip);
  return note(recorder, 'gateway', here, vpnGatewayId, `${address} to ${to.ip}`);
}

/** What a way from outside AWS meets at the address: the stages' names, and the port. */
export interface FarSide {
  readonly acl: Stage;
  readonly group: Stage;
  readonly ports: Ports;
}

/** From an on-premises client over its virtual private gateway to an address in a VPC and back. */
export function comesFromOutside(
  flow: Flow,
  client: OnPremisesClient,
  to: {
    readonly ip: string;
    readonly subnetId: string;
    readonly vpcId: string;
    readonly groupIds: readonly string[];
  },
  side: FarSide,
): boolean {
  const { world, recorder } = flow;
  const { address, attachment } = client;
  const back = wayFrom(world, to.subnetId, address);
  const returns = back.kind === 'on-premises' && back.gatewayId === attachment.vpnGatewayId;
  return (
    arrivesByGateway(flow, client, to) &&
    acl(flow, side.acl, to.subnetId, false, address, side.ports) &&
    group(flow, side.group, to, 'ingress', { ip: address }, side.ports.from) &&
    acl(flow, 'reply-acl-out', to.subnetId, true, address, EPHEMERAL) &&
    note(recorder, 'reply-route', returns, back.tableId, back.detail)
  );
}

/** The same to an inbound address, for DNS. */
export function reachesFromOnPremises(flow: Flow, client: OnPremisesClient, to: Party): boolean {
  const side: FarSide = { acl: 'inbound-acl', group: 'inbound-group', ports: DNS };
  return comesFromOutside(flow, client, to, side);
}
