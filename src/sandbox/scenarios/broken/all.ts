import type { Broken } from './broken.js';
import { brokenClients } from './client.js';
import { brokenClusters } from './cluster.js';
import { brokenEndpoints } from './endpoints.js';
import { brokenNames } from './names.js';
import { brokenRegion } from './region.js';
import { brokenWays } from './way.js';

const all: readonly Broken[] = [
  ...brokenClusters,
  ...brokenNames,
  ...brokenRegion,
  ...brokenEndpoints,
  ...brokenWays,
  ...brokenClients,
];

/** One estate for each failure mode of aws facts §10, by scenario name: `broken-f01` … `broken-f46`. */
export const brokenScenarios: ReadonlyMap<string, Broken> = new Map(
  all
    .toSorted((a, b) => numberOf(a) - numberOf(b))
    .map((one) => [`broken-f${String(numberOf(one)).padStart(2, '0')}`, one]),
);

function numberOf({ mode }: Broken): number {
  return Number(mode.slice(1));
}
