import type { Tags } from '../model/network.js';
import { tagKeys } from '../plan/naming.js';

/** What a run says on a control-plane group while it is at work. */
export interface ClaimTag {
  readonly planId: string;
  /** `host/id`, as a lock gives it. */
  readonly owner: string;
  /** Epoch milliseconds, by the owner's clock. */
  readonly at: number;
}

/** After this long without a refresh a claim counts no more, milliseconds. */
export const claimAgeMs = 15 * 60_000;

/** A claim as the one tag that bears it. */
export function claimTags({ planId, owner, at }: ClaimTag): Tags {
  return { [tagKeys.applying]: `${planId} ${owner} ${new Date(at).toISOString()}` };
}

/** The claim in a group's tags; `undefined` if there is none that can be read. */
export function claimIn(tags: Tags): ClaimTag | undefined {
  const [planId, owner, time, ...more] = (tags[tagKeys.applying] ?? '').split(' ');
  const at = Date.parse(time ?? '');
  if (!planId || !owner || Number.isNaN(at) || more.length > 0) return undefined;
  return { planId, owner, at };
}

/**
 * Whether somebody else is at work. A claim of our own place is a leftover of a process that
 * ended without a word, because whoever works there holds its lock, and that is us. One from the
 * future is as worthless as an old one: its clock or ours is wrong.
 */
export function isForeign(claim: ClaimTag | undefined, owner: string, now: number): boolean {
  return claim !== undefined && claim.owner !== owner && Math.abs(now - claim.at) < claimAgeMs;
}
