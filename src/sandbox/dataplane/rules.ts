import type { ResolverRule } from '../model/resolver.js';
import { associationStatus, ruleStatus } from '../states.js';
import type { World } from '../world.js';

/** A rule's domain in lower case without the trailing dot; the root is empty. */
export function ruleDomain(rule: ResolverRule): string {
  return rule.domainName.toLowerCase().replace(/\.$/, '');
}

function covers(domain: string, name: string): boolean {
  return domain === '' || name === domain || name.endsWith(`.${domain}`);
}

/** ARNs of what the VPC gets by Route 53 Profiles (aws facts §2.11). */
function carriedTo(world: World, vpcId: string): readonly string[] {
  const complete = ({ status }: { status: string }): boolean => status === 'COMPLETE';
  return world.profiles
    .filter(({ associations }) =>
      associations.some((link) => link.target === vpcId && complete(link)),
    )
    .flatMap(({ resources }) => resources.filter(complete).map(({ target }) => target));
}

/**
 * The most specific rule that acts on this VPC now and covers `name` (aws facts §2.6); one that is
 * associated with the VPC itself before a Profile's of the same domain.
 */
export function actingRule(
  world: World,
  now: number,
  vpcId: string,
  name: string,
): ResolverRule | undefined {
  const acting = new Set(
    world.ruleAssociations
      .filter((each) => each.vpcId === vpcId && associationStatus(each, now) === 'COMPLETE')
      .map(({ resolverRuleId }) => resolverRuleId),
  );
  const carried = carriedTo(world, vpcId);
  const own = (rule: ResolverRule): number => (acting.has(rule.id) ? 1 : 0);
  return world.resolverRules
    .filter((rule) => acting.has(rule.id) || carried.includes(rule.arn))
    .filter((rule) => ruleStatus(rule, now) === 'COMPLETE' && covers(ruleDomain(rule), name))
    .sort((a, b) => ruleDomain(b).length - ruleDomain(a).length || own(b) - own(a))[0];
}
