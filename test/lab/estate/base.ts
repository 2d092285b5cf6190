import { hexOf } from '../../../src/sandbox/ids.js';
import type { Vpc } from '../../../src/sandbox/model/network.js';
import type { ResolverEndpoint } from '../../../src/sandbox/model/resolver.js';
import { addPeering, addVpc, subnetsOf } from '../../../src/sandbox/scenarios/builder.js';
import { addCluster } from '../../../src/sandbox/scenarios/clusters.js';
import { addDnsGroup, addRule } from '../../../src/sandbox/scenarios/groups.js';
import type { World } from '../../../src/sandbox/world.js';
import type { Dice } from '../dice.js';
import {
  addClient,
  addResolverEndpoint,
  addResolverRule,
  addressesOf,
  associate,
  hostOf,
  LONG_AGO,
} from './parts.js';

/** Hosts by role: few to choose from, so that VPCs whose ranges overlap often share an address. */
const hosts = { client: 10, inbound: 20, outbound: 30, controlPlane: 40 } as const;

/** An estate in which every client VPC should resolve and reach every cluster, before the twists. */
export function buildBase(world: World, dice: Dice, seed: number): void {
  const vpcs = drawVpcs(world, dice);
  const clusterCount = vpcs.length >= 4 && dice.chance(0.35) ? 2 : 1;
  const hub = vpcs.length > clusterCount + 1 && dice.chance(0.5) ? vpcs.at(-1) : undefined;
  for (const vpc of vpcs) drawClient(world, dice, vpc);
  const outboundHost = hub ?? dice.pick(vpcs.slice(dice.chance(0.1) ? 0 : clusterCount));
  const outbound = drawEndpoint(world, dice, outboundHost, 'OUTBOUND');
  const hubInbound = hub && drawEndpoint(world, dice, hub, 'INBOUND');
  vpcs.slice(0, clusterCount).forEach((home, index) => {
    drawCluster(world, dice, home, vpcs, `${seed}/${index}`);
    const inbound = drawEndpoint(world, dice, home, 'INBOUND');
    const clients = vpcs.filter((vpc) => vpc !== home && vpc !== hub);
    for (const vpc of [...clients, ...(hub ? [hub] : []), outboundHost]) peer(world, home, vpc);
    drawRules(world, dice, { hub, hubInbound, outbound, outboundHost, inbound, clients });
  });
}

function drawVpcs(world: World, dice: Dice): Vpc[] {
  const count = 2 + dice.int(5);
  const blocks: string[] = [];
  for (let index = 0; index < count; index++) {
    // Now and then a range that another VPC has as well: those two cannot peer (aws facts §4.3).
    const again = index > 1 && dice.chance(0.12) ? dice.pick(blocks) : undefined;
    blocks.push(again ?? `10.${10 + index}`);
  }
  return blocks.map((start, index) => {
    const name = `v${index}`;
    return addVpc(world, {
      name,
      cidr: `${start}.0.0/16`,
      subnets: [
        { name: `${name}-a`, cidr: `${start}.0.0/20`, zone: 'a' },
        { name: `${name}-b`, cidr: `${start}.16.0/20`, zone: 'b' },
      ],
    });
  });
}

function drawClient(world: World, dice: Dice, vpc: Vpc): void {
  addClient(world, dice.pick(subnetsOf(world, vpc)), hosts.client + dice.int(2));
}

function drawEndpoint(
  world: World,
  dice: Dice,
  vpc: Vpc,
  direction: 'INBOUND' | 'OUTBOUND',
): ResolverEndpoint {
  const inbound = direction === 'INBOUND';
  const name = inbound ? 'dns-in' : 'dns-out';
  const group = addDnsGroup(world, vpc.vpcId, name, inbound ? 'in' : 'out', ['10.0.0.0/8']);
  if (!inbound) {
    // A group that is new lets everything out; strict ones have that rule removed.
    const open = world.securityGroupRules.findIndex(
      (rule) => rule.groupId === group.groupId && rule.isEgress && rule.ipProtocol === '-1',
    );
    if (dice.chance(0.8)) world.securityGroupRules.splice(open, 1);
  }
  const first = (inbound ? hosts.inbound : hosts.outbound) + dice.int(2);
  const [a, b] = subnetsOf(world, vpc);
  if (!a || !b) throw new Error('every VPC has two subnets');
  const second = dice.chance(0.8) ? { subnet: b, host: first } : { subnet: a, host: first + 4 };
  return addResolverEndpoint(world, vpc, direction, group.groupId, [
    { subnet: a, host: first },
    second,
  ]);
}

function drawCluster(
  world: World,
  dice: Dice,
  home: Vpc,
  vpcs: readonly Vpc[],
  seed: string,
): void {
  const publicAccess = dice.chance(0.8);
  const name = `c${world.clusters.length}`;
  const host = hosts.controlPlane + world.clusters.length * 4 + dice.int(2);
  const cluster = addCluster(world, home, {
    name,
    version: '1.31',
    endpointHost: `${hexOf(seed, 32).toUpperCase()}.gr7.${world.region}.eks.amazonaws.com`,
    publicAccess,
    privateAccess: !publicAccess || dice.chance(0.9),
    controlPlane: subnetsOf(world, home).map((subnet) => ({
      subnet,
      address: hostOf(subnet, host),
    })),
    publicAddresses: [`52.0.${world.clusters.length}.7`, `54.0.${world.clusters.length}.9`],
    createdAt: LONG_AGO,
  });
  const [groupId = ''] = cluster.vpcConfig?.securityGroupIds ?? [];
  const group = world.securityGroups.find((each) => each.groupId === groupId);
  if (!group) return;
  const ranges = dice.chance(0.3) ? ['10.0.0.0/8'] : [...new Set(vpcs.map(({ cidr }) => cidr))];
  for (const cidrIpv4 of ranges) addRule(world, group, { ipProtocol: 'tcp', port: 443, cidrIpv4 });
}

/** Peers two VPCs once, unless they are one or their ranges overlap. */
export function peer(world: World, one: Vpc, other: Vpc): void {
  const known = world.peeringConnections.some(({ requester, accepter }) =>
    [requester.vpcId, accepter.vpcId].every((id) => id === one.vpcId || id === other.vpcId),
  );
  if (one === other || known || one.cidr === other.cidr) return;
  addPeering(world, `${one.tags['Name']}-${other.tags['Name']}`, one, other);
  for (const table of world.routeTables) {
    // AWS takes no second route to a range, as to that of two peers who overlap.
    const known = new Set<string>();
    table.routes = table.routes.filter(
      ({ destination }) => !known.has(destination) && known.add(destination),
    );
  }
}

interface Forwarding {
  readonly hub: Vpc | undefined;
  readonly hubInbound: ResolverEndpoint | undefined;
  readonly outbound: ResolverEndpoint;
  readonly outboundHost: Vpc;
  readonly inbound: ResolverEndpoint;
  readonly clients: readonly Vpc[];
}

/** One rule for the name of the newest cluster; or two, the clients' leading to the hub's inbound. */
function drawRules(world: World, dice: Dice, forwarding: Forwarding): void {
  const { hub, hubInbound, outbound, outboundHost, inbound, clients } = forwarding;
  const domainName = `${world.clusters.at(-1)?.endpointHost?.toLowerCase() ?? ''}.`;
  const rule = addResolverRule(world, { domainName, outbound, targets: addressesOf(inbound) });
  if (hub) associate(world, rule, hub.vpcId);
  const [first] = clients;
  if (!hub || !hubInbound || !first || dice.chance(0.4)) {
    for (const vpc of clients) associate(world, rule, vpc.vpcId);
    return;
  }
  // The chain: clients send to the hub's inbound endpoint, the hub on to the cluster's.
  const sender = dice.chance(0.5) ? outboundHost : first;
  const own =
    world.resolverEndpoints.find(
      (each) => each.direction === 'OUTBOUND' && each.hostVpcId === sender.vpcId,
    ) ?? drawEndpoint(world, dice, sender, 'OUTBOUND');
  peer(world, hub, sender);
  const toHub = addResolverRule(world, {
    domainName,
    outbound: own,
    targets: addressesOf(hubInbound),
  });
  for (const vpc of clients) associate(world, toHub, vpc.vpcId);
}
