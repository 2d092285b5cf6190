import type { ResolverEndpoint, ResolverRule } from '../../model/resolver.js';
import type { CallContext } from '../../context.js';
import { rulesSharedWith } from '../../sharing.js';
import type { World } from '../../world.js';
import { accessDenied, notFound } from './faults.js';

export function endpointOf(world: World, id: string): ResolverEndpoint {
  const endpoint = world.resolverEndpoints.find((each) => each.id === id);
  if (endpoint) return endpoint;
  throw notFound(`Resolver endpoint with ID '${id}' does not exist`, 'RESOLVER_ENDPOINT');
}

/** A rule of the account, or one that another account shares with it. */
export function ruleOf(context: CallContext, id: string): ResolverRule {
  const rule = visibleRules(context).find((each) => each.id === id);
  if (rule) return rule;
  throw notFound(`Resolver rule with ID '${id}' does not exist`, 'RESOLVER_RULE');
}

/** The same, for who wants to change it: a sharee may not (aws facts §2.11). */
export function ownRuleOf(context: CallContext, id: string, operation: string): ResolverRule {
  const rule = ruleOf(context, id);
  const { accountId, caller } = context.world;
  if (rule.ownerId === accountId) return rule;
  throw accessDenied(
    `User: ${caller.arn} is not authorized to perform: route53resolver:${operation} on resource: ${rule.arn}`,
  );
}

/** The account's own rules, and those that others share with it. */
export function visibleRules({ world, accounts, now }: CallContext): readonly ResolverRule[] {
  return [...world.resolverRules, ...rulesSharedWith(world, accounts, now)];
}

/** `arn:aws:route53resolver:us-east-1:111122223333:<kind>/<id>` */
export function resolverArn(world: World, kind: string, id: string): string {
  return `arn:${world.partition}:route53resolver:${world.region}:${world.accountId}:${kind}/${id}`;
}
