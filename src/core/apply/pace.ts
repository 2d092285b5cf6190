/** Bounds of a wait, milliseconds. */
export interface PollTimes {
  readonly first: number;
  readonly longest: number;
  readonly timeout: number;
  /** How long it usually takes; around that time looks are dense. */
  readonly usual?: number;
}

/** From a quarter of a second to five seconds; ten minutes in all (aws facts §2.3). */
export const usualTimes: PollTimes = { first: 250, longest: 5000, timeout: 600_000 };

/**
 * How long things usually take, about, milliseconds. Only how densely one looks follows from it.
 * AWS documents "a minute or two" for an endpoint (aws facts §2.3) and nothing for the others.
 */
export const usualMs = {
  endpoint: 60_000,
  endpointDelete: 30_000,
  association: 15_000,
  disassociation: 10_000,
} as const;

/** No two looks are nearer to each other than this, milliseconds; each pause is longer by a quarter. */
const shortest = 250;
const growth = 0.25;
/** A wait that takes about as long as usual is overshot by this part of what is usual at most. */
const dense = 0.04;
/** What counts as about as long as usual. */
const about = [0.7, 1.3] as const;

/** Milliseconds until the next look, after waiting `waited` milliseconds: less and less often. */
export function pauseAfter(waited: number, { longest, usual }: PollTimes): number {
  const pause = Math.min(longest, shortest + waited * growth);
  if (usual === undefined || waited < usual * about[0] || waited > usual * about[1]) return pause;
  return Math.min(pause, Math.max(shortest, usual * dense));
}
