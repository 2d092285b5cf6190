import type { Tags } from '../../core/model/network.js';

interface AwsTag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** AWS's list of pairs as a map. */
export function tagsFrom(tags: readonly AwsTag[] | undefined): Tags {
  return Object.fromEntries(
    (tags ?? []).flatMap(({ Key, Value }) => (Key === undefined ? [] : [[Key, Value ?? '']])),
  );
}

/** A map as AWS's list of pairs. */
export function tagsTo(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
