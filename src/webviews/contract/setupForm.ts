import * as z from 'zod/mini';
import { shortText } from './target.js';

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

/** A subnet, shown under its zone. */
export const subnetChoiceSchema = z.extend(choiceSchema, {
  zone: z.string(),
  preferred: z.boolean(),
});
export type SubnetChoice = z.infer<typeof subnetChoiceSchema>;

/** Where one endpoint goes. `needed` is false when an existing endpoint is used as it is. */
export const placementSchema = z.object({
  needed: z.boolean(),
  /** More than one where there is a choice. */
  vpcs: z.array(choiceSchema),
  subnets: z.array(subnetChoiceSchema),
});
export type Placement = z.infer<typeof placementSchema>;

/** Everything that can be chosen. */
export const setupFormSchema = z.object({
  clientVpcs: z.array(vpcChoiceSchema),
  /** Both are absent while there is nothing to place. */
  inbound: z.optional(placementSchema),
  outbound: z.optional(placementSchema),
  controlPlaneGroups: z.array(choiceSchema),
  /** The verdict says there is nothing to do, and a plan can be asked for all the same. */
  canPlanAnyway: z.boolean(),
});
export type SetupForm = z.infer<typeof setupFormSchema>;

const ids = z.array(shortText).check(z.maxLength(100));

/** What the user chose so far; an absent member leaves the choice to the planner. */
export const setupRequestSchema = z.strictObject({
  clientVpcIds: ids,
  inboundSubnetIds: z.optional(ids),
  outboundVpcId: z.optional(shortText),
  outboundSubnetIds: z.optional(ids),
  controlPlaneGroupId: z.optional(shortText),
  evenIfNotNeeded: z.optional(z.boolean()),
});
export type SetupRequest = z.infer<typeof setupRequestSchema>;
