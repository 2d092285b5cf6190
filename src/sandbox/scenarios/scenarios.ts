import { emptyWorld } from '../emptyWorld.js';
import type { Timings, World } from '../world.js';
import { brokenScenarios } from './broken/all.js';
import { buildHub } from './hub.js';
import { buildIpv6 } from './ipv6.js';
import { buildNeverRefreshed } from './neverRefreshed.js';
import { buildPost } from './post.js';
import { buildPrivateOnly } from './privateOnly.js';
import { buildShapes } from './shapes.js';
import { buildSolved } from './solved.js';
import { buildTransitGateway } from './transitGateway.js';
import { buildInvited, buildTwoAccounts } from './twoAccounts.js';

const builders = new Map<string, (world: World, now: number) => void>([
  ['post', buildPost],
  ['private-only', buildPrivateOnly],
  ['shapes', buildShapes],
  ['hub', buildHub],
  ['ipv6', buildIpv6],
  ['never-refreshed', buildNeverRefreshed],
  ['transit-gateway', buildTransitGateway],
  ['two-accounts', buildTwoAccounts],
  ['two-accounts-invited', buildInvited],
  ['solved', buildSolved],
  ...[...brokenScenarios].map(([name, { build }]) => [name, build] as const),
]);

export const scenarioNames: readonly string[] = [...builders.keys()];

const broken = [...brokenScenarios.keys()];

/** The names as a person reads them: of the broken ones the first and the last. */
export const scenarioWords: readonly string[] = [
  ...scenarioNames.filter((name) => !broken.includes(name)),
  [broken[0], broken.at(-1)].join(' … '),
];

/** The state a scenario starts from. Throws for a name that is none. */
export function buildScenario(name: string, now: number, timings: Timings): World {
  const build = builders.get(name);
  if (!build) {
    throw new RangeError(
      `There is no scenario '${name}'. Choose one of ${scenarioWords.join(', ')}.`,
    );
  }
  const world = emptyWorld(name, 'us-east-1', { ...timings });
  build(world, now);
  return world;
}
