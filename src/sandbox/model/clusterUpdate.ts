/** Why an update failed, as DescribeUpdate tells it. */
export interface UpdateError {
  errorCode: string;
  errorMessage: string;
  resourceIds: string[];
}

/** The access that an update turns on or off; what is absent stays. */
export interface AccessChange {
  endpointPublicAccess?: boolean;
  endpointPrivateAccess?: boolean;
  publicAccessCidrs?: string[];
}

/** One update of a cluster, mostly an UpdateClusterConfig of endpoint access. It acts at `completeAt`; EKS keeps it as history. */
export interface ClusterUpdate {
  id: string;
  clusterName: string;
  /** Those of other types change nothing here: whoever writes them has changed the world. */
  type: 'EndpointAccessUpdate' | 'VersionUpdate' | 'VpcConfigUpdate';
  params: { type: string; value: string }[];
  change: AccessChange;
  clientRequestToken?: string;
  /** Epoch milliseconds. */
  createdAt: number;
  completeAt: number;
  /** Set once it has acted, or failed. */
  settled: boolean;
  /** Not empty: it will fail, or has failed, with these, and changes nothing. */
  errors: UpdateError[];
}
