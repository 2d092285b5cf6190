import type { Cluster } from '../core/model/cluster.js';
import type { Fact } from '../core/model/fact.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import type { Snapshot } from '../core/model/snapshot.js';

/** The value of a fact nothing can be done without; throws why it is not known. */
export function needed<T>(fact: Fact<T> | undefined, what: string): T {
  if (fact?.known) return fact.value;
  if (fact?.why.reason === 'failed') throw new PortError(fact.why.error);
  throw new PortError({
    kind: 'internal',
    messageKey: 'error.cli.unreadFact',
    args: { what },
    help: message('help.reportBug'),
  });
}

/** The cluster, after its estate was read. Throws first what is wrong with the sign-in. */
export function clusterIn(snapshot: Snapshot, name: string): Cluster {
  needed(snapshot.identity, 'The identity');
  return needed(snapshot.clusters[name], `Cluster ${name}`);
}
