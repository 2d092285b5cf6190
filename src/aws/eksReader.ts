import { DescribeClusterCommand, ListClustersCommand } from '@aws-sdk/client-eks';
import type { AwsReader } from '../core/ports.js';
import type { Caller } from './caller.js';
import type { Clients } from './clients.js';
import { clusterFrom } from './map/cluster.js';
import { required } from './map/required.js';
import { allPages } from './paging.js';

/** Clusters. */
export function eksReader(
  call: Caller,
  clients: () => Clients,
): Pick<AwsReader, 'listClusters' | 'describeCluster'> {
  return {
    listClusters: (signal) =>
      allPages(async (nextToken) => {
        const page = await call(
          {
            service: 'eks',
            operation: 'ListClusters',
            send: (options) =>
              clients().eks.send(
                new ListClustersCommand({ include: ['all'], maxResults: 100, nextToken }),
                options,
              ),
          },
          signal,
        );
        return { items: page.clusters, next: page.nextToken };
      }),

    async describeCluster(name, signal) {
      const answer = await call(
        {
          service: 'eks',
          operation: 'DescribeCluster',
          send: (options) => clients().eks.send(new DescribeClusterCommand({ name }), options),
        },
        signal,
      );
      return clusterFrom(required(answer.cluster, 'DescribeCluster.cluster'));
    },
  };
}
