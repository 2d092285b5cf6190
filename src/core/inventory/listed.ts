import type { Fact } from '../model/fact.js';
import type { PortErrorInfo } from '../model/portError.js';
import type { Snapshot } from '../model/snapshot.js';
import type { Part } from './parts.js';

/** What a list of one scope reads first; endpoints' addresses and clusters follow from it. */
export const listedParts: readonly Part[] = [
  'identity',
  'clusterNames',
  'vpcs',
  'endpoints',
  'rules',
  'associations',
];

/** Why something is missing from a list; each reason once. */
export function failuresIn(snapshot: Snapshot): readonly PortErrorInfo[] {
  const facts: readonly Fact<unknown>[] = [
    snapshot.clusterNames,
    snapshot.vpcs,
    snapshot.endpoints,
    snapshot.rules,
    snapshot.associations,
    ...Object.values(snapshot.clusters),
    ...Object.values(snapshot.endpointAddresses),
  ];
  const errors = new Map<string, PortErrorInfo>();
  for (const fact of facts) {
    if (fact.known || fact.why.reason !== 'failed') continue;
    const { error } = fact.why;
    errors.set(`${error.operation ?? ''} ${error.code ?? ''} ${error.detail ?? ''}`, error);
  }
  return [...errors.values()];
}
