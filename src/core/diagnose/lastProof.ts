import { valueOf } from '../model/fact.js';
import type { Plan } from '../model/plan.js';
import { clusterNamesOf } from '../plan/planClusters.js';
import { controlPlaneAddresses } from '../verify/controlPlane.js';
import type { MatrixCell } from '../verify/matrix.js';
import type { LiveQuestion } from './gatherLive.js';
import type { LiveEvidence } from './live.js';
import { liveEvidence } from './liveFromCells.js';

/** Older answers are no proof any more, milliseconds. */
const proofMs = 15 * 60_000;

/**
 * What checks last saw from inside VPCs, where a command has to run: a diagnosis that comes later
 * runs none, and stands what was seen beside its prediction.
 */
export interface LastProof {
  keep(cell: MatrixCell): void;
  /** A run may change every answer of its clusters. */
  forget(plan: Pick<Plan, 'clusterName' | 'furtherClusters'>): void;
  /** `now` in epoch milliseconds. @returns `live`, and what was seen for the same clients from inside and was not asked now. */
  beside(
    live: LiveEvidence,
    question: Omit<LiveQuestion, 'ownAddresses'>,
    now: number,
  ): LiveEvidence;
}

/** Remembers by endpoint name, which no other cluster and no other account has. */
export function createLastProof(): LastProof {
  const byName = new Map<string, Map<string, MatrixCell>>();
  return {
    keep(cell) {
      const { check, vantage, type } = cell;
      if (!check || check.verdict.kind === 'cancelled' || vantage.through === undefined) return;
      const { name, transport } = check.request;
      const kept = byName.get(name) ?? new Map<string, MatrixCell>();
      kept.set(JSON.stringify([vantage.id, type, transport]), cell);
      byName.set(name, kept);
    },

    forget(plan) {
      const names = new Set<string>(clusterNamesOf(plan));
      for (const [name, kept] of byName) {
        if ([...kept.values()].some(({ cluster }) => names.has(cluster))) byName.delete(name);
      }
    },

    beside(live, { snapshot, clusterName, vantage }, now) {
      const name = valueOf(snapshot.clusters[clusterName])?.endpointName;
      const kept = name === undefined ? undefined : byName.get(name);
      if (!kept || vantage.kind !== 'vpc') return live;
      const cells = [...kept.values()].filter(({ check }) => check && now - check.at < proofMs);
      const controlPlane = valueOf(controlPlaneAddresses(snapshot, clusterName)) ?? [];
      const seen = liveEvidence(cells, vantage.vpcId, controlPlane);
      return merged(live, seen, `vpc:${vantage.vpcId}`);
    },
  };
}

function merged(live: LiveEvidence, seen: LiveEvidence, own: string): LiveEvidence {
  const answers = seen.answers.filter(
    (one) =>
      !live.answers.some(
        ({ vantageId, type, protocol }) =>
          vantageId === one.vantageId && type === one.type && protocol === one.protocol,
      ),
  );
  const connections = seen.connections.filter(
    (one) =>
      !live.connections.some(
        ({ vantageId, address }) => vantageId === one.vantageId && address === one.address,
      ),
  );
  const isSeen = {
    name: answers.some(({ vantageId }) => vantageId === own),
    api: connections.some(({ vantageId }) => vantageId === own),
  };
  const { notAsked, ...rest } = live;
  const missing = notAsked?.filter(({ what }) => !isSeen[what]) ?? [];
  return {
    ...rest,
    answers: [...live.answers, ...answers],
    connections: [...live.connections, ...connections],
    ...(missing.length > 0 ? { notAsked: missing } : {}),
  };
}
