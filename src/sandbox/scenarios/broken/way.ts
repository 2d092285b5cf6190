import { newId } from '../../ids.js';
import type { Vpc } from '../../model/network.js';
import type { Route } from '../../model/routing.js';
import { controlPlaneInterfacesOf } from '../../clusterUpdates.js';
import { routeTableOf } from '../../states.js';
import type { World } from '../../world.js';
import { addRoute, subnetsOf } from '../builder.js';
import { buildIpv6 } from '../ipv6.js';
import { controlPlaneGroup, firstCluster, solve, vpcNamed } from '../solved.js';
import { buildTransitGateway } from '../transitGateway.js';
import { addUpdate } from '../troubles.js';
import type { Broken } from './broken.js';
import {
  clusterVpcOf,
  dropGroupRules,
  dropRoutes,
  endpointOf,
  fromTools,
  solvedBut,
  there,
} from './things.js';

const day = 24 * 60 * 60 * 1000;
const tools = (world: World): Vpc => vpcNamed(world, 'tools');

/** Groups, ACLs and routes between clients, endpoints and the control plane. */
export const brokenWays: readonly Broken[] = [
  {
    mode: 'F21',
    what: 'the inbound endpoint admits UDP only',
    build: solvedBut((world) => {
      const isTcp = ({ ipProtocol }: { ipProtocol: string }): boolean => ipProtocol === 'tcp';
      dropGroupRules(world, endpointOf(world, 'INBOUND'), isTcp);
    }),
    from: fromTools,
    mend: ['plan'],
  },
  {
    mode: 'F22',
    what: 'the outbound endpoint lets no UDP out',
    build: solvedBut((world) => {
      const isUdp = ({ ipProtocol }: { ipProtocol: string }): boolean => ipProtocol === 'udp';
      dropGroupRules(world, endpointOf(world, 'OUTBOUND'), isUdp);
    }),
    from: fromTools,
    mend: ['plan'],
  },
  {
    mode: 'F23',
    what: 'a network ACL drops the answers of DNS',
    build: solvedBut((world) => {
      aclOf(world, tools(world)).entries.unshift({
        ruleNumber: 50,
        egress: false,
        protocol: '17',
        action: 'deny',
        cidr: '192.168.0.0/16',
        ports: { from: 1024, to: 65535 },
      });
    }),
    from: fromTools,
    mend: [
      (world) => {
        aclOf(world, tools(world)).entries.shift();
      },
    ],
  },
  {
    mode: 'F24',
    what: 'no route from the client VPC to the cluster VPC',
    build: solvedBut((world) => dropRoutes(world, tools(world), '192.168.0.0/16')),
    from: fromTools,
    mend: [(world) => addRoute(world, tools(world), byPeering(world, '192.168.0.0/16'))],
  },
  {
    mode: 'F25',
    what: 'no route back from the cluster VPC',
    build: solvedBut((world) => dropRoutes(world, clusterVpcOf(world), '172.16.0.0/16')),
    from: fromTools,
    mend: [(world) => addRoute(world, clusterVpcOf(world), byPeering(world, '172.16.0.0/16'))],
  },
  {
    mode: 'F26',
    what: 'a peering connection that nobody has accepted',
    build: solvedBut((world) => setPeering(world, 'pending-acceptance')),
    from: fromTools,
    mend: [(world) => setPeering(world, 'active')],
  },
  {
    mode: 'F27',
    what: 'a Transit Gateway whose table has no route to the cluster VPC',
    build: (world, now) => {
      buildTransitGateway(world, now);
      solve(world, now, 'workshop');
      const table = there(world.transitGatewayRouteTables[0]);
      table.routes = table.routes.filter(({ destination }) => destination !== '10.10.0.0/16');
    },
    from: { place: 'vpc', name: 'workshop' },
    mend: [
      (world) => {
        const { vpcId, cidr: destination } = vpcNamed(world, 'platform');
        const { transitGatewayAttachmentId: attachmentId } = there(
          world.transitGatewayAttachments.find((one) => one.vpcId === vpcId),
        );
        const route = { destination, type: 'propagated', state: 'active', attachmentId } as const;
        there(world.transitGatewayRouteTables[0]).routes.push(route);
      },
    ],
  },
  {
    mode: 'F28',
    what: 'a client VPC that has a range of the cluster VPC too',
    build: (world, now) => {
      buildTransitGateway(world, now);
      solve(world, now, 'workshop');
      overlap(world);
    },
    from: { place: 'vpc', name: 'workshop' },
    mend: [
      (world) => {
        const workshop = vpcNamed(world, 'workshop');
        workshop.cidrAssociations.pop();
        dropRoutes(world, workshop, '10.10.16.0/20');
      },
    ],
  },
  {
    mode: 'F29',
    what: 'the control plane does not admit the clients',
    build: solvedBut((world) => {
      const { groupId } = controlPlaneGroup(world, firstCluster(world));
      world.securityGroupRules = world.securityGroupRules.filter(
        (rule) => rule.groupId !== groupId || rule.cidrIpv4 !== '172.16.0.0/16',
      );
    }),
    from: fromTools,
    mend: ['plan'],
  },
  {
    mode: 'F30',
    what: 'an interface of the control plane moved to a subnet without a route back',
    build: solvedBut((world, now) => {
      moveInterface(world);
      addUpdate(world, firstCluster(world).name, {
        type: 'VersionUpdate',
        createdAt: now - 2 * day,
        completeAt: now - 2 * day + 600_000,
      });
    }),
    from: fromTools,
    mend: [
      (world) => {
        there(world.routeTables.at(-1)).routes.push(byPeering(world, '172.16.0.0/16'));
      },
    ],
  },
  {
    mode: 'F31',
    what: 'an IPv6 cluster whose control plane admits IPv4 only',
    build: (world, now) => {
      buildIpv6(world, now);
      solve(world, now, 'studio');
      const { groupId } = controlPlaneGroup(world, firstCluster(world));
      world.securityGroupRules = world.securityGroupRules.filter(
        (rule) => rule.groupId !== groupId || rule.isEgress || rule.cidrIpv6 === undefined,
      );
    },
    from: { place: 'vpc', name: 'studio' },
    mend: ['plan'],
  },
];

function aclOf(world: World, { vpcId }: Vpc): World['networkAcls'][number] {
  return there(world.networkAcls.find((one) => one.vpcId === vpcId));
}

function setPeering(world: World, statusCode: string): void {
  Object.assign(there(world.peeringConnections[0]), { statusCode, statusMessage: statusCode });
}

function byPeering(world: World, destination: string): Route {
  const { vpcPeeringConnectionId: id } = there(world.peeringConnections[0]);
  return { destination, target: { kind: 'peering', id }, origin: 'CreateRoute', state: 'active' };
}

/** A secondary range that is the cluster VPC's subnet in zone b; a local route goes with it. */
function overlap(world: World): void {
  const workshop = vpcNamed(world, 'workshop');
  const cidr = '10.10.16.0/20';
  const associationId = newId(world, 'vpc-cidr-assoc-');
  workshop.cidrAssociations.push({ associationId, cidr, state: 'associated' });
  addRoute(world, workshop, {
    destination: cidr,
    target: { kind: 'local', id: 'local' },
    origin: 'CreateRouteTable',
    state: 'active',
  });
}

/** To zone c, into a subnet with a route table of its own. */
function moveInterface(world: World): void {
  const vpc = clusterVpcOf(world);
  const subnet = there(subnetsOf(world, vpc)[2]);
  const old = there(routeTableOf(world, subnet.subnetId));
  old.associations = old.associations.filter(({ subnetId }) => subnetId !== subnet.subnetId);
  world.routeTables.push({
    ...old,
    routeTableId: newId(world, 'rtb-'),
    associations: [
      { associationId: newId(world, 'rtbassoc-'), main: false, subnetId: subnet.subnetId },
    ],
    routes: old.routes
      .filter(({ target }) => target.kind !== 'peering')
      .map((route) => ({ ...route, target: { ...route.target } })),
    propagatingVgws: [...old.propagatingVgws],
    tags: { Name: 'eks-worker-private-c' },
  });
  const one = there(controlPlaneInterfacesOf(world, firstCluster(world))[0]);
  Object.assign(one, { subnetId: subnet.subnetId, privateIpAddresses: ['192.168.128.50'] });
}
