import type { ResolverEndpoint, ResolverRule } from '../../model/resolver.js';
import type { World } from '../../world.js';
import { notFound } from './faults.js';

export function endpointOf(world: World, id: string): ResolverEndpoint {
  const endpoint = world.resolverEndpoints.find((each) => each.id === id);
  if (endpoint) return endpoint;
  throw notFound(`Resolver endpoint with ID '${id}' does not exist`, 'RESOLVER_ENDPOINT');
}

export function ruleOf(world: World, id: string): ResolverRule {
  const rule = world.resolverRules.find((each) => each.id === id);
  if (rule) return rule;
  throw notFound(`Resolver rule with ID '${id}' does not exist`, 'RESOLVER_RULE');
}

/** `arn:aws:route53resolver:us-east-1:111122223333:<kind>/<id>` */
export function resolverArn(world: World, kind: string, id: string): string {
  return `arn:${world.partition}:route53resolver:${world.region}:${world.accountId}:${kind}/${id}`;
}
