import { contains } from '../model/cidr.js';
import { message, type Message } from '../model/message.js';
import { labelOf, vpcLabel } from '../model/names.js';
import { addressesOf, servesDo53, type ResolverRule, type RuleTarget } from '../model/resolver.js';
import { targetText } from '../model/ruleTarget.js';
import { whyUnknown } from '../model/why.js';
import { healthyEndpoints, maxTargets, type LiveEndpoint } from './endpointUse.js';
import type { Estate } from './estate.js';
import { endsFrom, graphOf, hopsTo } from './loop.js';

/** How well a rule for the endpoint name serves. */
export interface RuleState {
  /** `partly`: right, but with fewer targets than there are; `unknown`: facts are missing. */
  readonly serves: 'fully' | 'partly' | 'no' | 'unknown';
  /** What is wrong, each with its evidence. */
  readonly faults: readonly Message[];
}

/**
 * Compares a FORWARD rule with what it should be: every target an attached address of a
 * healthy inbound endpoint in the cluster VPC, or the way on to it, all addresses of one
 * such endpoint (six at most), and a usable outbound endpoint (aws facts §2.5, F12, F13, F18).
 */
export function stateOfRule(estate: Estate, rule: ResolverRule): RuleState {
  const outbound = outboundFaults(estate, rule);
  const targets = rule.targets.flatMap((target) => targetFaults(estate, rule, target));
  const missing = missingTargets(estate, rule);
  const few =
    missing.length > 0 ? [message('fault.fewTargets', { missing, rule: labelOf(rule) })] : [];
  const none = rule.targets.length === 0 ? [message('fault.noTargets')] : [];
  const grave = [...none, ...targets, ...outbound];
  if (grave.length === 0) {
    return few.length === 0 ? { serves: 'fully', faults: [] } : { serves: 'partly', faults: few };
  }
  const unknown = unknownAddresses(estate);
  if (targets.length > 0 && unknown) return { serves: 'unknown', faults: [unknown] };
  return { serves: 'no', faults: [...grave, ...few] };
}

/** An inbound endpoint of the cluster VPC whose addresses could not be read proves nothing. */
function unknownAddresses({ cluster, endpoints, snapshot }: Estate): Message | undefined {
  const endpoint = endpoints.find(
    (one) =>
      one.direction === 'INBOUND' &&
      one.vpcId === cluster.vpcId &&
      snapshot.endpointAddresses[one.id]?.known !== true,
  );
  if (!endpoint) return undefined;
  const why = whyUnknown(snapshot.endpointAddresses[endpoint.id]);
  const call = 'route53resolver:ListResolverEndpointIpAddresses';
  return message('problem.unknownFact', { call, why });
}

/** Healthy inbound endpoints in the cluster VPC. */
function rightEndpoints(estate: Estate): readonly LiveEndpoint[] {
  return healthyEndpoints(estate, 'INBOUND').filter(
    ({ endpoint }) => endpoint.vpcId === estate.cluster.vpcId,
  );
}

function targetFaults(estate: Estate, rule: ResolverRule, target: RuleTarget): readonly Message[] {
  const { cluster, vpcs } = estate;
  const text = targetText(target);
  if (target.port !== 53 || (target.protocol ?? 'Do53') !== 'Do53') {
    return [message('fault.targetPort', { target: text })];
  }
  const isRight = ({ attached }: LiveEndpoint): boolean =>
    attached.flatMap(addressesOf).includes(target.ip);
  if (rightEndpoints(estate).some(isRight)) return [];
  const vpc = vpcLabel(vpcs, cluster.vpcId ?? '');
  return hopsTo(estate, rule, target.ip).flatMap(({ vpcId }) => {
    if (vpcId === undefined) {
      const inside = vpcs.find(({ cidrs }) => cidrs.some((cidr) => contains(cidr, target.ip)));
      return inside
        ? [message('fault.staleTarget', { target: text, vpc: labelOf(inside) })]
        : [message('fault.unseenTarget', { target: text })];
    }
    if (vpcId === cluster.vpcId) return [message('fault.unattachedTarget', { target: text, vpc })];
    const ends = endsFrom(graphOf(estate, { associate: [] }), vpcId);
    const arrives = ends.every(({ end }) => end === 'clusterVpc');
    const other = vpcLabel(vpcs, vpcId);
    return arrives ? [] : [message('fault.wrongVpc', { target: text, other, vpc })];
  });
}

/**
 * What one endpoint of the cluster VPC has and the rule lacks, in the family of the rule's
 * targets, which are never of both (aws facts §2.5); nothing if it has all of one, or six.
 */
function missingTargets(estate: Estate, rule: ResolverRule): readonly string[] {
  const has = rule.targets.map(({ ip }) => ip);
  const v6 = has.some((ip) => ip.includes(':'));
  const lacking = rightEndpoints(estate)
    .map(({ attached, ips }) => (v6 ? attached.flatMap(({ ipv6 }) => ipv6 ?? []) : ips))
    .filter((ips) => ips.some((ip) => has.includes(ip)))
    .map((ips) => ips.slice(0, maxTargets).filter((ip) => !has.includes(ip)));
  return lacking.some(({ length }) => length === 0) ? [] : (lacking[0] ?? []);
}

/** A rule that is shared with us leaves by an endpoint of its owner's, which is not seen (aws facts §2.11). */
function outboundFaults(estate: Estate, rule: ResolverRule): readonly Message[] {
  if (rule.shareStatus === 'SHARED_WITH_ME') return [];
  const endpoint = estate.endpoints.find(({ id }) => id === rule.endpointId);
  if (!endpoint) return [message('fault.noOutbound', { endpoint: rule.endpointId ?? '-' })];
  const works = servesDo53(endpoint) || endpoint.status === 'AUTO_RECOVERING';
  if (endpoint.direction === 'OUTBOUND' && works) return [];
  const { status, statusMessage: detail } = endpoint;
  return [message('fault.badOutbound', { endpoint: labelOf(endpoint), status, detail })];
}
