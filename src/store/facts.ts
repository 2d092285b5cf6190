import { isDeepStrictEqual } from 'node:util';
import {
  diagnosisPlace,
  isDiagnosisPart,
  type DiagnosisMember,
} from '../core/inventory/diagnosisParts.js';
import type { Part } from '../core/inventory/parts.js';
import type { Fact } from '../core/model/fact.js';
import { failed } from '../core/model/fact.js';
import type { PortErrorInfo } from '../core/model/portError.js';
import type { Snapshot } from '../core/model/snapshot.js';

/** The fact of one part; `undefined` where nobody has asked. */
export function factOf(snapshot: Snapshot, part: Part): Fact<unknown> | undefined {
  if (typeof part === 'string') return snapshot[part];
  const [member, id] = placeOf(part);
  return snapshot[member][id];
}

/** Whether a part was read at all, and at or after `since` (epoch milliseconds). */
export function wasReadSince(snapshot: Snapshot, part: Part, since: number): boolean {
  const fact = factOf(snapshot, part);
  return fact?.known === true && fact.source.at >= since;
}

/** The snapshot with one part failed. */
export function withFailure(
  snapshot: Snapshot,
  part: Part,
  error: PortErrorInfo,
  at: number,
): Snapshot {
  const fact = failed(error, { call: error.operation ?? 'connect', at });
  if (typeof part === 'string') return { ...snapshot, [part]: fact };
  const [member, id] = placeOf(part);
  return { ...snapshot, [member]: { ...snapshot[member], [id]: fact } };
}

/**
 * Whether two facts say the same, whenever they were read. A failure's own words may differ in
 * request ids and the like; its kind and code are what is shown.
 */
export function saysTheSame(a: Fact<unknown> | undefined, b: Fact<unknown> | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.known && b.known) return isDeepStrictEqual(a.value, b.value);
  if (a.known || b.known || a.why.reason !== b.why.reason) return false;
  if (a.why.reason !== 'failed' || b.why.reason !== 'failed') return true;
  return isDeepStrictEqual(a.why.error, b.why.error);
}

type ObjectPart = Exclude<Part, string>;
type MapMember =
  | 'clusters'
  | 'controlPlane'
  | 'eksInterfaces'
  | 'vpcDns'
  | 'endpointAddresses'
  | 'resolverTags'
  | 'profileRules'
  | 'ruleShares'
  | 'publicAnswers'
  | 'quotas'
  | DiagnosisMember;

function placeOf(part: ObjectPart): readonly [MapMember, string] {
  if (isDiagnosisPart(part)) return diagnosisPlace(part);
  if ('cluster' in part) return ['clusters', part.cluster];
  if ('controlPlane' in part) return ['controlPlane', part.controlPlane];
  if ('eksInterfaces' in part) return ['eksInterfaces', part.eksInterfaces];
  if ('vpcDns' in part) return ['vpcDns', part.vpcDns];
  if ('endpointAddresses' in part) return ['endpointAddresses', part.endpointAddresses];
  if ('resolverTags' in part) return ['resolverTags', part.resolverTags];
  if ('profileRules' in part) return ['profileRules', part.profileRules];
  if ('quota' in part) return ['quotas', part.quota];
  if ('ruleShares' in part) return ['ruleShares', part.ruleShares];
  return ['publicAnswers', part.publicAnswer];
}
