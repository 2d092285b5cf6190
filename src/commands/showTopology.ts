import { message } from '../core/model/message.js';
import { targetFor } from '../ui/pickCluster.js';
import { required } from '../core/model/required.js';
import type { Command } from './deps.js';
import { namedVantage, pickVantage } from './pickVantage.js';

/**
 * **Show topology**: the way from clients at a vantage to the cluster as a picture, and as a table.
 * The vantage is asked for as by **Explain resolution**, or named in the argument.
 */
export const showTopology: Command =
  (deps) =>
  async ({ signal }, argument) => {
    const { operations, say, window } = deps;
    const target = await targetFor(deps, argument, signal);
    const { clusterName } = target;
    const named = namedVantage(argument);
    if (named) {
      deps.openTopology(target, named);
      return undefined;
    }
    const title = say(message('ui.reading', { cluster: clusterName }));
    const snapshot = await window.progress(title, (_report, cancelled) =>
      operations.diagnosis(target, [], AbortSignal.any([signal, cancelled])),
    );
    required(snapshot.clusters[clusterName]);
    deps.openTopology(target, await pickVantage(deps, snapshot, clusterName));
    return undefined;
  };
