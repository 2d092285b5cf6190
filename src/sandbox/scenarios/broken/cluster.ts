import { publish } from '../../clusterUpdates.js';
import type { World } from '../../world.js';
import { buildNeverRefreshed } from '../neverRefreshed.js';
import { admitClients, firstCluster, forwardFromSite, vpcNamed } from '../solved.js';
import { addUpdate, setNameServers } from '../troubles.js';
import type { Broken, Hand } from './broken.js';
import {
  clusterVpcOf,
  fromSite,
  fromTools,
  onlyClientsAdmitted,
  siteServer,
  solvedBut,
} from './things.js';

const minute = 60_000;

function nameServers(vpc: (world: World) => ReturnType<typeof vpcNamed>, servers: string[]): Hand {
  return (world) => setNameServers(world, vpc(world), servers);
}

const tools = (world: World): ReturnType<typeof vpcNamed> => vpcNamed(world, 'tools');

/** The cluster's own access, and the DNS settings of both VPCs. */
export const brokenClusters: readonly Broken[] = [
  {
    mode: 'F1',
    what: 'private access is off',
    build: solvedBut((world) => {
      const cluster = firstCluster(world);
      if (cluster.vpcConfig) cluster.vpcConfig.endpointPrivateAccess = false;
      publish(world, cluster);
    }),
    from: fromTools,
    mend: ['plan'],
  },
  {
    mode: 'F2',
    what: 'a private-only cluster that public DNS was never told of',
    build: (world, now) => {
      buildNeverRefreshed(world, now);
      admitClients(world, firstCluster(world), tools(world));
    },
    from: fromTools,
    mend: ['plan'],
  },
  {
    mode: 'F3',
    what: 'nothing forwards the name for the data centre',
    build: solvedBut(onlyClientsAdmitted),
    from: fromSite,
    mend: ['plan', (world) => forwardFromSite(world, siteServer)],
  },
  {
    mode: 'F4',
    what: 'the cluster VPC has no DNS host names',
    build: solvedBut((world) => {
      clusterVpcOf(world).enableDnsHostnames = false;
    }),
    from: fromTools,
    mend: ['plan'],
  },
  {
    mode: 'F5',
    what: 'the nodes ask a server on the internet',
    build: solvedBut(nameServers(clusterVpcOf, ['8.8.8.8'])),
    from: { place: 'nodes' },
    mend: [nameServers(clusterVpcOf, ['AmazonProvidedDNS'])],
  },
  {
    mode: 'F6',
    what: 'the client VPC asks a server on the internet',
    build: solvedBut(nameServers(tools, ['8.8.8.8'])),
    from: fromTools,
    mend: [nameServers(tools, ['AmazonProvidedDNS'])],
  },
  {
    mode: 'F7',
    what: 'the client VPC has no DNS support',
    build: solvedBut((world) => {
      Object.assign(tools(world), { enableDnsSupport: false, enableDnsHostnames: false });
    }),
    from: fromTools,
    mend: ['plan'],
  },
  {
    mode: 'F40',
    what: 'an update of the cluster is under way',
    build: solvedBut((world, now) => {
      addUpdate(world, firstCluster(world).name, {
        type: 'EndpointAccessUpdate',
        createdAt: now,
        completeAt: now + 3 * minute,
      });
    }),
    from: fromTools,
    mend: [{ wait: 4 * minute }],
  },
  {
    mode: 'F43',
    what: 'EC2 shows no managed interfaces, and cannot be asked to',
    build: solvedBut((world) => {
      world.managedResources = 'hidden';
    }),
    from: fromTools,
    mend: [
      (world) => {
        delete world.managedResources;
      },
    ],
  },
];
