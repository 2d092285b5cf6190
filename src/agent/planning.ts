import { driftParts, readLeftovers } from '../core/drift/parts.js';
import type { AwsScope } from '../core/model/identity.js';
import type { Planning } from '../core/model/plan.js';
import type { Snapshot } from '../core/model/snapshot.js';
import { goneClusters, isGone } from '../core/plan/goneCluster.js';
import { planRequest } from '../core/plan/replan.js';
import type { SavedRequest } from '../core/plan/savedPlan.js';
import { clusterIn } from './known.js';
import type { AgentOperations } from './operations.js';

/** Reads what a request needs, and plans it. Throws why a cluster is not known. */
export async function planFor(
  operations: AgentOperations,
  scope: AwsScope,
  asked: SavedRequest,
  signal: AbortSignal,
): Promise<Planning> {
  const { clusterName } = asked.request;
  const gone =
    asked.verb === 'disable'
      ? await goneReading(operations, scope, clusterName, signal)
      : undefined;
  if (gone) return planRequest(gone, asked);
  const estate = await operations.estate({ scope, clusterName }, signal);
  clusterIn(estate, clusterName);
  if (asked.verb !== 'repair') return planRequest(estate, asked);
  const snapshot = await operations.read(scope, driftParts(estate), signal);
  return planRequest(snapshot, asked, { journals: await operations.journals() });
}

/** What is left of a cluster that is gone; `undefined` for one that is there, or that was never here. */
async function goneReading(
  operations: AgentOperations,
  scope: AwsScope,
  clusterName: string,
  signal: AbortSignal,
): Promise<Snapshot | undefined> {
  const names = await operations.read(scope, ['clusterNames'], signal);
  if (!isGone(names, clusterName)) return undefined;
  const snapshot = await readLeftovers((parts) => operations.read(scope, parts, signal));
  return goneClusters(snapshot).includes(clusterName) ? snapshot : undefined;
}
