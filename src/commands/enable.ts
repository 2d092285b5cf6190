import { lacksPrivate } from '../core/plan/privateAccess.js';
import { verdictFor } from '../core/verdict/verdict.js';
import { targetsFor } from '../ui/pickTargets.js';
import { required } from '../core/model/required.js';
import { namesOf } from '../ui/target.js';
import type { Command } from './deps.js';

/**
 * **Enable private DNS resolution**: the setup form, for one cluster or those that were
 * selected together, unless one is of a kind it is not for.
 */
export const enable: Command =
  (deps) =>
  async ({ signal }, argument, rows) => {
    const { operations, say, window } = deps;
    const target = await targetsFor(deps, argument, rows, signal);
    const names = namesOf(target);
    const parts = names.map((cluster) => ({ cluster }));
    const snapshot = await operations.read(target.scope, parts, signal);
    for (const name of names) {
      const cluster = required(snapshot.clusters[name]);
      const verdict = verdictFor(snapshot, name, { network: 'onPremises' });
      // Of a public-only cluster the form offers to turn private access on first.
      if (verdict.necessity !== 'notApplicable' || lacksPrivate(cluster)) continue;
      window.say('warn', `${say(verdict.summary)} ${say(verdict.advice)}`);
      return verdict;
    }
    deps.openSetup(target);
    return undefined;
  };
