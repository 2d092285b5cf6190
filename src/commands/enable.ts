import { verdictFor } from '../core/verdict/verdict.js';
import { targetFor } from '../ui/pickCluster.js';
import { required } from '../ui/readings.js';
import type { Command } from './deps.js';

/** **Enable private DNS resolution**: the setup form, unless the cluster is of a kind it is not for. */
export const enable: Command =
  (deps) =>
  async ({ signal }, argument) => {
    const { operations, say, window } = deps;
    const target = await targetFor(deps, argument, signal);
    const snapshot = await operations.read(target.scope, [{ cluster: target.clusterName }], signal);
    required(snapshot.clusters[target.clusterName]);
    const verdict = verdictFor(snapshot, target.clusterName, { network: 'onPremises' });
    if (verdict.necessity === 'notApplicable') {
      window.say('warn', `${say(verdict.summary)} ${say(verdict.advice)}`);
      return verdict;
    }
    deps.openSetup(target);
    return undefined;
  };
