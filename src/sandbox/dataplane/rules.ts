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

/** The most specific rule that acts on this VPC now and covers `name` (aws facts §2.6). */
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
  return world.resolverRules
    .filter((rule) => acting.has(rule.id) && ruleStatus(rule, now) === 'COMPLETE')
    .filter((rule) => covers(ruleDomain(rule), name))
    .sort((a, b) => ruleDomain(b).length - ruleDomain(a).length)[0];
}
