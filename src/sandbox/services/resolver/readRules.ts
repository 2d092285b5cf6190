import type { CallContext } from '../../context.js';
import type { Members } from '../../protocol/members.js';
import { associationStatus, ruleStatus } from '../../states.js';
import { internetAssociations, internetRule, internetRuleId } from './autodefined.js';
import { notFound } from './faults.js';
import { resourceId } from './limits.js';
import { listPage, readFilters, readPageRequest } from './listing.js';
import { ruleOf, visibleRules } from './lookup.js';
import { associationShape, ruleShape } from './shapes.js';

export function getResolverRule(context: CallContext, input: Members): object {
  const id = input.requiredString('ResolverRuleId', resourceId);
  input.check();
  if (id === internetRuleId) return { ResolverRule: internetRule(context.world).shape };
  return { ResolverRule: ruleShape(ruleOf(context, id), context) };
}

export function listResolverRules(context: CallContext, input: Members): object {
  const { world, now } = context;
  const page = readPageRequest(input);
  const filters = readFilters(input);
  input.check();
  const visible = visibleRules(context)
    .filter((rule) => now >= rule.createdAt + world.timings.listLag)
    .map((rule) => ({
      key: rule.id,
      shape: ruleShape(rule, context),
      filterable: {
        CreatorRequestId: [rule.creatorRequestId ?? ''],
        DomainName: [rule.domainName],
        Name: [rule.name ?? ''],
        ResolverEndpointId: [rule.resolverEndpointId ?? ''],
        Status: [ruleStatus(rule, now)],
        Type: [rule.ruleType],
      },
    }));
  return listPage([internetRule(world), ...visible], 'ResolverRules', page, filters, [
    'CreatorRequestId',
    'DomainName',
    'Name',
    'ResolverEndpointId',
    'Status',
    'Type',
  ]);
}

export function getResolverRuleAssociation({ world, now }: CallContext, input: Members): object {
  const id = input.requiredString('ResolverRuleAssociationId', resourceId);
  input.check();
  const system = internetAssociations(world).find((row) => row.key === id);
  if (system) return { ResolverRuleAssociation: system.shape };
  const association = world.ruleAssociations.find((each) => each.id === id);
  if (!association) {
    throw notFound(`ResolverRuleAssociation '${id}' does not Exist`, 'RESOLVER_RULE_ASSOCIATION');
  }
  return { ResolverRuleAssociation: associationShape(association, now) };
}

export function listResolverRuleAssociations({ world, now }: CallContext, input: Members): object {
  const page = readPageRequest(input);
  const filters = readFilters(input);
  input.check();
  const own = world.ruleAssociations
    .filter((association) => now >= association.createdAt + world.timings.listLag)
    .map((association) => ({
      key: association.id,
      shape: associationShape(association, now),
      filterable: {
        Name: [association.name ?? ''],
        ResolverRuleId: [association.resolverRuleId],
        Status: [associationStatus(association, now)],
        VPCId: [association.vpcId],
      },
    }));
  const rows = [...internetAssociations(world), ...own];
  return listPage(rows, 'ResolverRuleAssociations', page, filters, [
    'Name',
    'ResolverRuleId',
    'Status',
    'VPCId',
  ]);
}
