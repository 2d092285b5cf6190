import {
  DescribeClusterCommand,
  DescribeUpdateCommand,
  ListClustersCommand,
  ListUpdatesCommand,
} from '@aws-sdk/client-eks';
import type { AwsReader } from '../core/ports.js';
import { callsTo, type Caller } from './caller.js';
import type { Clients } from './clients.js';
import { clusterFrom } from './map/cluster.js';
import { clusterUpdateFrom } from './map/clusterUpdate.js';
import { required } from './map/required.js';
import { allPages } from './paging.js';

/** Clusters and their updates. */
export function eksReader(
  call: Caller,
  clients: () => Clients,
): Pick<AwsReader, 'listClusters' | 'describeCluster' | 'listUpdates' | 'describeUpdate'> {
  const read = callsTo(call, 'eks');
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

    listUpdates: (name, signal) =>
      allPages(async (nextToken) => {
        const command = new ListUpdatesCommand({ name, maxResults: 100, nextToken });
        const page = await read('ListUpdates', signal, (options) =>
          clients().eks.send(command, options),
        );
        return { items: page.updateIds, next: page.nextToken };
      }),

    async describeUpdate(name, updateId, signal) {
      const answer = await read('DescribeUpdate', signal, (options) =>
        clients().eks.send(new DescribeUpdateCommand({ name, updateId }), options),
      );
      return clusterUpdateFrom(required(answer.update, 'DescribeUpdate.update'));
    },
  };
}
