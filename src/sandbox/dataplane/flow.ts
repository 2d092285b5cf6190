import { familyOf } from '../net/block.js';
import type { OnPremisesClient, World } from '../world.js';
import { aclAllows, EPHEMERAL, type Ports } from './acl.js';
import { admittingRule, type Peer } from './groups.js';
import type { Party } from './party.js';
import { wayFrom } from './route.js';
import { note, type Recorder, type Stage, type Transport } from './trace.js';

/** What every check of one flow needs. */
export interface Flow {
  readonly world: World;
  readonly transport: Transport;
  readonly recorder: Recorder;
}

const DNS: Ports = { from: 53, to: 53 };

function acl(
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

function group(flow: Flow, own: Party, direction: 'ingress' | 'egress', peer: Peer): boolean {
  const { world, transport, recorder } = flow;
  const rule = admittingRule(world, own, direction, peer, transport, DNS.from);
  const stage = direction === 'egress' ? 'outbound-group' : 'inbound-group';
  const subject = rule?.securityGroupRuleId ?? own.groupIds.join(', ');
  const way = direction === 'egress' ? 'to' : 'from';
  return note(recorder, stage, rule !== undefined, subject, `${transport} 53 ${way} ${peer.ip}`);
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
    group(flow, to, 'ingress', from) &&
    crosses(() => acl(flow, 'reply-acl-out', to.subnetId, true, from.ip, EPHEMERAL)) &&
    note(recorder, 'reply-route', back.vpcId === from.vpcId, back.tableId, back.detail) &&
    crosses(() => acl(flow, 'reply-acl-in', from.subnetId, false, to.ip, EPHEMERAL))
  );
}

/** Out of an outbound endpoint's subnet: the VPC the packet arrives in, or undefined. */
export function leavesOutbound(
  flow: Flow,
  from: Party,
  to: string,
  near: boolean,
): string | undefined {
  const { world, recorder } = flow;
  const target = world.resolverEndpoints.find((each) =>
    each.addresses.some(({ ip, ipv6 }) => ip === to || ipv6 === to),
  );
  const peer: Peer = target
    ? { ip: to, vpcId: target.hostVpcId, groupIds: target.securityGroupIds }
    : { ip: to };
  if (!group(flow, from, 'egress', peer)) return undefined;
  if (!near && !acl(flow, 'outbound-acl', from.subnetId, true, to, DNS)) return undefined;
  const way = wayFrom(world, from.subnetId, to);
  const passed = way.kind === 'vpc';
  return note(recorder, 'route', passed, way.tableId, way.detail) ? way.vpcId : undefined;
}

/** From an on-premises client over its virtual private gateway to an inbound address and back. */
export function reachesFromOnPremises(flow: Flow, client: OnPremisesClient, to: Party): boolean {
  const { world, recorder } = flow;
  const { vpcId, vpnGatewayId } = client.attachment;
  const attached = world.vpnGateways.some(
    (gateway) => gateway.vpnGatewayId === vpnGatewayId && gateway.vpcId === vpcId,
  );
  // A gateway reaches its own VPC only: peering has no transit.
  const here = attached && vpcId === to.vpcId && familyOf(client.address) === familyOf(to.ip);
  const back = wayFrom(world, to.subnetId, client.address);
  const returns = back.kind === 'on-premises' && back.gatewayId === vpnGatewayId;
  return (
    note(recorder, 'gateway', here, vpnGatewayId, `${client.address} to ${to.ip}`) &&
    acl(flow, 'inbound-acl', to.subnetId, false, client.address, DNS) &&
    group(flow, to, 'ingress', { ip: client.address }) &&
    acl(flow, 'reply-acl-out', to.subnetId, true, client.address, EPHEMERAL) &&
    note(recorder, 'reply-route', returns, back.tableId, back.detail)
  );
}
