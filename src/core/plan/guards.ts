import type { Cluster } from '../model/cluster.js';
import { overlaps } from '../model/cidr.js';
import { foreignNameServers } from '../model/dhcp.js';
import { valueOf } from '../model/fact.js';
import type { VpcId } from '../model/ids.js';
import { rangesTowards } from '../model/ipFamily.js';
import { message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { Vpc } from '../model/network.js';
import type { Problem } from '../model/plan.js';
import { whyUnknown } from '../model/why.js';
import { blocker, warning } from './draft.js';
import { vpcOf, type Estate } from './estate.js';
import { withIpv6Routes } from './ipv6Routes.js';
import { otherRegionProblem } from './otherRegion.js';
import { reachesAll } from './paths.js';
import { transitZoneGuards } from './transitZones.js';

/** What is wrong with the cluster's own side. */
export function clusterGuards(estate: Estate): readonly Problem[] {
  const { cluster, controlPlane, snapshot } = estate;
  const problems: Problem[] = [];
  if (cluster.status !== 'ACTIVE') {
    const what = message('problem.notActive', { status: cluster.status });
    problems.push(warning(what, message('help.notActive')));
  }
  if (controlPlane.length === 0) {
    const what = message('problem.noControlPlane', { cluster: cluster.name });
    problems.push(blocker(what, message('help.noControlPlane')));
  }
  const vpc = vpcOf(estate, cluster.vpcId);
  if (!vpc) return [...problems, notFound(estate, cluster.vpcId ?? '')];
  const dns = snapshot.vpcDns[vpc.id];
  if (dns?.known && !(dns.value.dnsSupport && dns.value.dnsHostnames)) {
    const what = message('problem.vpcDnsOff', { vpc: labelOf(vpc) });
    problems.push(blocker(what, message('help.vpcDnsOff')));
  }
  if (!dns?.known) {
    const args = { call: 'ec2:DescribeVpcAttribute', why: whyUnknown(dns) };
    problems.push(warning(message('problem.unknownFact', args), message('help.unknownFact')));
  }
  return problems;
}

/** What is wrong with one client VPC; a blocker means that its clients could lose the API server. */
export function clientGuards(estate: Estate, vpcId: VpcId): readonly Problem[] {
  const client = vpcOf(estate, vpcId);
  const clusterVpc = vpcOf(estate, estate.cluster.vpcId);
  if (!client) return [otherRegionProblem(estate, vpcId) ?? notFound(estate, vpcId)];
  const vpc = labelOf(client);
  if (vpcId === estate.cluster.vpcId) {
    return [blocker(message('problem.ownVpc', { vpc }), message('help.ownVpc'))];
  }
  const clash = clusterVpc && overlapOf(client, clusterVpc, estate.cluster);
  if (clash) {
    const what = message('problem.overlap', { vpc, range: clash.range, other: clash.other });
    return [blocker(what, message('help.overlap'))];
  }
  return [
    ...dnsGuards(estate, client),
    ...withIpv6Routes(estate, client, routeGuards(estate, client)),
    ...transitZoneGuards(estate, client),
  ];
}

/** The first ranges of two VPCs that share addresses, of the families that the cluster speaks. */
export function overlapOf(
  a: Vpc,
  b: Vpc,
  cluster: Cluster,
): { readonly range: string; readonly other: string } | undefined {
  for (const range of rangesTowards(cluster, a)) {
    const other = rangesTowards(cluster, b).find((candidate) => overlaps(range, candidate));
    if (other) return { range, other };
  }
  return undefined;
}

function dnsGuards(estate: Estate, client: Vpc): readonly Problem[] {
  const problems: Problem[] = [];
  const vpc = labelOf(client);
  const attributes = valueOf(estate.snapshot.vpcDns[client.id]);
  if (attributes && !attributes.dnsSupport) {
    const what = message('problem.clientDnsOff', { vpc });
    problems.push(blocker(what, message('help.clientDnsOff')));
  }
  const servers = foreignNameServers(client, estate.dhcpOptions) ?? [];
  if (servers.length > 0) {
    const what = message('problem.customDns', { vpc, servers });
    problems.push(blocker(what, message('help.customDns')));
  }
  return problems;
}

function routeGuards(estate: Estate, client: Vpc): readonly Problem[] {
  const vpc = labelOf(client);
  const near = estate.subnets.filter(({ id }) =>
    estate.controlPlane.some(({ subnetId }) => subnetId === id),
  );
  const far = estate.subnets.filter(({ vpcId }) => vpcId === client.id);
  if (near.length === 0 || far.length === 0) return [];
  const reach = far.map((subnet) => ({ subnet, reach: reachesAll(estate, [subnet], near) }));
  const without = reach.filter(({ reach: one }) => one === 'no').map(({ subnet }) => subnet);
  if (without.length === far.length) {
    const help = message('help.clientNoRoute', { subnets: near.map(labelOf) });
    return [blocker(message('problem.clientNoRoute', { vpc }), help)];
  }
  if (without.length > 0) {
    const what = message('problem.clientSomeRoutes', { vpc, subnets: without.map(labelOf) });
    return [warning(what, message('help.clientSomeRoutes'))];
  }
  return [];
}

function notFound(estate: Estate, vpc: string): Problem {
  const { accountId: account, region } = estate.identity;
  const what = message('problem.vpcNotFound', { vpc, account, region });
  return blocker(what, message('help.vpcNotFound'));
}
