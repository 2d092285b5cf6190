import {
  GetResolverEndpointCommand,
  GetResolverRuleCommand,
  ListResolverEndpointIpAddressesCommand,
  ListResolverEndpointsCommand,
  ListResolverRuleAssociationsCommand,
  ListResolverRulesCommand,
  ListTagsForResourceCommand,
  type Filter,
} from '@aws-sdk/client-route53resolver';
import type { AwsReader } from '../core/ports.js';
import { callsTo, type Caller } from './caller.js';
import type { Clients } from './clients.js';
import { required } from './map/required.js';
import { endpointAddressFrom, resolverEndpointFrom } from './map/resolverEndpoint.js';
import { resolverRuleFrom, ruleAssociationFrom } from './map/resolverRule.js';
import { tagsFrom } from './map/tags.js';
import { allPages } from './paging.js';

/** Every page costs one of the few calls a second: always the largest. */
const MaxResults = 100;

type ResolverReader = Pick<
  AwsReader,
  | 'listResolverEndpoints'
  | 'getResolverEndpoint'
  | 'listEndpointAddresses'
  | 'listResolverRules'
  | 'getResolverRule'
  | 'listRuleAssociations'
  | 'listResolverTags'
>;

/** Resolver endpoints, rules, associations and tags. */
export function resolverReader(caller: Caller, clients: () => Clients): ResolverReader {
  const call = callsTo(caller, 'route53resolver');
  const resolver = (): Clients['resolver'] => clients().resolver;

  return {
    async listResolverEndpoints({ creatorRequestId }, signal) {
      const Filters = filter('CreatorRequestId', creatorRequestId);
      const endpoints = await allPages(async (NextToken) => {
        const input = { MaxResults, NextToken, Filters };
        const page = await call('ListResolverEndpoints', signal, (options) =>
          resolver().send(new ListResolverEndpointsCommand(input), options),
        );
        return { items: page.ResolverEndpoints, next: page.NextToken };
      });
      return endpoints.map(resolverEndpointFrom);
    },

    async getResolverEndpoint(ResolverEndpointId, signal) {
      const answer = await call('GetResolverEndpoint', signal, (options) =>
        resolver().send(new GetResolverEndpointCommand({ ResolverEndpointId }), options),
      );
      return resolverEndpointFrom(required(answer.ResolverEndpoint, 'ResolverEndpoint'));
    },

    async listEndpointAddresses(ResolverEndpointId, signal) {
      const addresses = await allPages(async (NextToken) => {
        const input = { ResolverEndpointId, MaxResults, NextToken };
        const page = await call('ListResolverEndpointIpAddresses', signal, (options) =>
          resolver().send(new ListResolverEndpointIpAddressesCommand(input), options),
        );
        return { items: page.IpAddresses, next: page.NextToken };
      });
      return addresses.map(endpointAddressFrom);
    },

    async listResolverRules({ creatorRequestId }, signal) {
      const Filters = filter('CreatorRequestId', creatorRequestId);
      const rules = await allPages(async (NextToken) => {
        const input = { MaxResults, NextToken, Filters };
        const page = await call('ListResolverRules', signal, (options) =>
          resolver().send(new ListResolverRulesCommand(input), options),
        );
        return { items: page.ResolverRules, next: page.NextToken };
      });
      return rules.map(resolverRuleFrom);
    },

    async getResolverRule(ResolverRuleId, signal) {
      const answer = await call('GetResolverRule', signal, (options) =>
        resolver().send(new GetResolverRuleCommand({ ResolverRuleId }), options),
      );
      return resolverRuleFrom(required(answer.ResolverRule, 'ResolverRule'));
    },

    async listRuleAssociations({ ruleId }, signal) {
      const Filters = filter('ResolverRuleId', ruleId);
      const associations = await allPages(async (NextToken) => {
        const input = { MaxResults, NextToken, Filters };
        const page = await call('ListResolverRuleAssociations', signal, (options) =>
          resolver().send(new ListResolverRuleAssociationsCommand(input), options),
        );
        return { items: page.ResolverRuleAssociations, next: page.NextToken };
      });
      return associations.map(ruleAssociationFrom);
    },

    async listResolverTags(ResourceArn, signal) {
      const tags = await allPages(async (NextToken) => {
        const input = { ResourceArn, MaxResults, NextToken };
        const page = await call('ListTagsForResource', signal, (options) =>
          resolver().send(new ListTagsForResourceCommand(input), options),
        );
        return { items: page.Tags, next: page.NextToken };
      });
      return tagsFrom(tags);
    },
  };
}

function filter(Name: string, value: string | undefined): Filter[] | undefined {
  return value === undefined ? undefined : [{ Name, Values: [value] }];
}
