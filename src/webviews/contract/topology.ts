import * as z from 'zod/mini';
import { failureSchema } from './setupPlan.js';
import { clusterTargetSchema, shortText } from './target.js';

const texts = z.array(shortText).check(z.maxLength(50));

/** Where the clients stand; comes back after a reload. */
export const vantageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('vpc'), vpcId: shortText }),
  z.strictObject({ kind: z.literal('onPremises'), dnsServers: texts, clientCidrs: texts }),
  z.strictObject({ kind: z.literal('public') }),
]);
export type VantageForm = z.infer<typeof vantageSchema>;

export const hopOutcomes = ['pass', 'drop', 'unknown'] as const;
const outcomeSchema = z.enum(hopOutcomes);

/** What was found, and what mends it. `id` counts within the diagnosis. */
export const findingViewSchema = z.object({
  id: z.string(),
  /** `F29`; empty for what is not among the named modes. */
  mode: z.string(),
  tone: z.enum(['bad', 'warning', 'info']),
  sentence: z.string(),
  advice: z.string(),
  evidence: z.array(z.string()),
  /** The kind of plan that mends it. */
  fix: z.optional(z.enum(['enable', 'repair', 'access'])),
});
export type FindingView = z.infer<typeof findingViewSchema>;

/** One station, in words. */
export const nodeViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  label: z.string(),
  /** Where packets begin and end, rather than what they pass. */
  place: z.boolean(),
  outcome: outcomeSchema,
  outcomeText: z.string(),
  proven: z.boolean(),
  byText: z.string(),
  sentence: z.string(),
  evidence: z.array(z.string()),
  /** Ids of findings. */
  findings: z.array(z.string()),
});
export type NodeView = z.infer<typeof nodeViewSchema>;

/** One way, with what was seen of it as a whole. */
export const laneViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  nodes: z.array(nodeViewSchema),
  proof: z.optional(z.string()),
});
export type LaneView = z.infer<typeof laneViewSchema>;

/** The whole of what the topology page shows. */
export const topologyStateSchema = z.object({
  target: clusterTargetSchema,
  texts: z.record(z.string(), z.string()),
  vantage: vantageSchema,
  vantageName: z.string(),
  reading: z.boolean(),
  /** Shown already, and asked live behind it. */
  asking: z.boolean(),
  failure: z.optional(failureSchema),
  endpointName: z.optional(z.string()),
  /** Epoch milliseconds of the reading. */
  at: z.optional(z.number()),
  tone: z.enum(['good', 'bad', 'neutral']),
  summary: z.string(),
  lanes: z.array(laneViewSchema),
  findings: z.array(findingViewSchema),
  /** What was not asked live, and why. */
  notes: z.array(z.string()),
  /** Heads of the table's columns. */
  columns: z.array(z.string()),
});
export type TopologyState = z.infer<typeof topologyStateSchema>;

/** Host to page: the complete state, always. */
export const topologyToAppSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('state'), state: topologyStateSchema }),
]);

/** Page to host. */
export const topologyFromAppSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('again') }),
  z.strictObject({ type: z.literal('cancel') }),
  z.strictObject({ type: z.literal('explain') }),
  z.strictObject({ type: z.literal('fix'), id: shortText }),
  z.strictObject({ type: z.literal('copyMarkdown') }),
  z.strictObject({ type: z.literal('copyMermaid') }),
]);
export type TopologyFromApp = z.infer<typeof topologyFromAppSchema>;

/** What the page leaves with the editor for a reload of the window. */
export const topologySavedSchema = z.object({
  target: clusterTargetSchema,
  vantage: vantageSchema,
  /** The station whose details are shown. */
  chosen: z.optional(shortText),
});
export type TopologySaved = z.infer<typeof topologySavedSchema>;
