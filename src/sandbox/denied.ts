import type { HttpRequest } from './context.js';
import { wildcard } from './services/ec2/filters.js';
import type { World } from './world.js';

/** Whether the caller may not do an IAM action, `service:Action`. */
export function isDenied(world: World, action: string): boolean {
  return world.deniedActions.some((pattern) => wildcard(pattern)(action));
}

/**
 * The operation whose IAM action is denied: the call's own, or one it depends on, since
 * Resolver makes interfaces in the caller's name and tags need a right of their own (aws
 * facts §6). Undefined if the call may be made. Everybody may ask STS who they are.
 */
export function deniedAction(
  world: World,
  service: string,
  operation: string,
  request: HttpRequest,
): string | undefined {
  if (world.deniedActions.length === 0 || service === 'sts') return undefined;
  const needed = [`${service}:${operation}`, ...dependent(service, operation, request)];
  const denied = needed.find((action) => isDenied(world, action));
  return denied?.split(':')[1];
}

function dependent(service: string, operation: string, { body }: HttpRequest): readonly string[] {
  if (service === 'ec2' && /(^|&)TagSpecification\.\d+\./.test(body)) return ['ec2:CreateTags'];
  if (service !== 'route53resolver') return [];
  const tags = /^Create/.test(operation) && /"Tags":\s*\[\s*\{/.test(body);
  return [
    ...(operation === 'CreateResolverEndpoint' ? ['ec2:CreateNetworkInterface'] : []),
    ...(operation === 'DeleteResolverEndpoint' ? ['ec2:DeleteNetworkInterface'] : []),
    ...(tags ? ['route53resolver:TagResource'] : []),
  ];
}
