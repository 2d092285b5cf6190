import * as z from 'zod/mini';

/** One thing that can be ticked. `note` is secondary text, `disabledBecause` the reason it cannot be. */
export const choiceSchema = z.object({
  id: z.string(),
  label: z.string(),
  note: z.string(),
  checked: z.boolean(),
  disabledBecause: z.optional(z.string()),
});
export type Choice = z.infer<typeof choiceSchema>;

/** A client VPC that can be chosen. */
export const vpcChoiceSchema = z.extend(choiceSchema, {
  cidrs: z.array(z.string()),
  /** The peering connection or the like that leads to the cluster VPC. */
  connectedBy: z.optional(z.string()),
});
export type VpcChoice = z.infer<typeof vpcChoiceSchema>;

/** What a plan does only where somebody asks for it, by the request's own names. */
export const optionIds = [
  'enablePrivateAccess',
  'fixVpcDns',
  'repairForeignRules',
  'evenIfNotRemovable',
] as const;
export const optionSchema = z.extend(choiceSchema, { id: z.enum(optionIds) });
export type Option = z.infer<typeof optionSchema>;

/** The groups of one cluster of which one gets the entry for TCP 443. */
export const groupFieldSchema = z.object({
  clusterName: z.string(),
  choices: z.array(choiceSchema),
});
export type GroupField = z.infer<typeof groupFieldSchema>;
