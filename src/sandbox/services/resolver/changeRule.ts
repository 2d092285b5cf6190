import type { CallContext } from '../../context.js';
import type { Members } from '../../protocol/members.js';
import { ruleStatus } from '../../states.js';
import { isAutodefined } from './autodefined.js';
import { inUse, invalidRequest, unavailable } from './faults.js';
import { nameLimits, resourceId } from './limits.js';
import { ownRuleOf } from './lookup.js';
import { checkRuleEndpoint, checkTargets, namesProtocols, readTargets } from './ruleInput.js';
import { ruleShape } from './shapes.js';

/** UpdateResolverRule: the target list is replaced, never merged. */
export function updateResolverRule(context: CallContext, input: Members): object {
  const { world, now } = context;
  const id = input.requiredString('ResolverRuleId', resourceId);
  const config = input.structure('Config');
  if (!config) input.missing('Config');
  const name = config?.string('Name', nameLimits);
  const endpointId = config?.string('ResolverEndpointId', resourceId);
  const targets = config && readTargets(config);
  // Targets that stay have been told as Do53 where none was named.
  const named = config ? namesProtocols(config) : true;
  input.check();
  if (isAutodefined(id)) throw invalidRequest('Cannot update an autodefined rule');
  const rule = ownRuleOf(context, id, 'UpdateResolverRule');
  const status = ruleStatus(rule, now);
  if (status === 'UPDATING' || status === 'DELETING') {
    throw unavailable(
      `[RSLVR-00705] Resolver rule '${id}' is being updated: its status is ${status}`,
      'RESOLVER_RULE',
    );
  }
  if (targets) checkTargets(world, targets);
  const toEndpoint = endpointId ?? (targets && rule.resolverEndpointId);
  if (toEndpoint !== undefined) {
    checkRuleEndpoint(world, now, toEndpoint, targets ?? rule.targets, named);
  }
  if (name !== undefined) rule.name = name;
  if (endpointId !== undefined) rule.resolverEndpointId = endpointId;
  if (targets) rule.targets = targets;
  rule.modifiedAt = now;
  rule.completeAt = now + world.timings.rule;
  return { ResolverRule: ruleShape(rule, context) };
}

export function deleteResolverRule(context: CallContext, input: Members): object {
  const { world, now } = context;
  const id = input.requiredString('ResolverRuleId', resourceId);
  input.check();
  if (isAutodefined(id)) throw invalidRequest('Cannot delete an autodefined rule');
  const rule = ownRuleOf(context, id, 'DeleteResolverRule');
  if (world.ruleAssociations.some((each) => each.resolverRuleId === id)) {
    throw inUse(
      'Please disassociate this resolver rule from VPC first before deleting',
      'RESOLVER_RULE',
    );
  }
  if (rule.goneAt === undefined) {
    rule.goneAt = now + world.timings.ruleDelete;
    rule.modifiedAt = now;
  }
  return { ResolverRule: ruleShape(rule, context) };
}
