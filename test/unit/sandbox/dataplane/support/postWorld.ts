import type { Subnet, Vpc } from '../../../../../src/sandbox/model/network.js';
import type { ResolverEndpoint } from '../../../../../src/sandbox/model/resolver.js';
import type { NetworkAcl, Route, RouteTable } from '../../../../../src/sandbox/model/routing.js';
import type { SecurityGroupRule } from '../../../../../src/sandbox/model/securityGroups.js';
import { emptyWorld } from '../../../../../src/sandbox/emptyWorld.js';
import { realTimings } from '../../../../../src/sandbox/timings.js';
import type { World } from '../../../../../src/sandbox/world.js';

export const NAME = '9FF86DB0668DC670F27F426024E7CDBD.sk1.us-east-1.eks.amazonaws.com';
export const NOW = 1_000_000;
export const CLUSTER_VPC = 'vpc-nodes';
export const CLIENT_VPC = 'vpc-tools';
const owner = '111122223333';
const own = { ownerId: owner, tags: {} };

function vpc(vpcId: string, name: string, cidr: string): Vpc {
  return {
    vpcId,
    ownerId: owner,
    cidr,
    cidrAssociations: [{ associationId: `a-${vpcId}`, cidr, state: 'associated' }],
    dhcpOptionsId: 'dopt-1',
    instanceTenancy: 'default',
    isDefault: false,
    enableDnsSupport: true,
    enableDnsHostnames: true,
    tags: { Name: name },
  };
}

function subnet(subnetId: string, vpcId: string, cidr: string): Subnet {
  return {
    subnetId,
    vpcId,
    availabilityZone: 'us-east-1a',
    availabilityZoneId: 'use1-az1',
    cidr,
    mapPublicIpOnLaunch: false,
    otherAddressesInUse: 0,
    ...own,
  };
}

export function route(destination: string, kind: Route['target']['kind'], id: string): Route {
  return { destination, target: { kind, id }, origin: 'CreateRoute', state: 'active' };
}

function table(vpcId: string, routes: Route[]): RouteTable {
  const associations = [{ associationId: `rtbassoc-${vpcId}`, main: true }];
  return { routeTableId: `rtb-${vpcId}`, vpcId, associations, routes, propagatingVgws: [], ...own };
}

function acl(vpcId: string, subnetIds: string[]): NetworkAcl {
  const entry = { protocol: '-1', cidr: '0.0.0.0/0' };
  return {
    networkAclId: `acl-${vpcId}`,
    vpcId,
    isDefault: true,
    associations: subnetIds.map((id) => ({ associationId: `aclassoc-${id}`, subnetId: id })),
    entries: [false, true].flatMap((egress) => [
      { ruleNumber: 100, egress, action: 'allow' as const, ...entry },
      { ruleNumber: 32767, egress, action: 'deny' as const, ...entry },
    ]),
    ...own,
  };
}

export function groupRule(
  groupId: string,
  isEgress: boolean,
  ipProtocol: string,
  cidrIpv4?: string,
): SecurityGroupRule {
  return {
    securityGroupRuleId: `sgr-${groupId}-${ipProtocol}-${cidrIpv4 ?? ''}`,
    groupId,
    groupOwnerId: owner,
    isEgress,
    ipProtocol,
    fromPort: ipProtocol === '-1' ? -1 : 53,
    toPort: ipProtocol === '-1' ? -1 : 53,
    ...(cidrIpv4 !== undefined && { cidrIpv4 }),
    tags: {},
  };
}

export function endpoint(
  id: string,
  direction: 'INBOUND' | 'OUTBOUND',
  hostVpcId: string,
  groupId: string,
  addresses: readonly (readonly [subnetId: string, ip: string])[],
): ResolverEndpoint {
  const at = { createdAt: 0, modifiedAt: 0 };
  return {
    id,
    arn: `arn:${id}`,
    creatorRequestId: id,
    direction,
    hostVpcId,
    securityGroupIds: [groupId],
    addresses: addresses.map(([subnetId, ip]) => ({
      ipId: `rni-${ip}`,
      subnetId,
      ip,
      networkInterfaceId: `eni-${ip}`,
      ...at,
    })),
    protocols: ['Do53'],
    operationalAt: 0,
    tags: {},
    ...at,
  };
}

/** The AWS post's case with everything in place: both VPCs, peering, endpoints, rule, association. */
export function postWorld(): World {
  const side = (vpcId: string, cidr: string) => ({
    vpcId,
    ownerId: owner,
    region: 'us-east-1',
    cidrs: [cidr],
  });
  const both = (groupId: string, isEgress: boolean, cidr: string): SecurityGroupRule[] =>
    ['udp', 'tcp'].map((protocol) => groupRule(groupId, isEgress, protocol, cidr));
  const clusterSubnets = ['subnet-n1', 'subnet-n2'];
  const clientSubnets = ['subnet-t1', 'subnet-t2'];
  const timing = 0;
  return {
    ...emptyWorld('test', 'us-east-1', realTimings),
    scenario: 'test',
    accountId: owner,
    partition: 'aws',
    region: 'us-east-1',
    caller: { arn: 'arn', userId: 'u' },
    vpcs: [vpc(CLUSTER_VPC, 'nodes', '192.168.0.0/16'), vpc(CLIENT_VPC, 'tools', '172.16.0.0/16')],
    subnets: [
      subnet('subnet-n1', CLUSTER_VPC, '192.168.10.0/24'),
      subnet('subnet-n2', CLUSTER_VPC, '192.168.20.0/24'),
      subnet('subnet-t1', CLIENT_VPC, '172.16.10.0/24'),
      subnet('subnet-t2', CLIENT_VPC, '172.16.11.0/24'),
    ],
    dhcpOptions: [],
    routeTables: [
      table(CLUSTER_VPC, [
        route('192.168.0.0/16', 'local', 'local'),
        route('172.16.0.0/16', 'peering', 'pcx-1'),
        route('10.20.0.0/16', 'vpn-gateway', 'vgw-1'),
      ]),
      table(CLIENT_VPC, [
        route('172.16.0.0/16', 'local', 'local'),
        route('192.168.0.0/16', 'peering', 'pcx-1'),
      ]),
    ],
    networkAcls: [acl(CLUSTER_VPC, clusterSubnets), acl(CLIENT_VPC, clientSubnets)],
    peeringConnections: [
      {
        vpcPeeringConnectionId: 'pcx-1',
        requester: side(CLIENT_VPC, '172.16.0.0/16'),
        accepter: side(CLUSTER_VPC, '192.168.0.0/16'),
        statusCode: 'active',
        statusMessage: 'Active',
        tags: {},
      },
    ],
    vpnGateways: [{ vpnGatewayId: 'vgw-1', vpcId: CLUSTER_VPC, tags: {} }],
    securityGroups: [],
    securityGroupRules: [
      ...both('sg-in', false, '172.16.0.0/16'),
      ...both('sg-in', false, '10.20.0.0/16'),
      ...both('sg-out', true, '192.168.0.0/16'),
    ],
    networkInterfaces: ['192.168.109.77', '192.168.74.42'].map((ip) => ({
      networkInterfaceId: `eni-${ip}`,
      vpcId: CLUSTER_VPC,
      subnetId: 'subnet-n1',
      privateIpAddresses: [ip],
      groupIds: [],
      description: 'Amazon EKS prod',
      interfaceType: 'interface',
      requesterManaged: false,
      macAddress: '02:00:00:00:00:01',
      ...own,
    })),
    clusters: [
      {
        name: 'prod',
        arn: 'arn:prod',
        createdAt: 0,
        activeAt: 0,
        endpointHost: NAME,
        vpcConfig: {
          vpcId: CLUSTER_VPC,
          subnetIds: clusterSubnets,
          securityGroupIds: [],
          endpointPublicAccess: true,
          endpointPrivateAccess: true,
          publicAccessCidrs: ['0.0.0.0/0'],
        },
        tags: {},
      },
    ],
    clusterUpdates: [],
    resolverEndpoints: [
      endpoint('rslvr-in-1', 'INBOUND', CLUSTER_VPC, 'sg-in', [
        ['subnet-n1', '192.168.10.10'],
        ['subnet-n2', '192.168.20.10'],
      ]),
      endpoint('rslvr-out-1', 'OUTBOUND', CLIENT_VPC, 'sg-out', [
        ['subnet-t1', '172.16.10.20'],
        ['subnet-t2', '172.16.11.20'],
      ]),
    ],
    resolverRules: [
      {
        id: 'rslvr-rr-1',
        arn: 'arn:rr',
        domainName: `${NAME.toLowerCase()}.`,
        ruleType: 'FORWARD',
        targets: ['192.168.10.10', '192.168.20.10'].map((ip) => ({ ip, port: 53 })),
        resolverEndpointId: 'rslvr-out-1',
        ownerId: owner,
        shareStatus: 'NOT_SHARED',
        createdAt: 0,
        modifiedAt: 0,
        completeAt: 0,
        tags: {},
      },
    ],
    profiles: [],
    ruleAssociations: [
      {
        id: 'rslvr-rrassoc-1',
        resolverRuleId: 'rslvr-rr-1',
        vpcId: CLIENT_VPC,
        createdAt: 0,
        completeAt: 0,
      },
    ],
    publicDns: [
      { name: NAME.toLowerCase(), type: 'A', addresses: ['54.80.1.1', '54.80.1.2'], ttl: 60 },
    ],
    onPremises: [
      {
        id: 'onprem-1',
        name: 'data centre',
        address: '10.20.0.100',
        cidr: '10.20.0.0/16',
        attachment: { vpcId: CLUSTER_VPC, vpnGatewayId: 'vgw-1' },
      },
    ],
    timings: {
      inboundEndpoint: timing,
      outboundEndpoint: timing,
      rule: timing,
      ruleDelete: timing,
      association: timing,
      endpointDelete: timing,
      disassociate: timing,
      clusterUpdate: timing,
      listLag: timing,
    },
    endpointQuota: 4,
    faults: [],
    serial: 1,
  };
}
