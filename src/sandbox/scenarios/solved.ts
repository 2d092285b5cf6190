import { newId } from '../ids.js';
import type { Cluster } from '../model/cluster.js';
import type { Vpc } from '../model/network.js';
import type { ResolverEndpoint, ResolverRule } from '../model/resolver.js';
import type { SecurityGroup } from '../model/securityGroups.js';
import { resolverArn } from '../services/resolver/lookup.js';
import type { World } from '../world.js';
import { addEndpoint } from './endpoints.js';
import { addRule, addSecurityGroup, type RulePlan } from './groups.js';
import {
  clientMark,
  endpointNameOf,
  forwardMark,
  ownMark,
  ownNames,
  ownRequest,
} from './ownMark.js';
import { buildPost } from './post.js';
import { setServer } from './troubles.js';

const weekAgo = 7 * 24 * 60 * 60 * 1000;

/** The post's case with private DNS resolution in place, for the client VPC and for the data centre. */
export function buildSolved(world: World, now: number): void {
  buildPost(world, now);
  solve(world, now, 'tools');
}

/**
 * Makes for the first cluster what the extension makes: endpoints, rule, association, and 443, for
 * one client VPC and for the DNS server outside AWS, where there is one.
 */
export function solve(world: World, now: number, clientName: string): void {
  const at = now - weekAgo;
  const cluster = firstCluster(world);
  const clusterVpc = vpcOf(world, cluster);
  const client = vpcNamed(world, clientName);
  const [site] = world.onPremises;
  admitClients(world, cluster, client);
  const outbound = addOwnEndpoint(world, cluster, client, 'OUTBOUND', at);
  const inbound = addOwnEndpoint(world, cluster, clusterVpc, 'INBOUND', at);
  const inGroup = groupOf(world, inbound);
  for (const cidrIpv4 of rangesOf(world, outbound)) admitDns(world, cluster, inGroup, { cidrIpv4 });
  for (const cidrIpv4 of rangesOf(world, inbound)) {
    admitDns(world, cluster, groupOf(world, outbound), { cidrIpv4, isEgress: true });
  }
  addOwnRule(world, cluster, outbound, inbound, at);
  associateOwn(world, client, at);
  if (!site) return;
  admitSite(world, cluster, site.cidr);
  admitDns(world, cluster, inGroup, { cidrIpv4: `${site.address}/32` });
  Object.assign(inbound.tags, forwardMark(cluster));
  forwardFromSite(world, site.address);
}

/** The cluster that a solved or broken scenario is about. */
export function firstCluster(world: World): Cluster {
  const [cluster] = world.clusters;
  if (!cluster) throw new Error('The scenario has a cluster.');
  return cluster;
}

export function vpcNamed(world: World, name: string): Vpc {
  const vpc = world.vpcs.find(({ tags }) => tags['Name'] === name);
  if (!vpc) throw new Error(`There is no VPC ${name}.`);
  return vpc;
}

export function vpcOf(world: World, { vpcConfig }: Cluster): Vpc {
  const vpc = world.vpcs.find(({ vpcId }) => vpcId === vpcConfig?.vpcId);
  if (!vpc) throw new Error('The cluster has a VPC.');
  return vpc;
}

/** The additional control-plane group. */
export function controlPlaneGroup(world: World, { vpcConfig }: Cluster): SecurityGroup {
  return groupById(world, vpcConfig?.securityGroupIds[0] ?? '');
}

/** The first group of an endpoint. */
export function groupOf(world: World, { securityGroupIds }: ResolverEndpoint): SecurityGroup {
  return groupById(world, securityGroupIds[0] ?? '');
}

function groupById(world: World, id: string): SecurityGroup {
  const group = world.securityGroups.find(({ groupId }) => groupId === id);
  if (!group) throw new Error(`There is no group ${id}.`);
  return group;
}

/** TCP 443 from a client VPC, in every family that it has. */
export function admitClients(world: World, cluster: Cluster, client: Vpc): void {
  const ranges: readonly RulePlan[] = [
    { ipProtocol: 'tcp', port: 443, cidrIpv4: client.cidr },
    ...(client.ipv6Associations ?? []).map(({ cidr: cidrIpv6 }) => ({
      ipProtocol: 'tcp',
      port: 443,
      cidrIpv6,
    })),
  ];
  const mark = ownMark(cluster, clientMark(client));
  for (const plan of ranges) addOwn(world, controlPlaneGroup(world, cluster), plan, mark);
}

/** TCP 443 from a network outside AWS. */
export function admitSite(world: World, cluster: Cluster, cidrIpv4: string): void {
  const group = controlPlaneGroup(world, cluster);
  addOwn(world, group, { ipProtocol: 'tcp', port: 443, cidrIpv4 }, ownMark(cluster));
}

/** An endpoint of ours in a VPC, with its own group, which has no DNS entries yet. */
export function addOwnEndpoint(
  world: World,
  cluster: Cluster,
  vpc: Vpc,
  direction: 'INBOUND' | 'OUTBOUND',
  at: number,
): ResolverEndpoint {
  const which = direction === 'INBOUND' ? 'inbound' : 'outbound';
  const name = ownNames.group(cluster, which);
  const group = addSecurityGroup(world, vpc.vpcId, name, `DNS ${which}`, ownMark(cluster));
  if (which === 'outbound') {
    world.securityGroupRules = world.securityGroupRules.filter(
      ({ groupId }) => groupId !== group.groupId,
    );
  }
  const kind = direction === 'INBOUND' ? 'InboundEndpoint' : 'OutboundEndpoint';
  const label = `${cluster.name}${kind}`;
  const endpoint = addEndpoint(world, vpc, direction, label, group.groupId, at);
  endpoint.creatorRequestId = ownRequest(world, vpc, direction);
  endpoint.tags = ownMark(cluster);
  return endpoint;
}

/** DNS over UDP and TCP into, or out of, a group. */
export function admitDns(
  world: World,
  cluster: Cluster,
  group: SecurityGroup,
  peer: Pick<RulePlan, 'cidrIpv4' | 'cidrIpv6' | 'isEgress'>,
): void {
  for (const ipProtocol of ['udp', 'tcp']) {
    addOwn(world, group, { ...peer, ipProtocol, port: 53 }, ownMark(cluster));
  }
}

/** The rule for the endpoint name, to every address of an inbound endpoint. */
export function addOwnRule(
  world: World,
  cluster: Cluster,
  outbound: ResolverEndpoint,
  inbound: ResolverEndpoint,
  at: number,
): ResolverRule {
  const id = newId(world, 'rslvr-rr-');
  const host = world.vpcs.find(({ vpcId }) => vpcId === outbound.hostVpcId);
  const name = endpointNameOf(cluster);
  const rule: ResolverRule = {
    id,
    arn: resolverArn(world, 'resolver-rule', id),
    ...(host && { creatorRequestId: ownRequest(world, host, `RULE ${name}`) }),
    domainName: `${name}.`,
    ruleType: 'FORWARD',
    name: `${cluster.name}Rule`,
    targets: targetsOf(inbound),
    resolverEndpointId: outbound.id,
    ownerId: world.accountId,
    shareStatus: 'NOT_SHARED',
    createdAt: at,
    modifiedAt: at,
    completeAt: at,
    tags: ownMark(cluster),
  };
  world.resolverRules.push(rule);
  return rule;
}

/** What a rule that leads to an endpoint has as targets. */
export function targetsOf({ addresses }: ResolverEndpoint): ResolverRule['targets'] {
  return addresses.flatMap(({ ip }) => (ip === undefined ? [] : [{ ip, port: 53 }]));
}

/** Puts the world's last rule on a VPC. */
export function associateOwn(
  world: World,
  { vpcId }: Vpc,
  at: number,
  cluster = firstCluster(world),
): void {
  const rule = world.resolverRules.at(-1);
  if (!rule) throw new Error('There is a rule.');
  world.ruleAssociations.push({
    id: newId(world, 'rslvr-rrassoc-'),
    resolverRuleId: rule.id,
    vpcId,
    name: ownNames.association(cluster),
    createdAt: at,
    completeAt: at,
  });
}

/** Lets the server outside AWS forward the name to all inbound addresses of the cluster VPC. */
export function forwardFromSite(world: World, address: string): void {
  const cluster = firstCluster(world);
  const targets = world.resolverEndpoints
    .filter((one) => one.direction === 'INBOUND' && one.hostVpcId === cluster.vpcConfig?.vpcId)
    .flatMap((one) => targetsOf(one).map(({ ip }) => ip));
  const forwarder = { domain: endpointNameOf(cluster), targets, recursionDesired: true };
  setServer(world, address, { forwarders: [forwarder] });
}

function rangesOf(world: World, { addresses }: ResolverEndpoint): readonly string[] {
  const ids = addresses.map(({ subnetId }) => subnetId);
  return world.subnets.filter(({ subnetId }) => ids.includes(subnetId)).map(({ cidr }) => cidr);
}

function addOwn(
  world: World,
  group: SecurityGroup,
  plan: RulePlan,
  tags: Readonly<Record<string, string>>,
): void {
  addRule(world, group, plan);
  const made = world.securityGroupRules.at(-1);
  if (made) made.tags = { ...tags };
}
