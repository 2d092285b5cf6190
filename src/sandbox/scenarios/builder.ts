import { newId, macOf } from '../ids.js';
import type { NetworkInterface, Subnet, Tags, Vpc } from '../model/network.js';
import type { NetworkAclEntry, Route } from '../model/routing.js';
import type { World } from '../world.js';
import { addRule, addSecurityGroup } from './groups.js';
import { ipv6AclEntries, ipv6Association, ipv6LocalRoutes, ipv6WayOut } from './ipv6Parts.js';

export interface SubnetPlan {
  readonly name: string;
  readonly cidr: string;
  readonly ipv6Cidr?: string;
  /** Letter of the Availability Zone. */
  readonly zone: 'a' | 'b' | 'c';
  readonly otherAddressesInUse?: number;
}

export interface VpcPlan {
  readonly name: string;
  readonly cidr: string;
  readonly ipv6Cidr?: string;
  readonly subnets: readonly SubnetPlan[];
  readonly tags?: Tags;
}

/** A VPC as it is in life: with its local route, its default ACL and group, and its subnets. */
export function addVpc(world: World, plan: VpcPlan): Vpc {
  const vpcId = newId(world, 'vpc-');
  const ownerId = world.accountId;
  const association = {
    associationId: newId(world, 'vpc-cidr-assoc-'),
    cidr: plan.cidr,
    state: 'associated' as const,
  };
  const vpc: Vpc = {
    vpcId,
    ownerId,
    cidr: plan.cidr,
    cidrAssociations: [association],
    ...(plan.ipv6Cidr !== undefined && {
      ipv6Associations: [ipv6Association(world, 'vpc', plan.ipv6Cidr)],
    }),
    dhcpOptionsId: amazonDns(world),
    instanceTenancy: 'default',
    isDefault: false,
    enableDnsSupport: true,
    enableDnsHostnames: true,
    tags: { Name: plan.name, ...plan.tags },
  };
  world.vpcs.push(vpc);
  const subnets = plan.subnets.map((subnet) => addSubnet(world, vpc, subnet));
  addRouteTables(world, vpc, plan.name, subnets);
  addDefaultAcl(world, vpc, subnets);
  const group = addSecurityGroup(world, vpcId, 'default', 'default VPC security group');
  addRule(world, group, { ipProtocol: '-1', referencedGroupId: group.groupId });
  return vpc;
}

/** The Region's ordinary option set, made once. */
function amazonDns(world: World): string {
  const found = world.dhcpOptions[0];
  if (found) return found.dhcpOptionsId;
  const dhcpOptionsId = newId(world, 'dopt-');
  world.dhcpOptions.push({
    dhcpOptionsId,
    ownerId: world.accountId,
    domainName: world.region === 'us-east-1' ? 'ec2.internal' : `${world.region}.compute.internal`,
    domainNameServers: ['AmazonProvidedDNS'],
    tags: {},
  });
  return dhcpOptionsId;
}

function addSubnet(world: World, vpc: Vpc, plan: SubnetPlan): Subnet {
  const subnet: Subnet = {
    subnetId: newId(world, 'subnet-'),
    vpcId: vpc.vpcId,
    ownerId: world.accountId,
    availabilityZone: world.region + plan.zone,
    availabilityZoneId: `use1-az${'abc'.indexOf(plan.zone) + 1}`,
    cidr: plan.cidr,
    ...(plan.ipv6Cidr !== undefined && { ipv6: ipv6Association(world, 'subnet', plan.ipv6Cidr) }),
    mapPublicIpOnLaunch: false,
    otherAddressesInUse: plan.otherAddressesInUse ?? 0,
    tags: { Name: plan.name },
  };
  world.subnets.push(subnet);
  return subnet;
}

/** A main table nobody uses, and one for all subnets with the way out. */
function addRouteTables(world: World, vpc: Vpc, name: string, subnets: readonly Subnet[]): void {
  const local: Route = {
    destination: vpc.cidr,
    target: { kind: 'local', id: 'local' },
    origin: 'CreateRouteTable',
    state: 'active',
  };
  const near = [local, ...ipv6LocalRoutes(vpc)];
  const common = { vpcId: vpc.vpcId, ownerId: world.accountId, propagatingVgws: [] };
  const associationId = (): string => newId(world, 'rtbassoc-');
  world.routeTables.push({
    ...common,
    routeTableId: newId(world, 'rtb-'),
    associations: [{ associationId: associationId(), main: true }],
    routes: near.map((route) => ({ ...route, target: { ...route.target } })),
    propagatingVgws: [],
    tags: {},
  });
  const nat: Route = {
    destination: '0.0.0.0/0',
    target: { kind: 'nat-gateway', id: newId(world, 'nat-') },
    origin: 'CreateRoute',
    state: 'active',
  };
  world.routeTables.push({
    ...common,
    routeTableId: newId(world, 'rtb-'),
    associations: subnets.map(({ subnetId }) => ({
      associationId: associationId(),
      main: false,
      subnetId,
    })),
    routes: [...near, nat, ...ipv6WayOut(world, vpc)],
    propagatingVgws: [],
    tags: { Name: `${name}-private` },
  });
}

function addDefaultAcl(world: World, vpc: Vpc, subnets: readonly Subnet[]): void {
  const entries = [false, true].flatMap((egress): NetworkAclEntry[] => [
    { ruleNumber: 100, egress, protocol: '-1', action: 'allow', cidr: '0.0.0.0/0' },
    { ruleNumber: 32767, egress, protocol: '-1', action: 'deny', cidr: '0.0.0.0/0' },
    ...(vpc.ipv6Associations ? ipv6AclEntries(egress) : []),
  ]);
  world.networkAcls.push({
    networkAclId: newId(world, 'acl-'),
    vpcId: vpc.vpcId,
    ownerId: world.accountId,
    isDefault: true,
    associations: subnets.map(({ subnetId }) => ({
      associationId: newId(world, 'aclassoc-'),
      subnetId,
    })),
    entries,
    tags: {},
  });
}

export function subnetsOf(world: World, vpc: Vpc): Subnet[] {
  return world.subnets.filter((subnet) => subnet.vpcId === vpc.vpcId);
}

/** Adds a route to every table of the VPC that has subnets. */
export function addRoute(world: World, vpc: Vpc, route: Route): void {
  for (const table of world.routeTables) {
    if (table.vpcId !== vpc.vpcId || table.associations.some(({ main }) => main)) continue;
    table.routes.push({ ...route, target: { ...route.target } });
  }
}

/** An active peering connection with routes both ways; each account has its own view of it. */
export function addPeering(
  world: World,
  name: string,
  requester: Vpc,
  accepter: Vpc,
  accepterWorld = world,
): void {
  const id = newId(world, 'pcx-');
  const side = (vpc: Vpc) => ({
    vpcId: vpc.vpcId,
    ownerId: vpc.ownerId,
    region: world.region,
    cidrs: vpc.cidrAssociations.map(({ cidr }) => cidr),
    ...(vpc.ipv6Associations && { ipv6Cidrs: vpc.ipv6Associations.map(({ cidr }) => cidr) }),
  });
  for (const each of new Set([world, accepterWorld])) {
    each.peeringConnections.push({
      vpcPeeringConnectionId: id,
      requester: side(requester),
      accepter: side(accepter),
      statusCode: 'active',
      statusMessage: 'Active',
      tags: { Name: name },
    });
  }
  const common = {
    target: { kind: 'peering', id },
    origin: 'CreateRoute',
    state: 'active',
  } as const;
  addRoute(world, requester, { ...common, destination: accepter.cidr });
  addRoute(accepterWorld, accepter, { ...common, destination: requester.cidr });
  // IPv6 only where both sides have it: there is nothing to answer from otherwise.
  for (const [from, to] of [
    [{ vpc: requester, owner: world }, accepter],
    [{ vpc: accepter, owner: accepterWorld }, requester],
  ] as const) {
    const [far] = to.ipv6Associations ?? [];
    if (!from.vpc.ipv6Associations || !far) continue;
    addRoute(from.owner, from.vpc, { ...common, destination: far.cidr });
  }
}

export function addInterface(
  world: World,
  subnet: Subnet,
  rest: Pick<NetworkInterface, 'privateIpAddresses' | 'groupIds' | 'description'> &
    Partial<NetworkInterface>,
): NetworkInterface {
  const networkInterfaceId = newId(world, 'eni-');
  const made: NetworkInterface = {
    networkInterfaceId,
    vpcId: subnet.vpcId,
    subnetId: subnet.subnetId,
    ownerId: world.accountId,
    interfaceType: 'interface',
    requesterManaged: false,
    macAddress: macOf(networkInterfaceId),
    tags: {},
    ...rest,
  };
  world.networkInterfaces.push(made);
  return made;
}
