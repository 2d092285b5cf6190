import type { UpdateError } from './clusterUpdate.js';
import type { Tags } from './network.js';

export interface ClusterVpcConfig {
  vpcId: string;
  subnetIds: string[];
  /** The additional control-plane groups. */
  securityGroupIds: string[];
  clusterSecurityGroupId?: string;
  endpointPublicAccess: boolean;
  endpointPrivateAccess: boolean;
  publicAccessCidrs: string[];
}

/**
 * An EKS cluster. With private access on, the hidden zone of `vpcConfig.vpcId` holds the endpoint's
 * host with the addresses of the control-plane network interfaces (description
 * `Amazon EKS <name>`).
 */
export interface Cluster {
  name: string;
  arn: string;
  /** Epoch milliseconds. */
  createdAt: number;
  /** Epoch milliseconds from which it is ACTIVE; null: it stays CREATING. */
  activeAt: number | null;
  version?: string;
  platformVersion?: string;
  /** Host in EKS's own spelling; read only once the cluster is ACTIVE. */
  endpointHost?: string;
  roleArn?: string;
  /** Absent on an external (registered) cluster. */
  vpcConfig?: ClusterVpcConfig;
  serviceIpv4Cidr?: string;
  /** Set on a cluster whose `ipFamily` is `ipv6`; then there is no IPv4 range of services. */
  serviceIpv6Cidr?: string;
  outpost?: { outpostArns: string[]; controlPlaneInstanceType: string };
  connector?: { activationId: string; provider: string; roleArn: string };
  /** What public DNS gives while public access is on; made up from the name if absent. */
  publicAddresses?: string[];
  /** The same for AAAA; absent where the endpoint is not dual-stack. */
  publicIpv6Addresses?: string[];
  /**
   * Private-only since before EKS put such names into public DNS, which knows nothing of it until
   * public access is once turned on or off (aws facts §1.1).
   */
  neverRefreshed?: true;
  /** The next update fails with these. */
  nextUpdateErrors?: UpdateError[];
  tags: Tags;
}
