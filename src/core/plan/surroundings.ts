import type { Problem } from '../model/plan.js';
import type { Draft } from './draft.js';
import type { Estate } from './estate.js';
import { quotaProblems } from './quotaProblems.js';
import { endpointZoneProblems } from './transitZones.js';

/** What stands against a draft as a whole: the account's quotas, and zones no packet leaves. */
export function surroundingProblems(estate: Estate, draft: Draft): readonly Problem[] {
  return [...quotaProblems(estate, draft.steps), ...endpointZoneProblems(estate, draft)];
}
