import { newId } from '../ids.js';
import type { Vpc } from '../model/network.js';
import type { ResolverEndpoint } from '../model/resolver.js';
import { attachAddresses, placeAddresses } from '../services/resolver/endpointAddresses.js';
import { resolverArn } from '../services/resolver/lookup.js';
import type { World } from '../world.js';
import { subnetsOf } from './builder.js';

/** An endpoint that has been there for long, in the first two subnets of its VPC. */
export function addEndpoint(
  world: World,
  vpc: Vpc,
  direction: 'INBOUND' | 'OUTBOUND',
  name: string,
  groupId: string,
  createdAt: number,
): ResolverEndpoint {
  const id = newId(world, direction === 'INBOUND' ? 'rslvr-in-' : 'rslvr-out-');
  const subnets = subnetsOf(world, vpc).slice(0, 2);
  const placement = placeAddresses(
    world,
    subnets.map(({ subnetId }) => ({ subnetId })),
  );
  const endpoint: ResolverEndpoint = {
    id,
    arn: resolverArn(world, 'resolver-endpoint', id),
    creatorRequestId: `terraform-${name}`,
    name,
    direction,
    hostVpcId: vpc.vpcId,
    securityGroupIds: [groupId],
    addresses: attachAddresses(world, createdAt, id, [groupId], placement),
    protocols: ['Do53'],
    createdAt,
    operationalAt: createdAt + 90_000,
    modifiedAt: createdAt,
    tags: { team: 'network' },
  };
  world.resolverEndpoints.push(endpoint);
  return endpoint;
}
