import type { Plan } from '../model/plan.js';

/** The names of all clusters that a plan is about. */
export function clusterNamesOf({
  clusterName,
  furtherClusters = [],
}: Pick<Plan, 'clusterName' | 'furtherClusters'>): readonly [string, ...string[]] {
  return [clusterName, ...furtherClusters.map(({ name }) => name)];
}
