import type { Cluster } from '../model/cluster.js';
import type { AccessChange } from '../model/clusterUpdate.js';
import type { Identity } from '../model/identity.js';
import { message } from '../model/message.js';
import type { Step } from '../model/plan.js';
import type { Snapshot } from '../model/snapshot.js';
import { step } from './draft.js';
import { hash, managedBy } from './naming.js';

/** The cluster whose access changes, as whom, and what was read of it when. */
export interface AccessBasis {
  readonly snapshot: Snapshot;
  readonly identity: Identity;
  readonly cluster: Cluster;
}

/** Every change of access is an update of its own (aws facts §1.6). */
export function privateOn(basis: AccessBasis): Step {
  const { cluster } = basis;
  return accessStep(basis, `private-access:${cluster.name}`, {
    change: { privateAccess: true },
    former: { privateAccess: false },
    words: {
      title: message('step.privateOn', { cluster: cluster.name }),
      reason: message('reason.privateOn'),
      inverse: message('inverse.privateOff'),
    },
  });
}

/** Public access off for good; undoing lets in again exactly whom it let in before. */
export function publicOff(basis: AccessBasis): Step {
  const { name, publicAccessCidrs } = basis.cluster;
  return accessStep(basis, `public-access:${name}`, {
    change: { publicAccess: false },
    former: onFor(publicAccessCidrs),
    words: {
      title: message('step.publicOff', { cluster: name }),
      reason: message('reason.publicOff'),
      inverse: message('inverse.publicOn', { ranges: rangesOrAll(publicAccessCidrs) }),
    },
  });
}

/** The one-time toggle: public access on, then off again (aws facts §1.1). */
export function publicOnAndOff(basis: AccessBasis, ranges: readonly string[]): readonly Step[] {
  const { name } = basis.cluster;
  const on = accessStep(basis, `public-on:${name}`, {
    change: onFor(ranges),
    former: { publicAccess: false },
    doneSince: readAt(basis),
    words: {
      title: message('step.publicOn', { cluster: name }),
      reason: message('reason.publicOn', { ranges: rangesOrAll(ranges) }),
      inverse: message('inverse.publicOff'),
    },
  });
  const off = accessStep(
    basis,
    `public-off:${name}`,
    {
      change: { publicAccess: false },
      words: {
        title: message('step.publicOffAgain', { cluster: name }),
        reason: message('reason.publicOffAgain'),
      },
    },
    [on.id],
  );
  return [on, off];
}

/** Whom public access lets in; EKS lets everybody in unless told (aws facts §1.1). */
export function rangesOrAll(ranges: readonly string[]): readonly string[] {
  return ranges.length > 0 ? ranges : ['0.0.0.0/0'];
}

/** Epoch milliseconds at which the cluster was read; 0 if nobody knows. */
export function readAt({ snapshot, cluster }: AccessBasis): number {
  return snapshot.clusters[cluster.name]?.source?.at ?? 0;
}

function onFor(ranges: readonly string[]): AccessChange {
  return { publicAccess: true, ...(ranges.length > 0 ? { publicAccessCidrs: ranges } : {}) };
}

function accessStep(
  basis: AccessBasis,
  id: string,
  what: {
    readonly change: AccessChange;
    readonly former?: AccessChange;
    readonly doneSince?: number;
    readonly words: Parameters<typeof step>[2];
  },
  dependsOn: readonly string[] = [],
): Step {
  const { cluster, identity } = basis;
  const { change, former, doneSince, words } = what;
  const { accountId, region } = identity;
  // The same for the same change of what was read then; another day makes another one.
  const token = hash(accountId, region, cluster.arn, JSON.stringify(change), String(readAt(basis)));
  const spec = {
    kind: 'updateClusterAccess',
    clusterName: cluster.name,
    change,
    ...(former ? { former } : {}),
    ...(doneSince === undefined ? {} : { doneSince }),
    clientRequestToken: `${managedBy}-${token.slice(0, 32)}`,
  } as const;
  return step(id, spec, words, dependsOn);
}
