import { valueOf } from '../core/model/fact.js';
import type { Cluster } from '../core/model/cluster.js';
import { message, type Message } from '../core/model/message.js';
import type { ResolverRule } from '../core/model/resolver.js';
import type { Snapshot } from '../core/model/snapshot.js';
import type { Verdict } from '../core/model/verdict.js';
import type { Mood } from './row.js';

/** What a cluster's row says of private DNS: a word, and a mood where one is justified. */
export interface Standing {
  readonly word: Message;
  readonly mood?: Mood;
}

/**
 * How a cluster stands, by the verdict from outside AWS and the rules that are in place; `undefined`
 * where the facts for it have not been read. A cluster that needs it and has it somewhere is good;
 * that it is served from one VPC says nothing of another, so the row counts them.
 */
export function standingOf(
  snapshot: Snapshot,
  cluster: Cluster,
  { necessity, summary }: Verdict,
): Standing | undefined {
  const count = servedVpcs(snapshot, cluster);
  if (count === undefined || necessity === 'notApplicable') return undefined;
  if (count > 0) return { word: message('ui.standing.served', { count }), mood: 'good' };
  if (necessity === 'needed') return { word: message('ui.standing.needed'), mood: 'wanting' };
  if (necessity !== 'notNeeded') return undefined;
  const word = message('ui.standing.notNeeded');
  return summary.key === 'verdict.privateResolves' ? { word, mood: 'good' } : { word };
}

/** In how many VPCs a rule forwards the endpoint name; `undefined` where that was not read. */
function servedVpcs(snapshot: Snapshot, { endpointName }: Cluster): number | undefined {
  const rules = valueOf(snapshot.rules);
  const associations = valueOf(snapshot.associations);
  if (!rules || !associations || endpointName === undefined) return undefined;
  const ids = forwarding(rules).get(endpointName) ?? [];
  if (ids.length === 0) return 0;
  const served = associations.filter(
    ({ ruleId, status }) => status === 'COMPLETE' && ids.includes(ruleId),
  );
  return new Set(served.map(({ vpcId }) => vpcId)).size;
}

/** A thousand rows must not each walk a thousand rules. */
const indexes = new WeakMap<readonly ResolverRule[], ReadonlyMap<string, readonly string[]>>();

function forwarding(rules: readonly ResolverRule[]): ReadonlyMap<string, readonly string[]> {
  const found = indexes.get(rules);
  if (found) return found;
  const index = new Map<string, readonly string[]>();
  for (const { id, type, domainName } of rules) {
    if (type === 'FORWARD') index.set(domainName, [...(index.get(domainName) ?? []), id]);
  }
  indexes.set(rules, index);
  return index;
}
