import * as z from 'zod/mini';

/** Ids and names that come back from an app: short, so that a hostile page cannot flood the host. */
export const shortText = z.string().check(z.minLength(1), z.maxLength(300));

/** Which cluster a panel is about; also what a panel is restored from after a reload. */
export const clusterTargetSchema = z.strictObject({
  profile: shortText,
  region: shortText,
  clusterName: shortText,
  /** Further clusters of the same profile and Region, in the same plan. */
  furtherClusterNames: z.optional(z.array(shortText).check(z.maxLength(100))),
});

export type ClusterTargetView = z.infer<typeof clusterTargetSchema>;
