import type { MessageKey } from '../../model/message.js';
import { labelOf } from '../../model/names.js';
import {
  addressesOf,
  type ResolverEndpoint,
  type ResolverEndpointAddress,
} from '../../model/resolver.js';
import type { FailureMode } from '../failureMode.js';
import type { Evidence, Finding, Weight } from '../finding.js';
import { speaksDo53 } from '../name/parties.js';
import { finding } from './detector.js';

/** What is wrong with an endpoint as a whole: unusable (F20), or its status (aws facts §2.3). */
export function endpointTrouble(
  endpoint: ResolverEndpoint,
  direction: 'INBOUND' | 'OUTBOUND',
  unhealthy: FailureMode,
  weight: Weight,
  label: string,
): readonly Finding[] {
  const evidence = (field: string, value: string): readonly Evidence[] => [
    { call: 'route53resolver:ListResolverEndpoints', subject: endpoint.id, field, value },
  ];
  if (endpoint.direction !== direction || !speaksDo53(endpoint)) {
    const wrong = endpoint.direction !== direction;
    const value = wrong ? endpoint.direction : endpoint.protocols.join(', ');
    return [
      finding({
        mode: 'F20',
        weight,
        sentence: wrong ? 'finding.endpointDirection' : 'finding.endpointProtocols',
        args: { endpoint: label, value, direction },
        evidence: evidence(wrong ? 'Direction' : 'Protocols', value),
        advice: wrong ? 'mend.endpointDirection' : 'mend.endpointProtocols',
      }),
    ];
  }
  if (['OPERATIONAL', 'UPDATING'].includes(endpoint.status)) return [];
  const works = endpoint.status === 'AUTO_RECOVERING' || endpoint.status === 'ACTION_NEEDED';
  return [
    finding({
      mode: unhealthy,
      weight: works && weight === 'risk' ? 'risk' : weight,
      sentence: 'finding.endpointStatus',
      args: { endpoint: label, status: endpoint.status, text: endpoint.statusMessage },
      evidence: evidence(
        'Status',
        [endpoint.status, endpoint.statusMessage].filter(Boolean).join(': '),
      ),
      advice:
        endpoint.status === 'CREATING' || endpoint.status === 'AUTO_RECOVERING'
          ? 'mend.wait'
          : 'mend.endpointStatus',
    }),
  ];
}

const named = new Map<string, readonly [FailureMode, MessageKey, MessageKey]>([
  ['FAILED_RESOURCE_GONE', ['F19', 'finding.interfaceGone', 'mend.interfaceGone']],
  ['DELETE_FAILED_FAS_EXPIRED', ['F46', 'finding.deletionStuck', 'mend.deletionStuck']],
]);

/** What is wrong with one address: its interface gone (F19), its deletion stuck (F46), or else. */
export function addressTrouble(
  endpoint: ResolverEndpoint,
  address: ResolverEndpointAddress,
  weight: Weight,
  otherwise: FailureMode = 'F17',
): readonly Finding[] {
  const { status, statusMessage, ipId } = address;
  const usual = [otherwise, 'finding.addressStatus', 'mend.endpointStatus'] as const;
  const [mode, sentence, advice] = named.get(status) ?? usual;
  const ip = addressesOf(address).join(', ') || ipId;
  return [
    finding({
      mode,
      weight,
      sentence,
      args: { endpoint: labelOf(endpoint), ip, status, text: statusMessage },
      evidence: [
        {
          call: 'route53resolver:ListResolverEndpointIpAddresses',
          subject: ipId,
          field: 'IpAddresses[].Status',
          value: [status, statusMessage].filter(Boolean).join(': '),
        },
      ],
      advice,
    }),
  ];
}
