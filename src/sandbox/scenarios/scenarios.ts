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
  ['solved', buildSolved],
  ['private-only', buildPrivateOnly],
  ['shapes', buildShapes],
  ['hub', buildHub],
  ['ipv6', buildIpv6],
  ['never-refreshed', buildNeverRefreshed],
  ['transit-gateway', buildTransitGateway],
  ['two-accounts', buildTwoAccounts],
  ['two-accounts-invited', buildInvited],
  ...[...brokenScenarios].map(([name, { build }]) => [name, build] as const),
]);

export const scenarioNames: readonly string[] = [...builders.keys()];

/** The state a scenario starts from. Throws for a name that is none. */
export function buildScenario(name: string, now: number, timings: Timings): World {
  const build = builders.get(name);
  if (!build) {
    throw new RangeError(
      `There is no scenario '${name}'. Choose one of ${scenarioNames.join(', ')}.`,
    );
  }
  const world = emptyWorld(name, 'us-east-1', { ...timings });
  build(world, now);
  return world;
}
