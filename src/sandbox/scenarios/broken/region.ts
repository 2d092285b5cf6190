import { emptyWorld } from '../../emptyWorld.js';
import { newId } from '../../ids.js';
import type { World } from '../../world.js';
import { addRoute, addVpc } from '../builder.js';
import {
  addOwnEndpoint,
  addOwnRule,
  admitClients,
  admitDns,
  associateOwn,
  firstCluster,
  groupOf,
} from '../solved.js';
import type { Broken } from './broken.js';
import { clusterVpcOf, endpointOf, solvedBut, there } from './things.js';

const other = 'eu-west-1';

/** A client VPC in another Region, peered with the cluster's; rules of this Region do not act there. */
export const brokenRegion: readonly Broken[] = [
  {
    mode: 'F38',
    what: 'a client VPC in another Region',
    build: solvedBut(addFarClients),
    from: { place: 'vpc', name: 'far-tools' },
    mend: [enableThere],
    unseenAfterwards: 'the rule and the VPC are in a Region that was not read',
  },
];

function addFarClients(world: World): void {
  const far = emptyWorld(world.scenario, other, { ...world.timings }, world.accountId);
  // Ids of two Regions are made from the Region's name too, so none is there twice.
  world.otherRegions = [far];
  const client = addVpc(far, {
    name: 'far-tools',
    cidr: '172.28.0.0/16',
    subnets: [
      { name: 'far-tools-a', cidr: '172.28.0.0/20', zone: 'a' },
      { name: 'far-tools-b', cidr: '172.28.16.0/20', zone: 'b' },
    ],
  });
  const vpc = clusterVpcOf(world);
  const side = (region: string, { vpcId, ownerId, cidr }: typeof vpc) => {
    return { vpcId, ownerId, region, cidrs: [cidr] };
  };
  const id = newId(world, 'pcx-');
  const target = { kind: 'peering', id } as const;
  for (const each of [world, far]) {
    each.peeringConnections.push({
      vpcPeeringConnectionId: id,
      requester: side(other, client),
      accepter: side(world.region, vpc),
      statusCode: 'active',
      statusMessage: 'Active',
      tags: { Name: 'far-tools-to-eks-worker' },
    });
  }
  const route = { target, origin: 'CreateRoute', state: 'active' } as const;
  addRoute(far, client, { ...route, destination: vpc.cidr });
  addRoute(world, vpc, { ...route, destination: client.cidr });
  admitClients(world, firstCluster(world), client);
}

/** An outbound endpoint and a rule there, whose targets are here. */
function enableThere(world: World, now: number): void {
  const far = there(world.otherRegions?.[0]);
  const client = there(far.vpcs[0]);
  const cluster = firstCluster(world);
  const inbound = endpointOf(world, 'INBOUND');
  const at = now - 3_600_000;
  const outbound = addOwnEndpoint(far, cluster, client, 'OUTBOUND', at);
  const { cidr } = clusterVpcOf(world);
  admitDns(far, cluster, groupOf(far, outbound), { cidrIpv4: cidr, isEgress: true });
  admitDns(world, cluster, groupOf(world, inbound), { cidrIpv4: client.cidr });
  addOwnRule(far, cluster, outbound, inbound, at);
  associateOwn(far, client, at, cluster);
}
