import { notRead, type Fact } from '../../model/fact.js';
import { message } from '../../model/message.js';
import { addressesOf, type ResolverEndpoint, type ResolverRule } from '../../model/resolver.js';
import type { Evidence } from '../finding.js';
import type { Judgement } from '../judgement.js';
import type { End } from '../net/end.js';
import type { Network, OwnedAddress } from '../network.js';

/** The addresses from which an outbound endpoint sends, and whether it can. */
export interface Senders {
  readonly endpoint?: ResolverEndpoint;
  readonly ends: readonly End[];
  readonly judgement: Judgement;
}

/** An address of an endpoint that works: attached, or about to be mapped anew (aws facts §2.3). */
export function isAttached({ status }: { readonly status: string }): boolean {
  return ['ATTACHED', 'UPDATING', 'UPDATE_FAILED'].includes(status);
}

/** Whether plain DNS is spoken; none named means Do53 (aws facts §2.3). */
export function speaksDo53({ protocols }: ResolverEndpoint): boolean {
  return protocols.length === 0 || protocols.includes('Do53');
}

/** Whether queries that reach this inbound address are taken. */
export function takesQueries({ endpoint, address }: OwnedAddress): boolean {
  return (
    endpoint.direction === 'INBOUND' &&
    speaksDo53(endpoint) &&
    !['CREATING', 'DELETING'].includes(endpoint.status) &&
    isAttached(address)
  );
}

/** Who sends for a rule. The endpoint of a rule of another account is not visible here. */
export function sendersOf(network: Network, rule: ResolverRule): Senders {
  const { endpoints, endpointAddresses } = network.snapshot;
  const subject = rule.endpointId ?? '';
  const drop = (field: string, value: Evidence['value'], endpoint?: ResolverEndpoint): Senders => ({
    ends: [],
    ...(endpoint ? { endpoint } : {}),
    judgement: { outcome: 'drop', subject, evidence: [evidence(subject, field, value)] },
  });
  const unknown = (call: string, fact: Fact<unknown>): Senders => ({
    ends: [],
    judgement: {
      outcome: 'unknown',
      subject,
      evidence: [],
      missing: { call: `route53resolver:${call}`, subject, fact },
    },
  });
  if (!endpoints.known) return unknown('ListResolverEndpoints', endpoints);
  const endpoint = network.endpoints.get(subject);
  if (!endpoint && rule.shareStatus === 'SHARED_WITH_ME') {
    const unseen = message('diagnose.unseenEndpoint', { rule: rule.id, owner: rule.ownerId });
    return { ends: [], judgement: { outcome: 'unknown', subject, evidence: [], unseen } };
  }
  if (!endpoint)
    return drop(
      'ResolverRule.ResolverEndpointId',
      message('value.notFound', { what: subject || message('value.none') }),
    );
  const addresses = endpointAddresses[endpoint.id] ?? notRead;
  if (!addresses.known) return unknown('ListResolverEndpointIpAddresses', addresses);
  if (endpoint.direction !== 'OUTBOUND') return drop('Direction', endpoint.direction, endpoint);
  if (!speaksDo53(endpoint)) return drop('Protocols', endpoint.protocols.join(', '), endpoint);
  if (['CREATING', 'DELETING'].includes(endpoint.status)) {
    return drop('Status', endpoint.status, endpoint);
  }
  const ends = addresses.value.filter(isAttached).flatMap((address) =>
    addressesOf(address).map((ip): End => ({
      ip,
      vpcId: endpoint.vpcId,
      subnetId: address.subnetId,
      groupIds: endpoint.securityGroupIds,
    })),
  );
  if (ends.length === 0)
    return drop('IpAddresses[].Status', message('value.noneAttached'), endpoint);
  return { endpoint, ends, judgement: { outcome: 'pass', subject, evidence: [] } };
}

function evidence(subject: string, field: string, value: Evidence['value']): Evidence {
  return { call: 'route53resolver:GetResolverEndpoint', subject, field, value };
}
