import type { Cluster as AwsCluster, VpcConfigResponse } from '@aws-sdk/client-eks';
import type { Cluster, ClusterKind, EndpointAccess } from '../../core/model/cluster.js';
import { asId } from '../../core/model/ids.js';
import { required } from './required.js';

/** One cluster; registered ones have no `resourcesVpcConfig` (aws facts §1.3). */
export function clusterFrom(cluster: AwsCluster): Cluster {
  const vpc = cluster.resourcesVpcConfig;
  const endpointName = hostOf(cluster.endpoint);
  const access = vpc && accessOf(vpc);
  return {
    name: required(cluster.name, 'Cluster.name'),
    arn: required(cluster.arn, 'Cluster.arn'),
    kind: kindOf(cluster),
    status: cluster.status ?? '',
    ...(cluster.version === undefined ? {} : { version: cluster.version }),
    ...(endpointName === undefined ? {} : { endpointName }),
    ...(cluster.certificateAuthority?.data
      ? { certificateAuthority: cluster.certificateAuthority.data }
      : {}),
    ...(vpc?.vpcId ? { vpcId: asId(vpc.vpcId) } : {}),
    subnetIds: (vpc?.subnetIds ?? []).map((id) => asId(id)),
    ...(access === undefined ? {} : { access }),
    publicAccessCidrs: vpc?.publicAccessCidrs ?? [],
    ...(vpc?.clusterSecurityGroupId
      ? { clusterSecurityGroupId: asId(vpc.clusterSecurityGroupId) }
      : {}),
    securityGroupIds: (vpc?.securityGroupIds ?? []).map((id) => asId(id)),
    ipFamily: cluster.kubernetesNetworkConfig?.ipFamily === 'ipv6' ? 'ipv6' : 'ipv4',
  };
}

function kindOf(cluster: AwsCluster): ClusterKind {
  if (cluster.connectorConfig) return 'external';
  return cluster.outpostConfig ? 'outposts' : 'eks';
}

function accessOf(vpc: VpcConfigResponse): EndpointAccess | undefined {
  const { endpointPublicAccess, endpointPrivateAccess } = vpc;
  if (endpointPublicAccess === true) return endpointPrivateAccess ? 'publicAndPrivate' : 'public';
  return endpointPrivateAccess === true ? 'private' : undefined;
}

/** `URL` lower-cases the host. */
function hostOf(endpoint: string | undefined): string | undefined {
  if (!endpoint || !URL.canParse(endpoint)) return undefined;
  const host = new URL(endpoint).hostname.replace(/\.$/, '');
  return host === '' ? undefined : host;
}
