import type { SecurityGroupId, SubnetId, VpcId } from './ids.js';

/** How the Kubernetes endpoint of a cluster can be reached (aws facts §1.1). */
export type EndpointAccess = 'public' | 'publicAndPrivate' | 'private';

/** What kind of control plane it is. Only `eks` has an EKS-managed private hosted zone (aws facts §1.3). */
export type ClusterKind = 'eks' | 'outposts' | 'external';

/** One cluster, from `eks:DescribeCluster`. */
export interface Cluster {
  readonly name: string;
  readonly arn: string;
  readonly kind: ClusterKind;
  /** `ACTIVE`, `CREATING`, … An open set: newer API versions add values. */
  readonly status: string;
  readonly version?: string;
  /**
   * The endpoint name: host of `cluster.endpoint`, lower-cased, without a trailing
   * dot. Absent until the control plane is provisioned.
   */
  readonly endpointName?: string;
  /**
   * The certificate authority of the API server, PEM in base64 as EKS gives it: nothing else is to
   * be trusted for the endpoint name. Absent as long as the endpoint is.
   */
  readonly certificateAuthority?: string;
  /** The following are absent for external clusters. */
  readonly vpcId?: VpcId;
  readonly subnetIds: readonly SubnetId[];
  readonly access?: EndpointAccess;
  readonly publicAccessCidrs: readonly string[];
  readonly clusterSecurityGroupId?: SecurityGroupId;
  /** The additional control-plane groups (aws facts §1.5). */
  readonly securityGroupIds: readonly SecurityGroupId[];
  readonly ipFamily: 'ipv4' | 'ipv6';
}
