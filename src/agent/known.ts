import type { Cluster } from '../core/model/cluster.js';
import type { Fact } from '../core/model/fact.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import type { Snapshot } from '../core/model/snapshot.js';

/** The value of a fact that an answer cannot do without; throws why it is not known. */
export function known<T>(fact: Fact<T> | undefined): T {
  if (fact?.known) return fact.value;
  if (fact?.why.reason === 'failed') throw new PortError(fact.why.error);
  throw new PortError({
    kind: 'internal',
    messageKey: 'ui.error.notRead',
    args: {},
    help: message('help.runAgain'),
  });
}

/** The cluster of a snapshot. Throws first what is wrong with the sign-in. */
export function clusterIn(snapshot: Snapshot, name: string): Cluster {
  known(snapshot.identity);
  return known(snapshot.clusters[name]);
}
