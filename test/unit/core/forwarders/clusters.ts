import type { ForwardedCluster } from '../../../../src/core/forwarders/types.js';

/** The cluster of the AWS post: its name, and an inbound endpoint with two addresses. */
export const postCluster: ForwardedCluster = {
  clusterName: 'prod',
  endpointName: '9FF86DB0668DC670F27F426024E7CDBD.sk1.us-east-1.eks.amazonaws.com',
  addresses: ['192.168.20.10', '192.168.10.10'],
};

/** Three clusters of a Region: two VPCs, one with IPv6, and a name that is free text. */
export const regionClusters: readonly ForwardedCluster[] = [
  postCluster,
  {
    clusterName: 'stage "EU"; {x}\n',
    endpointName: '00112233445566778899AABBCCDDEEFF.yl4.eks-cluster.us-east-1.api.aws',
    addresses: ['fd12:3456::0:10', '10.7.0.10', '10.7.1.10'],
  },
  {
    clusterName: 'tools',
    endpointName: '89ABCDEF0123456789ABCDEF01234567.gr7.us-east-1.eks.amazonaws.com',
    addresses: ['192.168.10.10', '192.168.20.10'],
  },
];
