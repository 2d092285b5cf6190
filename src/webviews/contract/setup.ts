import * as z from 'zod/mini';
import { setupFormSchema, setupRequestSchema } from './setupForm.js';
import { failureSchema, planViewSchema, runViewSchema } from './setupPlan.js';
import { clusterTargetSchema } from './target.js';

/** The cluster a panel is about, as read from AWS. */
export const clusterCardSchema = z.object({
  name: z.string(),
  /** Absent until the control plane is provisioned. */
  endpointName: z.optional(z.string()),
  version: z.string(),
  status: z.string(),
  access: z.string(),
  vpc: z.string(),
  accountId: z.string(),
  region: z.string(),
  profile: z.string(),
});
export type ClusterCard = z.infer<typeof clusterCardSchema>;

/** Whether the Resolver solution is needed, seen from one place. */
export const verdictViewSchema = z.object({
  from: z.string(),
  necessity: z.enum(['needed', 'notNeeded', 'notApplicable', 'alreadyServed', 'unknown']),
  summary: z.string(),
  evidence: z.array(z.string()),
  advice: z.string(),
});
export type VerdictView = z.infer<typeof verdictViewSchema>;

/** A reason not to go on, or to look twice. */
export const problemViewSchema = z.object({
  severity: z.enum(['blocker', 'warning']),
  message: z.string(),
  help: z.string(),
});
export type ProblemView = z.infer<typeof problemViewSchema>;

export const setupPhases = [
  'loading',
  'editing',
  'applying',
  'done',
  'failed',
  'cancelled',
] as const;

/** The whole of what the setup page shows. Nothing in it depends on an earlier message. */
export const setupStateSchema = z.object({
  target: clusterTargetSchema,
  /** The page's own texts by key, with `{name}` places. */
  texts: z.record(z.string(), z.string()),
  phase: z.enum(setupPhases),
  /** AWS is being read again behind what is shown. */
  reading: z.boolean(),
  cluster: z.optional(clusterCardSchema),
  /** Further clusters of the same plan. */
  furtherClusters: z.array(clusterCardSchema),
  /** Why nothing could be read. */
  failure: z.optional(failureSchema),
  verdicts: z.array(verdictViewSchema),
  request: setupRequestSchema,
  form: z.optional(setupFormSchema),
  problems: z.array(problemViewSchema),
  plan: z.optional(planViewSchema),
  run: z.optional(runViewSchema),
  canDisable: z.boolean(),
});
export type SetupState = z.infer<typeof setupStateSchema>;

/** Host to page: the complete state, always. */
export const setupToAppSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('state'), state: setupStateSchema }),
]);
export type SetupToApp = z.infer<typeof setupToAppSchema>;

/** Page to host. `ready` is sent each time the page was loaded anew. */
export const setupFromAppSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('change'), request: setupRequestSchema }),
  z.strictObject({ type: z.literal('planAnyway') }),
  z.strictObject({ type: z.literal('apply') }),
  z.strictObject({ type: z.literal('cancel') }),
  z.strictObject({ type: z.literal('undo') }),
  z.strictObject({ type: z.literal('disable') }),
  z.strictObject({ type: z.literal('copyPlan') }),
  z.strictObject({ type: z.literal('savePlan') }),
  z.strictObject({ type: z.literal('exportPlan') }),
  z.strictObject({ type: z.literal('copyPolicy') }),
  z.strictObject({ type: z.literal('verify') }),
  /** What the run did, as a document. */
  z.strictObject({ type: z.literal('report') }),
  /** The configuration of DNS servers outside AWS, for these clusters. */
  z.strictObject({ type: z.literal('forwarders') }),
  z.strictObject({ type: z.literal('refresh') }),
]);
export type SetupFromApp = z.infer<typeof setupFromAppSchema>;

/** What the page leaves with the editor for a reload of the window. */
export const setupSavedSchema = z.object({
  target: clusterTargetSchema,
  request: z.optional(setupRequestSchema),
});
export type SetupSaved = z.infer<typeof setupSavedSchema>;
