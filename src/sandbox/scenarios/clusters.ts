import { publish } from '../clusterUpdates.js';
import { newId } from '../ids.js';
import type { Cluster } from '../model/cluster.js';
import type { Subnet, Vpc } from '../model/network.js';
import type { World } from '../world.js';
import { addInterface, subnetsOf } from './builder.js';
import { addRule, addSecurityGroup } from './groups.js';

/** An AWS account of EKS's own, which the far ends of control-plane interfaces belong to. */
const eksAccount = '112233445566';

export interface ClusterPlan {
  readonly name: string;
  readonly version: string;
  /** As EKS spells it. */
  readonly endpointHost: string;
  readonly publicAccess: boolean;
  readonly privateAccess: boolean;
  readonly controlPlane: readonly {
    readonly subnet: Subnet;
    readonly address: string;
    /** On every interface of an IPv6 cluster. */
    readonly ipv6?: string;
  }[];
  /** What public DNS gives for the name while public access is on. */
  readonly publicAddresses?: readonly string[];
  readonly neverRefreshed?: true;
  /** `ipFamily` is `ipv6`; public DNS gives these for AAAA while public access is on. */
  readonly ipv6?: { readonly serviceCidr: string; readonly publicAddresses: readonly string[] };
  readonly createdAt: number;
}

export function clusterArn(world: World, name: string): string {
  return `arn:${world.partition}:eks:${world.region}:${world.accountId}:cluster/${name}`;
}

/** A cluster as eksctl makes it: its groups, its control-plane interfaces, its name in public DNS. */
export function addCluster(world: World, vpc: Vpc, plan: ClusterPlan): Cluster {
  const { name, createdAt } = plan;
  const own = addSecurityGroup(
    world,
    vpc.vpcId,
    `eks-cluster-sg-${name}-1234567`,
    'EKS created security group applied to ENI that is attached to EKS Control Plane master nodes, as well as any managed workloads.',
    { Name: `eks-cluster-sg-${name}-1234567`, 'aws:eks:cluster-name': name },
  );
  addRule(world, own, { ipProtocol: '-1', referencedGroupId: own.groupId });
  const additional = addSecurityGroup(
    world,
    vpc.vpcId,
    `eksctl-${name}-cluster/ControlPlaneSecurityGroup`,
    'Communication between the control plane and worker nodegroups',
    { Name: `eksctl-${name}-cluster/ControlPlaneSecurityGroup` },
  );
  for (const { subnet, address, ipv6 } of plan.controlPlane) {
    addInterface(world, subnet, {
      privateIpAddresses: [address],
      ...(ipv6 !== undefined && { ipv6Addresses: [ipv6] }),
      groupIds: [own.groupId, additional.groupId],
      description: `Amazon EKS ${name}`,
      requesterId: 'AROASANDBOXEKSEXAMPLE:AmazonEKS',
      attachment: {
        attachmentId: newId(world, 'eni-attach-'),
        instanceOwnerId: eksAccount,
        deviceIndex: 1,
        attachedAt: createdAt,
      },
    });
  }
  const cluster: Cluster = {
    ...clusterBasics(world, name, plan.version, createdAt, plan.ipv6?.serviceCidr),
    endpointHost: plan.endpointHost,
    vpcConfig: {
      vpcId: vpc.vpcId,
      subnetIds: subnetsOf(world, vpc).map(({ subnetId }) => subnetId),
      securityGroupIds: [additional.groupId],
      clusterSecurityGroupId: own.groupId,
      endpointPublicAccess: plan.publicAccess,
      endpointPrivateAccess: plan.privateAccess,
      publicAccessCidrs: plan.publicAccess ? ['0.0.0.0/0'] : [],
    },
    ...(plan.publicAddresses && { publicAddresses: [...plan.publicAddresses] }),
    ...(plan.ipv6 && { publicIpv6Addresses: [...plan.ipv6.publicAddresses] }),
    ...(plan.neverRefreshed && { neverRefreshed: true }),
  };
  world.clusters.push(cluster);
  publish(world, cluster);
  return cluster;
}

/** What every cluster that EKS itself runs has. */
export function clusterBasics(
  world: World,
  name: string,
  version: string,
  createdAt: number,
  serviceIpv6Cidr?: string,
): Cluster {
  return {
    name,
    arn: clusterArn(world, name),
    createdAt,
    activeAt: createdAt + 10 * 60 * 1000,
    version,
    platformVersion: 'eks.12',
    roleArn: `arn:${world.partition}:iam::${world.accountId}:role/eksctl-${name}-cluster-ServiceRole`,
    ...(serviceIpv6Cidr === undefined ? { serviceIpv4Cidr: '10.100.0.0/16' } : { serviceIpv6Cidr }),
    tags: {},
  };
}
