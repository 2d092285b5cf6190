import type { Part } from '../core/inventory/parts.js';
import { valueOf } from '../core/model/fact.js';
import type { Snapshot } from '../core/model/snapshot.js';
import { isMoving } from '../ui/clusterState.js';

/** What must be asked again because AWS is at work on it; empty when everything is at rest. */
export function partsInTransition(snapshot: Snapshot): readonly Part[] {
  const parts: Part[] = [];
  for (const [name, fact] of Object.entries(snapshot.clusters)) {
    if (fact.known && isMoving(fact.value.status)) parts.push({ cluster: name });
  }
  const endpoints = valueOf(snapshot.endpoints) ?? [];
  if (endpoints.some(({ status }) => isMoving(status))) parts.push('endpoints');
  for (const { id, status } of endpoints) {
    const addresses = valueOf(snapshot.endpointAddresses[id]);
    // While an endpoint is being made, its list of addresses may still be empty.
    const moving = addresses && (isMoving(status) || addresses.some((one) => isMoving(one.status)));
    if (moving) parts.push({ endpointAddresses: id });
  }
  if (valueOf(snapshot.rules)?.some(({ status }) => isMoving(status))) parts.push('rules');
  if (valueOf(snapshot.associations)?.some(({ status }) => isMoving(status))) {
    parts.push('associations');
  }
  return parts;
}
