import * as z from 'zod/mini';
import { shortText } from './target.js';
import { wayDraftSchema, waySchema } from './way.js';

/** Seconds between the starts of two rounds of a watch, as offered. */
export const watchIntervals = [10, 30, 60, 300] as const;

/** Rounds remembered, the newest; also what the page keeps for a reload. */
export const roundsLimit = 60;

/** Rows that are kept of all rounds together, the newest: the whole state travels with each post. */
export const roundRowsLimit = 300;

const toneSchema = z.enum(['good', 'bad', 'warning', 'neutral']);

/** One step on the way to the API server: `2/2`, `timeout`, `401`; `-` where it was not made. */
export const stepViewSchema = z.object({ text: z.string(), tone: toneSchema });
export type StepView = z.infer<typeof stepViewSchema>;

/** One name asked from one vantage. `id` is the page's handle on it. Times in milliseconds. */
export const matrixRowSchema = z.object({
  id: z.string(),
  vantage: z.string(),
  server: z.string(),
  /** `UDP`, `TLS`, …; absent where nothing was asked. */
  transport: z.optional(z.string()),
  type: z.string(),
  /** Set where it is asked from inside a VPC: an explanation can be had. */
  vpcId: z.optional(z.string()),
  /** A command is run there, and only on a click. */
  inside: z.boolean(),
  state: z.enum(['idle', 'waiting', 'done']),
  at: z.optional(z.number()),
  addresses: z.array(z.string()),
  /** `NOERROR`, `timeout`, … */
  status: z.string(),
  /** A subset of the control plane's addresses is right; absent where it was not judged. */
  right: z.optional(z.boolean()),
  /** Right, and not all of them. */
  subset: z.optional(z.boolean()),
  tone: toneSchema,
  sentence: z.string(),
  help: z.optional(z.string()),
  ttl: z.optional(z.number()),
  ms: z.optional(z.number()),
  /** `notFromHere`: this machine cannot connect from there. */
  reach: z.union([
    z.enum(['notFromHere', 'none']),
    z.object({ tcp: stepViewSchema, tls: stepViewSchema, version: stepViewSchema }),
  ]),
  /** What became of each address that was not reached. */
  ways: z.array(z.string()),
  dig: z.string(),
});
export type MatrixRow = z.infer<typeof matrixRowSchema>;

/** Resolvers that have in common whether they are right, in one sentence. */
export const whoViewSchema = z.object({ tone: toneSchema, sentence: z.string() });
export type WhoView = z.infer<typeof whoViewSchema>;

/** One time that everything was asked. */
export const roundViewSchema = z.object({
  at: z.number(),
  right: z.number(),
  of: z.number(),
  /** Against the time before, in words. */
  changes: z.array(z.string()),
  /** The table as it was, without dig's words; absent in the oldest of many. */
  rows: z.optional(z.array(matrixRowSchema)),
  who: z.optional(z.array(whoViewSchema)),
});
export type RoundView = z.infer<typeof roundViewSchema>;

/** What `kubectl get nodes` gave; all absent but `asking` before it was asked. */
export const nodesViewSchema = z.object({
  asking: z.boolean(),
  at: z.optional(z.number()),
  /** As it was run. */
  command: z.optional(z.string()),
  tone: z.optional(toneSchema),
  /** How many are ready, or why that is not known. */
  sentence: z.optional(z.string()),
  help: z.optional(z.string()),
  nodes: z.array(z.object({ name: z.string(), ready: z.boolean(), version: z.string() })),
});
export type NodesView = z.infer<typeof nodesViewSchema>;

/** What AWS's configuration says of clients in one VPC, and whether that is what was seen. */
export const diagnosisViewSchema = z.object({
  vpcId: z.string(),
  vpc: z.string(),
  tone: toneSchema,
  summary: z.string(),
});
export type DiagnosisView = z.infer<typeof diagnosisViewSchema>;

/** All vantages side by side. */
export const matrixStateSchema = z.object({
  running: z.boolean(),
  /** Asked so far in this round. */
  done: z.number(),
  of: z.number(),
  /** Seconds; absent where nothing is watched. */
  watching: z.optional(z.number()),
  rows: z.array(matrixRowSchema),
  who: z.array(whoViewSchema),
  nodes: nodesViewSchema,
  /** The newest first. */
  rounds: z.array(roundViewSchema),
  diagnosing: z.boolean(),
  diagnoses: z.array(diagnosisViewSchema),
  /** Why there is no diagnosis. */
  diagnosisFailure: z.optional(z.string()),
  /** Places inside VPCs are looked for only when somebody wants them. */
  inside: z.enum(['notLooked', 'looking', 'looked']),
  /** A command that runs only if the user says so. */
  pending: z.optional(z.object({ vantage: z.string(), command: z.string() })),
});
export type MatrixState = z.infer<typeof matrixStateSchema>;

/** Page to host, what concerns the matrix. */
export const matrixFromApp = [
  z.strictObject({ type: z.literal('runMatrix'), way: waySchema }),
  z.strictObject({
    type: z.literal('watchMatrix'),
    seconds: z.int().check(z.gte(5), z.lte(86_400)),
    way: waySchema,
  }),
  z.strictObject({ type: z.literal('stopMatrix') }),
  /** With dig's words of the rows that are open. */
  z.strictObject({
    type: z.literal('copyMatrix'),
    opened: z.array(shortText).check(z.maxLength(100)),
  }),
  /** One of the earlier rounds, by its time. */
  z.strictObject({ type: z.literal('copyRound'), at: z.number() }),
  z.strictObject({ type: z.literal('askNodes') }),
  z.strictObject({ type: z.literal('copyRow'), id: shortText }),
  z.strictObject({ type: z.literal('clearRounds') }),
  z.strictObject({ type: z.literal('explain'), vpcId: shortText }),
  z.strictObject({ type: z.literal('lookInside') }),
  /** `NAMESPACE/POD`, or `CONTEXT/NAMESPACE/POD`. */
  z.strictObject({ type: z.literal('addPod'), pod: shortText }),
  z.strictObject({ type: z.literal('askInside'), id: shortText, way: waySchema }),
  /** The answer to a command that was shown. */
  z.strictObject({ type: z.literal('answerPending'), run: z.boolean() }),
] as const;

export type MatrixFromApp = z.infer<(typeof matrixFromApp)[number]>;

/** What the page keeps of the matrix for a reload. */
export const matrixSavedSchema = z.object({
  rounds: z.array(roundViewSchema).check(z.maxLength(roundsLimit)),
  seconds: z.number(),
  way: z.optional(wayDraftSchema),
  /** Rows whose details are open. */
  opened: z.array(z.string()).check(z.maxLength(100)),
});
export type MatrixSaved = z.infer<typeof matrixSavedSchema>;
