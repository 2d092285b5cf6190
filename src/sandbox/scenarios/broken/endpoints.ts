import { attachAddresses, placeAddresses } from '../../services/resolver/endpointAddresses.js';
import type { World } from '../../world.js';
import { subnetsOf } from '../builder.js';
import { vpcNamed } from '../solved.js';
import { breakAddress, worsenEndpoint } from '../troubles.js';
import type { Broken, Hand } from './broken.js';
import {
  clusterVpcOf,
  endpointOf,
  fromTools,
  onlyClientsAdmitted,
  renewAddresses,
  solvedBut,
} from './things.js';

/** Endpoints and their addresses, and what stands in the way of making one. */
export const brokenEndpoints: readonly Broken[] = [
  {
    mode: 'F17',
    what: 'an inbound endpoint that lost its addresses',
    build: solvedBut(allAddresses('DETACHING')),
    from: fromTools,
    mend: [renewInbound],
  },
  {
    mode: 'F18',
    what: 'an outbound endpoint that is gone',
    build: solvedBut((world) => {
      const { id } = endpointOf(world, 'OUTBOUND');
      world.resolverEndpoints = world.resolverEndpoints.filter((one) => one.id !== id);
      world.networkInterfaces = world.networkInterfaces.filter(
        ({ description }) => !description.includes(id),
      );
    }),
    from: fromTools,
    mend: ['plan'],
  },
  {
    mode: 'F19',
    what: 'the interfaces of the inbound endpoint were deleted',
    build: solvedBut(allAddresses('FAILED_RESOURCE_GONE')),
    from: fromTools,
    mend: [renewInbound],
  },
  {
    mode: 'F20',
    what: 'an inbound endpoint that speaks DNS over HTTPS only',
    build: solvedBut((world) => {
      endpointOf(world, 'INBOUND').protocols = ['DoH'];
    }),
    from: fromTools,
    mend: [
      (world) => {
        endpointOf(world, 'INBOUND').protocols = ['Do53', 'DoH'];
      },
    ],
  },
  {
    mode: 'F36',
    what: 'no endpoint left in the quota',
    build: solvedBut((world) => {
      onlyClientsAdmitted(world);
      world.endpointQuota = 1;
    }),
    from: fromTools,
    also: { F8: 'the quota is in the way only where a rule, and its endpoints, are missing' },
    mend: [
      (world) => {
        world.endpointQuota = 4;
      },
      'plan',
    ],
  },
  {
    mode: 'F37',
    what: 'no free address in the cluster VPC',
    build: solvedBut((world) => {
      onlyClientsAdmitted(world);
      fill(world, 'full');
    }),
    from: fromTools,
    also: { F8: 'a place is needed only where a rule, and its endpoints, are missing' },
    mend: [(world) => fill(world, 'free'), 'plan'],
  },
  {
    mode: 'F46',
    what: 'a third outbound address whose removal is stuck',
    build: solvedBut((world, now) => {
      const endpoint = endpointOf(world, 'OUTBOUND');
      const subnets = subnetsOf(world, vpcNamed(world, 'tools')).slice(1);
      const placement = placeAddresses(
        world,
        subnets.map(({ subnetId }) => ({ subnetId })),
      );
      const last = { ...placement, addresses: placement.addresses.slice(-1) };
      endpoint.addresses.push(
        ...attachAddresses(world, now - 1000, endpoint.id, endpoint.securityGroupIds, last),
      );
      const why = 'The forward access session expired';
      breakAddress(world, endpoint.id, 2, 'DELETE_FAILED_FAS_EXPIRED', why);
    }),
    from: fromTools,
    mend: [
      (world) => {
        const gone = endpointOf(world, 'OUTBOUND').addresses.pop();
        world.networkInterfaces = world.networkInterfaces.filter(
          ({ networkInterfaceId }) => networkInterfaceId !== gone?.networkInterfaceId,
        );
      },
    ],
  },
];

function allAddresses(status: string): Hand {
  return (world) => {
    const { id, addresses } = endpointOf(world, 'INBOUND');
    for (const index of addresses.keys()) breakAddress(world, id, index, status, '');
    worsenEndpoint(world, id, 'ACTION_NEEDED', 'No address of this endpoint is operational');
  };
}

function renewInbound(world: World, now: number): void {
  renewAddresses(world, endpointOf(world, 'INBOUND'), now);
}

function fill(world: World, how: 'full' | 'free'): void {
  for (const subnet of subnetsOf(world, clusterVpcOf(world))) {
    const size = 2 ** (32 - Number(subnet.cidr.split('/')[1]));
    subnet.otherAddressesInUse = how === 'full' ? size - 5 : 0;
  }
}
