import { diagnosisRounds } from './diagnosisEstate.js';
import { estateLists, secondRound } from './estate.js';
import { readChange } from './read.js';

/**
 * Everything that reads AWS into a snapshot: a bundle of its own, loaded with the SDK, because a
 * tree that has not been opened reads nothing.
 */
export const reader = { readChange, estateLists, secondRound, diagnosisRounds } as const;

/** What the store reads with. */
export type Reader = typeof reader;
