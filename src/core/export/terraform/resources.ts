import type { Step } from '../../model/plan.js';
import { entryResources, groupResources } from './groups.js';
import { isMade, type Making } from './make.js';
import { needed } from './needed.js';
import { addressOf, type Body, type Resource } from './resource.js';
import { associationResource, endpointResource, ruleResource } from './resolver.js';
import { accepterResource, shareResources } from './sharing.js';
import { isUpdated, updatedRule } from './updatedRule.js';

/** Whether a step becomes part of the configuration. */
export function isWritten(making: Making, step: Step): boolean {
  return isMade(step.spec) || isUpdated(making, step);
}

/** The resources of what a plan makes, in its order, each after what its step waits for. */
export function madeResources(making: Making): readonly Resource[] {
  const { plan } = making;
  const bodies = new Map(plan.steps.map((step) => [step.id, bodiesOf(making, step)]));
  /** What stands for a step: where it has no resource of its own, what came before it. */
  const standFor = (id: string): readonly string[] => {
    const own = bodies.get(id) ?? [];
    // The default egress of a group is in nobody's way.
    const [first] = own;
    if (first?.type === 'aws_security_group') return [addressOf(first)];
    if (own.length > 0) return own.map(addressOf);
    return plan.steps.find((one) => one.id === id)?.dependsOn.flatMap(standFor) ?? [];
  };
  return needed(
    plan.steps.flatMap((step) => {
      const alias = making.alias(step);
      return (bodies.get(step.id) ?? []).map((body): Resource => ({
        ...body,
        stepId: step.id,
        ...(alias === undefined ? {} : { alias }),
        dependsOn: [...new Set(step.dependsOn.flatMap(standFor))],
      }));
    }),
  );
}

function bodiesOf(making: Making, step: Step): readonly Body[] {
  const { spec, ...rest } = step;
  switch (spec.kind) {
    case 'createSecurityGroup':
      return groupResources(making, { ...rest, spec });
    case 'authorizeSecurityGroup':
      return entryResources(making, { ...rest, spec });
    case 'createResolverEndpoint':
      return [endpointResource(making, { ...rest, spec })];
    case 'createResolverRule':
      return [ruleResource(making, { ...rest, spec })];
    case 'associateResolverRule':
      return [associationResource(making, { ...rest, spec })];
    case 'shareResolverRule':
      return shareResources(making, { ...rest, spec });
    case 'acceptRuleShare':
      return [accepterResource(making, { ...rest, spec })];
    case 'updateResolverRule':
      return updatedRule(making, { ...rest, spec });
    default:
      return [];
  }
}
