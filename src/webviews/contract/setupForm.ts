import * as z from 'zod/mini';
import { accountsFieldSchema } from './setupAccounts.js';
import { choiceSchema, groupFieldSchema, optionSchema, vpcChoiceSchema } from './setupChoice.js';
import { shortText } from './target.js';

/** A subnet, shown under its zone. */
export const subnetChoiceSchema = z.extend(choiceSchema, {
  zone: z.string(),
  preferred: z.boolean(),
});
export type SubnetChoice = z.infer<typeof subnetChoiceSchema>;

/** The fixed address of one chosen subnet; `value` is empty where AWS chooses. */
export const pinFieldSchema = z.object({
  subnetId: z.string(),
  side: z.enum(['inbound', 'outbound']),
  label: z.string(),
  note: z.string(),
  value: z.string(),
});
export type PinField = z.infer<typeof pinFieldSchema>;

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
  /** What the plan does only where it is asked to; those that mean something here. */
  options: z.array(optionSchema),
  clientVpcs: z.array(vpcChoiceSchema),
  accounts: accountsFieldSchema,
  /** VPCs through which networks outside AWS can arrive; the first choice is none. */
  hubs: z.array(choiceSchema),
  /** One in each cluster VPC; none while there is nothing to place. */
  inbounds: z.array(placementSchema),
  outbound: z.optional(placementSchema),
  pins: z.array(pinFieldSchema),
  /** What counts where the request does not say; tags as lines `KEY=VALUE`. */
  nameTemplate: z.string(),
  tags: z.string(),
  /** One for each cluster that has a choice. */
  controlPlaneGroups: z.array(groupFieldSchema),
  /** Types of new endpoints; none where there is no choice. */
  endpointTypes: z.array(choiceSchema),
  /** The verdict says there is nothing to do, and a plan can be asked for all the same. */
  canPlanAnyway: z.boolean(),
});
export type SetupForm = z.infer<typeof setupFormSchema>;

/** The choice of a hub that is none. */
export const noHub = 'none';

/** The choice of a type that leaves it to the planner. */
export const plannedType = 'planned';

const fieldText = z.string().check(z.maxLength(4000));

/** A network outside AWS, as it was typed; both fields empty means none. */
export const onPremisesFieldsSchema = z.strictObject({
  dnsServers: fieldText,
  clientRanges: fieldText,
  hubVpcId: z.optional(shortText),
});
export type OnPremisesFields = z.infer<typeof onPremisesFieldsSchema>;

const ids = z.array(shortText).check(z.maxLength(100));

/** Another account by the profile that reaches it, and the client VPCs there. */
const accountRequestSchema = z.strictObject({ profile: shortText, vpcIds: ids });
export type AccountRequest = z.infer<typeof accountRequestSchema>;

/** What the user chose so far; an absent member leaves the choice to the planner. */
export const setupRequestSchema = z.strictObject({
  clientVpcIds: ids,
  inboundSubnetIds: z.optional(ids),
  outboundVpcId: z.optional(shortText),
  outboundSubnetIds: z.optional(ids),
  /** By cluster name. */
  controlPlaneGroupIds: z.optional(z.record(shortText, shortText)),
  onPremises: z.optional(onPremisesFieldsSchema),
  addressesPerEndpoint: z.optional(z.union([z.literal(2), z.literal(3)])),
  /** By subnet id, as typed. */
  pinnedIps: z.optional(z.record(shortText, z.string().check(z.maxLength(64)))),
  nameTemplate: z.optional(z.string().check(z.maxLength(300))),
  /** Lines `KEY=VALUE`, as typed. */
  tags: z.optional(z.string().check(z.maxLength(20_000))),
  endpointType: z.optional(z.enum(['IPV4', 'DUALSTACK'])),
  accounts: z.optional(z.array(accountRequestSchema).check(z.maxLength(20))),
  evenIfNotNeeded: z.optional(z.boolean()),
  enablePrivateAccess: z.optional(z.boolean()),
  fixVpcDns: z.optional(z.boolean()),
  repairForeignRules: z.optional(z.boolean()),
  /** Of applying, not of the plan. */
  evenIfNotRemovable: z.optional(z.boolean()),
});
export type SetupRequest = z.infer<typeof setupRequestSchema>;
