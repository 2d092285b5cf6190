import { hexOf } from '../../ids.js';
import { certificatesOf } from '../../kubernetes/certificates.js';
import type { Cluster } from '../../model/cluster.js';
import { clusterStatus, isProvisioned } from '../../states.js';
import type { World } from '../../world.js';

/** `cluster` of DescribeCluster. */
export function clusterShape(world: World, cluster: Cluster, now: number): object {
  const status = clusterStatus(world, cluster, now);
  const { vpcConfig, outpost, connector } = cluster;
  const endpoint =
    isProvisioned(cluster, now) && cluster.endpointHost !== undefined
      ? {
          endpoint: `https://${cluster.endpointHost}`,
          certificateAuthority: {
            data: Buffer.from(certificatesOf(cluster).authority).toString('base64'),
          },
          identity: { oidc: { issuer: oidcIssuer(cluster.endpointHost) } },
        }
      : {};
  return {
    name: cluster.name,
    arn: cluster.arn,
    createdAt: cluster.createdAt / 1000,
    status,
    tags: cluster.tags,
    ...(cluster.version !== undefined && { version: cluster.version }),
    ...(cluster.platformVersion !== undefined && { platformVersion: cluster.platformVersion }),
    ...(cluster.roleArn !== undefined && { roleArn: cluster.roleArn }),
    ...endpoint,
    ...(vpcConfig && { resourcesVpcConfig: vpcConfig }),
    ...(cluster.serviceIpv4Cidr !== undefined && {
      kubernetesNetworkConfig: { serviceIpv4Cidr: cluster.serviceIpv4Cidr, ipFamily: 'ipv4' },
    }),
    ...(cluster.serviceIpv6Cidr !== undefined && {
      kubernetesNetworkConfig: { serviceIpv6Cidr: cluster.serviceIpv6Cidr, ipFamily: 'ipv6' },
    }),
    ...(connector && { connectorConfig: connector }),
    ...(outpost && { outpostConfig: outpost, id: hexOf(cluster.arn, 32) }),
    ...(!connector && {
      health: { issues: [] },
      accessConfig: { authenticationMode: 'API_AND_CONFIG_MAP' },
      logging: {
        clusterLogging: [
          {
            types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'],
            enabled: false,
          },
        ],
      },
    }),
  };
}

function oidcIssuer(host: string): string {
  const [id = '', , third = '', fourth = ''] = host.split('.');
  const region = third === 'eks-cluster' ? fourth : third;
  return `https://oidc.eks.${region}.amazonaws.com/id/${id}`;
}
