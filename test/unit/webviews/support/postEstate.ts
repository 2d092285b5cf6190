import { known } from '../../../../src/core/model/fact.js';
import type { Cluster } from '../../../../src/core/model/cluster.js';
import { asId } from '../../../../src/core/model/ids.js';
import type { RouteTable, SecurityGroup, Subnet, Vpc } from '../../../../src/core/model/network.js';
import { emptySnapshot, type Snapshot } from '../../../../src/core/model/snapshot.js';
import type { ClusterTarget } from '../../../../src/webviews/host/target.js';

/** The standard case: a cluster with public and private access, one peered client VPC. */
export const target: ClusterTarget = {
  scope: { profile: 'platform', region: 'eu-west-1' },
  clusterName: 'payments',
};

export const endpointName = '0f1e2d3c4b5a69788796a5b4c3d2e1f0.gr7.eu-west-1.eks.amazonaws.com';
export const clientVpcId = 'vpc-0c11e27000000001';
export const clusterVpcId = 'vpc-0c1057e700000001';
export const overlappingVpcId = 'vpc-00000000000000e1';
export const controlPlane = ['192.168.109.77', '192.168.74.42'];

const accountId = '123456789012';
const source = { call: 'test', at: 1_790_000_000_000 };

function vpc(id: string, name: string, cidr: string): Vpc {
  return {
    id: asId(id),
    name,
    ownerId: asId(accountId),
    cidrs: [cidr],
    ipv6Cidrs: [],
    dhcpOptionsId: 'dopt-1',
    tenancy: 'default',
    isDefault: false,
  };
}

function subnet(id: string, vpcId: string, name: string, zone: string, cidr: string): Subnet {
  return {
    id: asId(id),
    name,
    vpcId: asId(vpcId),
    ownerId: asId(accountId),
    availabilityZone: zone,
    cidr,
    availableIpAddressCount: 8100,
    ipv6Cidrs: [],
    ipv6Native: false,
  };
}

function routes(id: string, vpcId: string, local: string, remote: string): RouteTable {
  return {
    id,
    vpcId: asId(vpcId),
    main: true,
    subnetIds: [],
    routes: [
      { destination: local, target: 'local', state: 'active' },
      { destination: remote, target: 'pcx-0aa1', state: 'active' },
    ],
  };
}

function group(id: string, name: string): SecurityGroup {
  return {
    id: asId(id),
    name,
    vpcId: asId(clusterVpcId),
    ownerId: asId(accountId),
    tags: {},
  };
}

/** The cluster of the standard case, in one of the access modes. */
export function cluster(access: Cluster['access'] = 'publicAndPrivate'): Cluster {
  return {
    name: target.clusterName,
    arn: `arn:aws:eks:eu-west-1:${accountId}:cluster/payments`,
    kind: 'eks',
    status: 'ACTIVE',
    version: '1.33',
    endpointName,
    vpcId: asId(clusterVpcId),
    subnetIds: [asId('subnet-0a1'), asId('subnet-0a2')],
    access,
    publicAccessCidrs: ['0.0.0.0/0'],
    clusterSecurityGroupId: asId('sg-0c1057e7'),
    securityGroupIds: [asId('sg-0c0117201')],
    ipFamily: 'ipv4',
  };
}

/** What a reading of the standard case gives. */
export function postEstate(access: Cluster['access'] = 'publicAndPrivate'): Snapshot {
  return {
    ...emptySnapshot(target.scope),
    identity: known(
      {
        ...target.scope,
        accountId: asId(accountId),
        callerArn: `arn:aws:iam::${accountId}:role/Platform`,
        partition: 'aws',
      },
      source,
    ),
    clusterNames: known([target.clusterName], source),
    clusters: { [target.clusterName]: known(cluster(access), source) },
    vpcs: known(
      [
        vpc(clusterVpcId, 'workers', '192.168.0.0/16'),
        vpc(clientVpcId, 'tools', '172.16.0.0/16'),
        vpc(overlappingVpcId, 'legacy', '192.168.64.0/18'),
        vpc('vpc-00000000000000e2', 'island', '10.9.0.0/16'),
      ],
      source,
    ),
    vpcDns: Object.fromEntries(
      [clusterVpcId, clientVpcId].map((id) => [
        id,
        known({ dnsSupport: true, dnsHostnames: true }, source),
      ]),
    ),
    dhcpOptions: known([{ id: 'dopt-1', nameServers: ['AmazonProvidedDNS'] }], source),
    subnets: known(
      [
        subnet('subnet-0a1', clusterVpcId, 'workers-a', 'eu-west-1a', '192.168.64.0/19'),
        subnet('subnet-0a2', clusterVpcId, 'workers-b', 'eu-west-1b', '192.168.96.0/19'),
        subnet('subnet-0a3', clusterVpcId, 'workers-c', 'eu-west-1c', '192.168.128.0/19'),
        subnet('subnet-0b1', clientVpcId, 'tools-a', 'eu-west-1a', '172.16.0.0/20'),
        subnet('subnet-0b2', clientVpcId, 'tools-b', 'eu-west-1b', '172.16.16.0/20'),
      ],
      source,
    ),
    routeTables: known(
      [
        routes('rtb-1', clusterVpcId, '192.168.0.0/16', '172.16.0.0/16'),
        routes('rtb-2', clientVpcId, '172.16.0.0/16', '192.168.0.0/16'),
      ],
      source,
    ),
    peerings: known(
      [
        {
          id: asId('pcx-0aa1'),
          status: 'active',
          requesterVpcId: asId(clientVpcId),
          accepterVpcId: asId(clusterVpcId),
          requesterRegion: 'eu-west-1',
          accepterRegion: 'eu-west-1',
        },
      ],
      source,
    ),
    securityGroups: known(
      [
        group('sg-0c1057e7', 'eks-cluster-sg-payments'),
        group('sg-0c0117201', 'payments-control-plane'),
      ],
      source,
    ),
    securityGroupRules: known([], source),
    controlPlane: {
      [target.clusterName]: known(
        controlPlane.map((address, index) => ({
          id: `eni-${index}`,
          vpcId: asId(clusterVpcId),
          subnetId: asId(`subnet-0a${index + 1}`),
          description: 'Amazon EKS payments',
          privateAddresses: [address],
          ipv6Addresses: [],
          groupIds: [asId('sg-0c1057e7'), asId('sg-0c0117201')],
        })),
        source,
      ),
    },
    endpoints: known([], source),
    rules: known([], source),
    associations: known([], source),
    publicAnswers: {
      [endpointName]: known(
        access === 'private' ? controlPlane : ['52.18.4.9', '54.7.1.3'],
        source,
      ),
    },
  };
}

/** The same with a second cluster, `storefront`, in the same VPC. */
export function twoClusters(): Snapshot {
  const one = postEstate();
  const other: Cluster = {
    ...cluster(),
    name: 'storefront',
    arn: `arn:aws:eks:eu-west-1:${accountId}:cluster/storefront`,
    endpointName: '5d0c1b9e7a6f43f28c15d9e0b7a3264f.gr7.eu-west-1.eks.amazonaws.com',
  };
  const interfaces = one.controlPlane[target.clusterName];
  return {
    ...one,
    clusters: { ...one.clusters, [other.name]: known(other, source) },
    controlPlane: { ...one.controlPlane, ...(interfaces && { [other.name]: interfaces }) },
    publicAnswers: {
      ...one.publicAnswers,
      [other.endpointName ?? '']: known(['52.18.4.10'], source),
    },
  };
}
