import { emptyWorld } from './emptyWorld.js';
import { isObject } from './protocol/json.js';
import { buildScenario, scenarioNames, scenarioWords } from './scenarios/scenarios.js';
import { realTimings } from './timings.js';
import type { World } from './world.js';

/**
 * The world to go on with after POST /_sandbox/reset: the same scenario anew, another one, or a
 * state dumped earlier. Returns a complaint for a body it cannot use.
 */
export function resetWorld(body: unknown, before: World, now: number): World | string {
  if (!isObject(body)) return 'The body must be a JSON object with scenario or state, or empty.';
  const { state, scenario = before.scenario } = body;
  if (state !== undefined) {
    if (!isWorld(state)) return 'state must be what GET /_sandbox/state gave.';
    return structuredClone(state);
  }
  if (typeof scenario !== 'string' || !scenarioNames.includes(scenario)) {
    return `scenario must be one of ${scenarioWords.join(', ')}.`;
  }
  return buildScenario(scenario, now, before.timings);
}

/** True if every member is there and of the right kind; what is inside them is taken on trust. */
function isWorld(value: unknown): value is World {
  if (!isObject(value)) return false;
  const model = emptyWorld('', '', realTimings);
  return Object.entries(model).every(([name, member]) => {
    const found = value[name];
    return typeof found === typeof member && Array.isArray(found) === Array.isArray(member);
  });
}
