import { message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { ResolverEndpoint, ResolverRule } from '../model/resolver.js';
import type { Estate } from '../plan/estate.js';
import { forwardedTo } from '../plan/forwards.js';
import { ownerOf, taggedForCluster } from '../plan/ownership.js';
import { monthlyCostOf } from '../plan/endpointPrice.js';
import { uses } from '../plan/removal.js';
import { field, type DriftItem } from './item.js';

/**
 * Endpoints that we made for this cluster and that no rule sends through or to. An inbound
 * one may still be asked by on-premises servers, which nobody here can see.
 */
export function unusedEndpoints(
  estate: Estate,
  leaving: readonly ResolverRule[] = [],
): readonly ResolverEndpoint[] {
  const forwarded = forwardedTo(estate);
  const rules = estate.rules.filter((rule) => !leaving.includes(rule));
  return estate.endpoints.filter(
    (endpoint) =>
      endpoint.status !== 'DELETING' &&
      ownerOf(estate, endpoint.arn).owner === 'us' &&
      taggedForCluster(estate, endpoint.arn) &&
      !forwarded.some((one) => one.endpoint.id === endpoint.id) &&
      !rules.some((rule) => uses(estate, rule, endpoint)),
  );
}

/** What each of them costs. */
export function unusedItems(estate: Estate): readonly DriftItem[] {
  return unusedEndpoints(estate).map((endpoint) => {
    const inbound = endpoint.direction === 'INBOUND';
    const monthlyCost = monthlyCostOf(endpoint.addressCount);
    const key = inbound ? 'drift.unusedInbound' : 'drift.unusedOutbound';
    const args = { endpoint: labelOf(endpoint), cost: monthlyCost.toFixed(2) };
    const rules = 'route53resolver:ListResolverRules';
    return {
      kind: 'unused',
      subject: endpoint.id,
      message: message(key, args),
      evidence: [
        field(
          rules,
          inbound ? 'TargetIps' : 'ResolverEndpointId',
          message('value.nowhereEndpoint'),
        ),
        field(
          'route53resolver:ListResolverEndpoints',
          'IpAddressCount',
          `${endpoint.addressCount}`,
        ),
      ],
      monthlyCost,
    };
  });
}
