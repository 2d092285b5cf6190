import type { CallContext } from '../../context.js';
import { newId } from '../../ids.js';
import type { ResolverRule, RuleAssociation } from '../../model/resolver.js';
import type { Members } from '../../protocol/members.js';
import { ruleStatus } from '../../states.js';
import type { World } from '../../world.js';
import { isAutodefined } from './autodefined.js';
import {
  exists,
  invalidParameter,
  invalidRequest,
  limitExceeded,
  notFound,
  unavailable,
} from './faults.js';
import { nameLimits, resourceId } from './limits.js';
import { ruleOf, visibleRules } from './lookup.js';
import { associationShape } from './shapes.js';

export function associateResolverRule(context: CallContext, input: Members): object {
  const { world, now } = context;
  const ruleId = input.requiredString('ResolverRuleId', resourceId);
  const vpcId = input.requiredString('VPCId', resourceId);
  const name = input.string('Name', nameLimits);
  input.check();
  if (isAutodefined(ruleId)) throw invalidRequest('Cannot associate an autodefined rule');
  const rule = ruleOf(context, ruleId);
  if (!world.vpcs.some((vpc) => vpc.vpcId === vpcId)) {
    throw invalidParameter(`The vpc ID '${vpcId}' does not exist`, 'VPCId');
  }
  if (ruleStatus(rule, now) === 'DELETING') {
    throw unavailable(`Resolver rule '${ruleId}' is being deleted`, 'RESOLVER_RULE');
  }
  refuseConflict(context, rule, vpcId);
  refuseLoop(world, rule, vpcId);
  if (world.ruleAssociations.length >= world.associationQuota) {
    throw limitExceeded(
      `Account '${world.accountId}' has exceeded 'max-rule-associations'.`,
      'RESOLVER_RULE_ASSOCIATION',
    );
  }
  const association: RuleAssociation = {
    id: newId(world, 'rslvr-rrassoc-'),
    resolverRuleId: ruleId,
    vpcId,
    ...(name !== undefined && { name }),
    createdAt: now,
    completeAt: now + world.timings.association,
  };
  world.ruleAssociations.push(association);
  return { ResolverRuleAssociation: associationShape(association, now) };
}

function refuseConflict(context: CallContext, rule: ResolverRule, vpcId: string): void {
  for (const each of context.world.ruleAssociations) {
    if (each.vpcId !== vpcId) continue;
    if (each.resolverRuleId === rule.id) {
      throw exists(
        `Resolver rule association between resolver rule '${rule.id}' and VPC '${vpcId}' already exists`,
        'RESOLVER_RULE_ASSOCIATION',
      );
    }
    const other = visibleRules(context).find((candidate) => candidate.id === each.resolverRuleId);
    if (other?.domainName === rule.domainName) {
      throw invalidRequest(
        '[RSLVR-00802] Cannot associate rules with same domain name with same VPC. ' +
          `Conflict with resolver rule '${other.id}'`,
      );
    }
  }
}

/** A query of the VPC would go out and come back in for ever (aws facts §2.7). */
function refuseLoop(world: World, rule: ResolverRule, vpcId: string): void {
  const targets = rule.targets.map((target) => target.ip);
  const loops = world.resolverEndpoints.some(
    (endpoint) =>
      endpoint.direction === 'INBOUND' &&
      endpoint.hostVpcId === vpcId &&
      endpoint.addresses.some(({ ip, ipv6 }) =>
        targets.some((target) => target === ip || target === ipv6),
      ),
  );
  if (loops) {
    throw invalidRequest(
      `[RSLVR-00804] Cannot associate rule with VPC because the VPC includes an INBOUND endpoint with the rule's target IP. Rule: '${rule.id}', VPC: '${vpcId}'`,
    );
  }
}

export function disassociateResolverRule(context: CallContext, input: Members): object {
  const { world, now } = context;
  const ruleId = input.requiredString('ResolverRuleId', resourceId);
  const vpcId = input.requiredString('VPCId', resourceId);
  input.check();
  if (isAutodefined(ruleId)) {
    throw invalidRequest('[RSLVR-00713] Cannot disassociate an autodefined rule');
  }
  ruleOf(context, ruleId);
  const association = world.ruleAssociations.find(
    (each) => each.resolverRuleId === ruleId && each.vpcId === vpcId,
  );
  if (!association) {
    throw notFound(
      `Resolver Rule Association between Resolver Rule '${ruleId}' and VPC '${vpcId}' does not exist`,
      'RESOLVER_RULE_ASSOCIATION',
    );
  }
  association.goneAt ??= now + world.timings.disassociate;
  return { ResolverRuleAssociation: associationShape(association, now) };
}
