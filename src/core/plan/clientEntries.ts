import type { SecurityGroupId, VpcId } from '../model/ids.js';
import { controlPlaneDescription, type SecurityGroupRule } from '../model/network.js';
import type { ResolverRule, ResolverRuleAssociation } from '../model/resolver.js';
import { controlPlaneGroups } from './controlPlane443.js';
import type { Estate } from './estate.js';
import { forwardedTo } from './forwards.js';
import { tagKeys } from './naming.js';
import { uses } from './removal.js';

/**
 * Whether a 443 entry of ours for one client VPC goes when these associations go. AWS
 * has no second entry of the same range (aws facts §3.3), so clusters whose control
 * planes wear one group share it: it stays while another cluster of the VPC is served
 * to that client, and the last one takes it along, whoever made it.
 */
export function clientEntryGoes(
  estate: Estate,
  entry: SecurityGroupRule,
  clientVpcId: string,
  leaving: (association: ResolverRuleAssociation) => boolean,
): boolean {
  const serves = (rule: ResolverRule): boolean =>
    estate.associations.some(
      (one) => one.ruleId === rule.id && one.vpcId === clientVpcId && !leaving(one),
    );
  const others = estate.rules.filter(
    (rule) =>
      rule.type === 'FORWARD' && rule.domainName !== estate.cluster.endpointName && serves(rule),
  );
  const vpcId = estate.securityGroups.find(({ id }) => id === entry.groupId)?.vpcId;
  const shared = wornByOthers(estate, entry.groupId);
  if (shared && others.some((rule) => leadsInto(estate, rule, vpcId))) return false;
  if (entry.tags[tagKeys.cluster] === estate.cluster.arn) return true;
  const maker = entry.tags[tagKeys.endpointName];
  return (
    controlPlaneGroups(estate).includes(entry.groupId) &&
    !others.some(({ domainName }) => domainName === maker)
  );
}

/**
 * The same for an entry for clients outside AWS: it stays while another cluster whose name
 * is forwarded from there has its control plane in the VPC.
 */
export function onPremisesEntryGoes(estate: Estate, entry: SecurityGroupRule): boolean {
  const vpcId = estate.securityGroups.find(({ id }) => id === entry.groupId)?.vpcId;
  const others = forwardedTo(estate).filter(
    ({ clusterName, endpoint, endpointName }) =>
      clusterName !== estate.cluster.name &&
      (endpoint.vpcId === vpcId ||
        estate.rules.some(
          (rule) => rule.domainName === endpointName && leadsInto(estate, rule, vpcId),
        )),
  );
  if (others.length > 0 && wornByOthers(estate, entry.groupId)) return false;
  return (
    entry.tags[tagKeys.cluster] === estate.cluster.arn ||
    controlPlaneGroups(estate).includes(entry.groupId)
  );
}

/** Whether another cluster's control plane wears the group; where that is not known it may. */
function wornByOthers(estate: Estate, groupId: SecurityGroupId): boolean {
  const fact = estate.snapshot.eksInterfaces[estate.cluster.vpcId ?? ''];
  if (!fact?.known) return true;
  const own = controlPlaneDescription(estate.cluster.name);
  return fact.value.some(
    ({ groupIds, description }) => groupIds.includes(groupId) && description !== own,
  );
}

/** Whether a rule sends to an inbound endpoint of the VPC. */
function leadsInto(estate: Estate, rule: ResolverRule, vpcId: VpcId | undefined): boolean {
  return estate.endpoints.some(
    (endpoint) =>
      endpoint.direction === 'INBOUND' && endpoint.vpcId === vpcId && uses(estate, rule, endpoint),
  );
}
