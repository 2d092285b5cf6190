import * as z from 'zod/mini';
import { vpcChoiceSchema } from './setupChoice.js';
import { failureSchema } from './setupPlan.js';

/** Another account, reached with its own profile, and its VPCs that can be ticked. */
export const accountFieldSchema = z.object({
  profile: z.string(),
  /** Known once it was asked who the profile is. */
  accountId: z.optional(z.string()),
  reading: z.boolean(),
  /** Why its VPCs are not known, or cannot be clients; the rest of the form does without. */
  failure: z.optional(failureSchema),
  vpcs: z.array(vpcChoiceSchema),
});
export type AccountField = z.infer<typeof accountFieldSchema>;

/** Client VPCs of other accounts. */
export const accountsFieldSchema = z.object({
  /** The profiles that are named in the request. */
  named: z.array(accountFieldSchema),
  /** Those that can still be named. */
  profiles: z.array(z.string()),
});
export type AccountsField = z.infer<typeof accountsFieldSchema>;
