import { message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { Problem } from '../model/plan.js';
import type { ResolverRule } from '../model/resolver.js';
import { warning } from './draft.js';
import type { Estate } from './estate.js';
import { taggedForCluster } from './ownership.js';

/**
 * Rules that our tags say are for this cluster, but for another name: the cluster was
 * deleted and made anew, which gives it a new one (aws facts §10, F14).
 */
export function deadRules(estate: Estate): readonly ResolverRule[] {
  const { cluster, rules } = estate;
  if (!cluster.endpointName) return [];
  return rules.filter(
    (rule) =>
      rule.type === 'FORWARD' &&
      rule.status !== 'DELETING' &&
      rule.domainName !== cluster.endpointName &&
      taggedForCluster(estate, rule.arn),
  );
}

/** A warning for each. */
export function deadRuleProblems(estate: Estate): readonly Problem[] {
  return deadRules(estate).map((rule) => {
    const args = {
      rule: labelOf(rule),
      domain: rule.domainName,
      cluster: estate.cluster.name,
    };
    return warning(message('problem.deadRule', args), message('help.deadRule'));
  });
}
