import { message, type Message } from '../model/message.js';
import type { Reused } from '../model/plan.js';
import { labelOf } from '../model/names.js';
import { whyUnknown } from '../model/why.js';
import type { Estate } from './estate.js';
import { isOurs, tagKeys } from './naming.js';

/** Who made a Resolver object: us, somebody else, or not known because its tags are not. */
export type Owner =
  { readonly owner: 'us' | 'other' } | { readonly owner: 'unknown'; readonly why: Message };

/** Read from the tags; ownership that cannot be proved is never assumed. */
export function ownerOf(estate: Estate, arn: string): Owner {
  const tags = estate.snapshot.resolverTags[arn];
  if (!tags?.known) return { owner: 'unknown', why: whyUnknown(tags) };
  return { owner: isOurs(tags.value) ? 'us' : 'other' };
}

/** Whether our tags name this cluster. */
export function taggedForCluster(estate: Estate, arn: string): boolean {
  const tags = estate.snapshot.resolverTags[arn];
  return (
    tags?.known === true && isOurs(tags.value) && tags.value[tagKeys.cluster] === estate.cluster.arn
  );
}

/** Why a thing is left alone, for a plan's list. */
export function kept(
  kind: Reused['kind'],
  thing: { readonly id: string; readonly name: string },
  owner: Owner,
): Reused {
  const label = labelOf(thing);
  const reason: Message =
    owner.owner === 'unknown'
      ? message('kept.ownershipUnknown', { thing: label, why: owner.why })
      : message('kept.notOurs', { thing: label });
  return { kind, id: thing.id, reason };
}

/** A thing of ours that others still use. */
export function stillUsed(
  kind: Reused['kind'],
  thing: { readonly id: string; readonly name: string },
  users: readonly string[],
): Reused {
  return {
    kind,
    id: thing.id,
    reason: message('kept.inUse', { thing: labelOf(thing), users }),
  };
}

/** An inbound endpoint of ours that DNS servers outside AWS ask for other clusters. */
export function stillForwarded(
  thing: { readonly id: string; readonly name: string },
  users: readonly string[],
): Reused {
  const reason = message('kept.forwarded', { thing: labelOf(thing), users });
  return { kind: 'inboundEndpoint', id: thing.id, reason };
}
