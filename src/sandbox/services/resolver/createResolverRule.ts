import type { CallContext } from '../../context.js';
import { newId } from '../../ids.js';
import type { ResolverRule } from '../../model/resolver.js';
import type { Members } from '../../protocol/members.js';
import { exists, invalidParameter, invalidRequest, limitExceeded } from './faults.js';
import { creatorRequestId, domainNameLimits, nameLimits, resourceId } from './limits.js';
import { resolverArn } from './lookup.js';
import {
  checkRuleEndpoint,
  checkTargets,
  namesProtocols,
  normalDomain,
  readTargets,
} from './ruleInput.js';
import { ruleShape } from './shapes.js';
import { checkTags, readTags } from './tags.js';

export function createResolverRule(context: CallContext, input: Members): object {
  const { world, now } = context;
  const creator = input.requiredString('CreatorRequestId', creatorRequestId);
  const name = input.string('Name', nameLimits);
  const ruleType = input.requiredString('RuleType', {
    values: ['FORWARD', 'SYSTEM', 'RECURSIVE', 'DELEGATE'],
  });
  const domain = input.string('DomainName', domainNameLimits);
  const endpointId = input.string('ResolverEndpointId', resourceId);
  const targets = readTargets(input) ?? [];
  const requestedTags = readTags(input);
  input.check();

  const tags = checkTags({}, requestedTags);
  if (ruleType === 'RECURSIVE') {
    throw invalidRequest('[RSLVR-00718] Cannot create a rule of type RECURSIVE');
  }
  if (ruleType === 'DELEGATE') throw invalidRequest('The sandbox has no DELEGATE rules.');
  if (domain === undefined) throw invalidParameter('A domain name is required', 'DomainName');
  const domainName = normalDomain(domain);
  if (world.resolverRules.some((each) => each.creatorRequestId === creator)) {
    throw exists(
      `Resolver rule with creator request ID '${creator}' already exists`,
      'RESOLVER_RULE',
    );
  }
  if (world.resolverRules.length >= world.ruleQuota) {
    throw limitExceeded(`Account '${world.accountId}' has exceeded 'max-rules'.`, 'RESOLVER_RULE');
  }
  if (ruleType === 'FORWARD') {
    if (endpointId === undefined) {
      throw invalidParameter('A FORWARD rule needs a Resolver endpoint', 'ResolverEndpointId');
    }
    checkTargets(world, targets);
    checkRuleEndpoint(world, now, endpointId, targets, namesProtocols(input));
  } else if (endpointId !== undefined || targets.length > 0) {
    throw invalidRequest(
      'Cannot specify resolver endpoint ID and target IP for SYSTEM type resolver rule',
    );
  }
  const id = newId(world, 'rslvr-rr-');
  const rule: ResolverRule = {
    id,
    arn: resolverArn(world, 'resolver-rule', id),
    creatorRequestId: creator,
    domainName,
    ruleType: ruleType === 'FORWARD' ? 'FORWARD' : 'SYSTEM',
    ...(name !== undefined && { name }),
    targets,
    ...(endpointId !== undefined && { resolverEndpointId: endpointId }),
    ownerId: world.accountId,
    shareStatus: 'NOT_SHARED',
    createdAt: now,
    modifiedAt: now,
    completeAt: now + world.timings.rule,
    tags,
  };
  world.resolverRules.push(rule);
  return { ResolverRule: ruleShape(rule, context) };
}
