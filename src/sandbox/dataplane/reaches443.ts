import type { NetworkInterface, Subnet } from '../model/network.js';
import { familyOf } from '../net/block.js';
import { formatAddress, parseBlock } from '../net/ipv4.js';
import { formatIpv6, parseIpv6Block } from '../net/ipv6.js';
import type { World } from '../world.js';
import { EPHEMERAL, type Ports } from './acl.js';
import { acl, comesFromOutside, type FarSide, group, type Flow } from './flow.js';
import type { Peer } from './groups.js';
import { wayFrom } from './route.js';
import { note, type TraceStep } from './trace.js';

/** Whence a connection is opened. */
export type ClientPlace =
  /** An instance in a subnet; one that the world does not list has the subnet's first own address. */
  | { readonly subnetId: string; readonly address?: string; readonly groupIds?: readonly string[] }
  /** An instance in the first subnet of a VPC. */
  | { readonly vpcId: string }
  /** An on-premises client by its id. */
  | { readonly clientId: string };

/** Whether a connection comes about, and every decision on its way. */
export interface Reached {
  readonly passed: boolean;
  readonly trace: readonly TraceStep[];
}

const HTTPS: Ports = { from: 443, to: 443 };

interface Sender extends Peer {
  readonly vpcId: string;
  readonly subnetId: string;
}

interface Target {
  readonly ip: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly groupIds: readonly string[];
}

/**
 * TCP 443 from a client to one control-plane interface and back, in the world as it is now: routes
 * and ACLs both ways, and the groups of the interface (aws facts §3.1, §3.2, §4.2). A client's own
 * groups count where they are given. Pure.
 */
export function reaches443(
  world: World,
  now: number,
  from: ClientPlace,
  to: NetworkInterface,
  family: 4 | 6 = 4,
): Reached {
  const steps: TraceStep[] = [];
  const recorder = { hop: 0, steps };
  const flow: Flow = { world, transport: 'tcp', recorder };
  const [ip] = (family === 4 ? to.privateIpAddresses : to.ipv6Addresses) ?? [];
  const stands = world.networkInterfaces.some(
    ({ networkInterfaceId: id, goneAt }) =>
      id === to.networkInterfaceId && (goneAt === undefined || now < goneAt),
  );
  const there = stands && ip !== undefined;
  note(recorder, 'control-plane', there, to.networkInterfaceId, ip ?? `no IPv${family} address`);
  const passed = there && opens(flow, from, { ...to, ip }, family);
  return { passed, trace: steps };
}

const controlPlaneSide: FarSide = {
  acl: 'control-plane-acl',
  group: 'control-plane-group',
  ports: HTTPS,
};

function opens(flow: Flow, from: ClientPlace, to: Target, family: 4 | 6): boolean {
  if ('clientId' in from) {
    const client = flow.world.onPremises.find(({ id }) => id === from.clientId);
    return client !== undefined && comesFromOutside(flow, client, to, controlPlaneSide);
  }
  const sender = senderIn(flow.world, from, family);
  return sender !== undefined && fromVpc(flow, sender, to);
}

function fromVpc(flow: Flow, from: Sender, to: Target): boolean {
  const { world, recorder } = flow;
  const { groupIds, vpcId } = from;
  // Network ACLs stand between subnets, not inside one.
  const crosses = (check: () => boolean): boolean => from.subnetId === to.subnetId || check();
  const there = wayFrom(world, from.subnetId, to.ip);
  const back = wayFrom(world, to.subnetId, from.ip);
  return (
    (!groupIds || group(flow, 'client-group', { vpcId, groupIds }, 'egress', to, HTTPS.from)) &&
    crosses(() => acl(flow, 'client-acl', from.subnetId, true, to.ip, HTTPS)) &&
    note(recorder, 'route', there.vpcId === to.vpcId, there.tableId, there.detail) &&
    crosses(() => acl(flow, 'control-plane-acl', to.subnetId, false, from.ip, HTTPS)) &&
    group(flow, 'control-plane-group', to, 'ingress', from, HTTPS.from) &&
    crosses(() => acl(flow, 'reply-acl-out', to.subnetId, true, from.ip, EPHEMERAL)) &&
    note(recorder, 'reply-route', back.vpcId === vpcId, back.tableId, back.detail) &&
    crosses(() => acl(flow, 'reply-acl-in', from.subnetId, false, to.ip, EPHEMERAL))
  );
}

function senderIn(
  world: World,
  from: Exclude<ClientPlace, { readonly clientId: string }>,
  family: 4 | 6,
): Sender | undefined {
  const subnet = world.subnets.find((each) =>
    'subnetId' in from ? each.subnetId === from.subnetId : each.vpcId === from.vpcId,
  );
  if (!subnet) return undefined;
  const { subnetId, vpcId } = subnet;
  const given: { readonly address?: string; readonly groupIds?: readonly string[] } =
    'subnetId' in from ? from : {};
  const { groupIds } = given;
  const ip = given.address ?? firstAddress(subnet, family);
  if (ip === undefined || familyOf(ip) !== family) return undefined;
  return { ip, subnetId, vpcId, ...(groupIds ? { groupIds } : {}) };
}

/** The first address that AWS does not keep for itself. */
function firstAddress({ cidr, ipv6 }: Subnet, family: 4 | 6): string | undefined {
  if (family === 4) return formatAddress((parseBlock(cidr)?.first ?? 0) + 4);
  const block = ipv6 && parseIpv6Block(ipv6.cidr);
  return block && formatIpv6(block.first + 4n);
}
