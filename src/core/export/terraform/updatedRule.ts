import { valueOf } from '../../model/fact.js';
import type { Step } from '../../model/plan.js';
import type { ResolverRule } from '../../model/resolver.js';
import type { Spec } from '../script/steps/spec.js';
import { inputOf, type Making } from './make.js';
import type { Body } from './resource.js';
import { targetBlocks } from './resolver.js';
import { snapshotFor } from './existing.js';

/** Whether a step corrects a rule of which everything is known that a configuration says. */
export function isUpdated(making: Making, step: Step): boolean {
  return (
    step.spec.kind === 'updateResolverRule' && ruleOf(making, step, step.spec.ruleId) !== undefined
  );
}

/** A rule that is there, taken over, with the endpoint and the targets that it is to have. */
export function updatedRule(
  making: Making,
  step: Step & { readonly spec: Spec<'updateResolverRule'> },
): readonly Body[] {
  const { spec } = step;
  const rule = ruleOf(making, step, spec.ruleId);
  if (!rule) return [];
  const snapshot = snapshotFor(making.plan, step, making.live);
  const tags = valueOf(snapshot?.resolverTags[rule.arn]);
  return [
    {
      type: 'aws_route53_resolver_rule',
      label: making.label(step.id),
      rows: {
        name: rule.name === '' ? undefined : rule.name,
        rule_type: rule.type,
        domain_name: rule.domainName === '' ? '.' : rule.domainName,
        resolver_endpoint_id: inputOf(making, spec.endpointId),
      },
      blocks: targetBlocks(making, spec.targets),
      ...(tags ? { tags } : {}),
      imports: [{ key: undefined, id: rule.id }],
    },
  ];
}

function ruleOf({ plan, live }: Making, step: Step, ruleId: string): ResolverRule | undefined {
  const snapshot = snapshotFor(plan, step, live);
  const rule = valueOf(snapshot?.rules)?.find(({ id }) => id === ruleId);
  // A configuration that does not name them would take the tags away.
  return rule && valueOf(snapshot?.resolverTags[rule.arn]) ? rule : undefined;
}
