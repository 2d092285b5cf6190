import { AwsFault } from '../../awsFault.js';
import { jsonFaults, speaking } from '../../protocol/frontDoor.js';
import { jsonService } from '../../protocol/jsonService.js';
import { associateResolverRule, disassociateResolverRule } from './associateResolverRule.js';
import { deleteResolverEndpoint, updateResolverEndpoint } from './changeEndpoint.js';
import { deleteResolverRule, updateResolverRule } from './changeRule.js';
import { createResolverEndpoint } from './createResolverEndpoint.js';
import { createResolverRule } from './createResolverRule.js';
import {
  getFirewallConfig,
  getFirewallDomainList,
  getFirewallRuleGroup,
  getFirewallRuleGroupAssociation,
  listFirewallConfigs,
  listFirewallDomainLists,
  listFirewallDomains,
  listFirewallRuleGroupAssociations,
  listFirewallRuleGroups,
  listFirewallRules,
} from './firewall.js';
import {
  getResolverEndpoint,
  listResolverEndpointIpAddresses,
  listResolverEndpoints,
} from './readEndpoints.js';
import {
  getResolverRule,
  getResolverRuleAssociation,
  listResolverRuleAssociations,
  listResolverRules,
} from './readRules.js';
import { listTagsForResource, tagResource, untagResource } from './tagging.js';

const operations = {
  AssociateResolverRule: associateResolverRule,
  CreateResolverEndpoint: createResolverEndpoint,
  CreateResolverRule: createResolverRule,
  DeleteResolverEndpoint: deleteResolverEndpoint,
  DeleteResolverRule: deleteResolverRule,
  DisassociateResolverRule: disassociateResolverRule,
  GetFirewallConfig: getFirewallConfig,
  GetFirewallDomainList: getFirewallDomainList,
  GetFirewallRuleGroup: getFirewallRuleGroup,
  GetFirewallRuleGroupAssociation: getFirewallRuleGroupAssociation,
  GetResolverEndpoint: getResolverEndpoint,
  GetResolverRule: getResolverRule,
  GetResolverRuleAssociation: getResolverRuleAssociation,
  ListFirewallConfigs: listFirewallConfigs,
  ListFirewallDomainLists: listFirewallDomainLists,
  ListFirewallDomains: listFirewallDomains,
  ListFirewallRuleGroupAssociations: listFirewallRuleGroupAssociations,
  ListFirewallRuleGroups: listFirewallRuleGroups,
  ListFirewallRules: listFirewallRules,
  ListResolverEndpointIpAddresses: listResolverEndpointIpAddresses,
  ListResolverEndpoints: listResolverEndpoints,
  ListResolverRuleAssociations: listResolverRuleAssociations,
  ListResolverRules: listResolverRules,
  ListTagsForResource: listTagsForResource,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateResolverEndpoint: updateResolverEndpoint,
  UpdateResolverRule: updateResolverRule,
};

const targetPrefix = 'Route53Resolver.';

const commonFault = speaking({
  ...jsonFaults('route53resolver'),
  Internal: ({ text }) =>
    new AwsFault(
      'InternalServiceErrorException',
      `[RSLVR-00201] ${text ?? 'Internal error, please retry.'}`,
    ),
});

/** Route 53 Resolver: AWS JSON 1.1. */
export const resolverService = jsonService({
  name: 'route53resolver',
  targetPrefix,
  operations,
  common: commonFault,
  messageMember: ({ code }) => (modelled.has(code) ? 'Message' : 'message'),
});

/** Errors of the service's own model spell `Message` with a capital; the front door's do not. */
const modelled = new Set([
  'AccessDeniedException',
  'InternalServiceErrorException',
  'InvalidNextTokenException',
  'InvalidParameterException',
  'InvalidRequestException',
  'InvalidTagException',
  'LimitExceededException',
  'ResourceExistsException',
  'ResourceInUseException',
  'ResourceNotFoundException',
  'ResourceUnavailableException',
  'ThrottlingException',
]);
