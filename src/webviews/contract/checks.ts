import * as z from 'zod/mini';
import { matrixFromApp, matrixSavedSchema, matrixStateSchema } from './checksMatrix.js';
import { failureSchema } from './setupPlan.js';
import { wayDraftSchema, waySchema } from './way.js';
import { clusterTargetSchema, shortText } from './target.js';

/** Types offered in the list; any other can be asked for by its name or as `TYPE65`. */
export const recordTypes = ['A', 'AAAA', 'CNAME', 'NS', 'SOA', 'TXT', 'SRV', 'PTR'] as const;

/** Where to ask: one of the offered vantages, or a server given by address. */
export const askedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('vantage'), vantageId: shortText }),
  z.strictObject({
    kind: z.literal('server'),
    /** An IPv4 or IPv6 literal. */
    address: z.string().check(z.regex(/^[0-9a-fA-F:.]{2,45}$/)),
    port: z.int().check(z.gte(1), z.lte(65535)),
  }),
]);
export type Asked = z.infer<typeof askedSchema>;

/** One question, as the page asks for it. */
export const checkInputSchema = z.strictObject({
  asked: askedSchema,
  way: waySchema,
  type: z.string().check(z.regex(/^[A-Za-z0-9]{1,16}$/)),
  name: z.string().check(z.minLength(1), z.maxLength(1024)),
});
export type CheckInput = z.infer<typeof checkInputSchema>;

/** One check that was made. `id` counts within the panel. Times in milliseconds. */
export const checkViewSchema = z.object({
  id: z.string(),
  at: z.number(),
  vantage: z.string(),
  server: z.string(),
  transport: z.string(),
  name: z.string(),
  type: z.string(),
  /** `NOERROR`, `NXDOMAIN`, `timeout`, … */
  status: z.string(),
  answers: z.array(z.object({ type: z.string(), data: z.string(), ttl: z.number() })),
  ms: z.optional(z.number()),
  tone: z.enum(['good', 'bad', 'warning', 'neutral']),
  sentence: z.string(),
  dig: z.string(),
  command: z.string(),
});
export type CheckView = z.infer<typeof checkViewSchema>;

/** A vantage that can be chosen; `server` is `address#port`. */
export const vantageViewSchema = z.object({ id: z.string(), name: z.string(), server: z.string() });
export type VantageView = z.infer<typeof vantageViewSchema>;

/** The whole of what the checks page shows. */
export const checksStateSchema = z.object({
  target: clusterTargetSchema,
  texts: z.record(z.string(), z.string()),
  reading: z.boolean(),
  endpointName: z.optional(z.string()),
  /** Addresses of the control plane's interfaces, or why they are not known. */
  controlPlane: z.object({
    addresses: z.array(z.string()),
    unknownBecause: z.optional(z.string()),
  }),
  vantages: z.array(vantageViewSchema),
  /** What could not be read, or run. */
  failure: z.optional(failureSchema),
  inputs: z.optional(checkInputSchema),
  running: z.boolean(),
  /** The newest first. */
  history: z.array(checkViewSchema),
  matrix: matrixStateSchema,
});
export type ChecksState = z.infer<typeof checksStateSchema>;

/** Host to page: the complete state, always. */
export const checksToAppSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('state'), state: checksStateSchema }),
]);
export type ChecksToApp = z.infer<typeof checksToAppSchema>;

/** Page to host. */
export const checksFromAppSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('run'), input: checkInputSchema }),
  z.strictObject({ type: z.literal('cancel') }),
  z.strictObject({ type: z.literal('copyDig'), id: shortText }),
  z.strictObject({ type: z.literal('copyCommand'), id: shortText }),
  z.strictObject({ type: z.literal('clearHistory') }),
  z.strictObject({ type: z.literal('refresh') }),
  /** The configuration of DNS servers outside AWS, for this cluster. */
  z.strictObject({ type: z.literal('forwarders') }),
  ...matrixFromApp,
]);
export type ChecksFromApp = z.infer<typeof checksFromAppSchema>;

/** What the page leaves with the editor for a reload: the cluster, and inputs not yet run. */
export const checksDraftSchema = z.object({
  source: z.string(),
  address: z.string(),
  port: z.string(),
  way: wayDraftSchema,
  type: z.string(),
  name: z.string(),
});
export type ChecksDraft = z.infer<typeof checksDraftSchema>;

export const checksSavedSchema = z.object({
  target: clusterTargetSchema,
  draft: z.optional(checksDraftSchema),
  matrix: z.optional(matrixSavedSchema),
});
export type ChecksSaved = z.infer<typeof checksSavedSchema>;
