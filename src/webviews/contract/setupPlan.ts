import * as z from 'zod/mini';

/** What went wrong and the next step, in the user's language. */
export const failureSchema = z.object({
  message: z.string(),
  help: z.string(),
  /** `service:Operation`, and the other side's own code. */
  operation: z.optional(z.string()),
  code: z.optional(z.string()),
});
export type Failure = z.infer<typeof failureSchema>;

/** One change a plan makes. Costs in US dollars a month. */
export const stepViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  reason: z.string(),
  /** The AWS call, as `route53resolver:CreateResolverEndpoint`. */
  call: z.string(),
  cost: z.string(),
  inverse: z.optional(z.string()),
  /** Clients take the private path from this step on. */
  switches: z.boolean(),
});
export type StepView = z.infer<typeof stepViewSchema>;

/** Something that exists already and is used, or kept, as it is. */
export const reusedViewSchema = z.object({
  kind: z.string(),
  id: z.string(),
  reason: z.string(),
});
export type ReusedView = z.infer<typeof reusedViewSchema>;

/** A plan as it is shown. Amounts are texts such as `$365.00`. */
export const planViewSchema = z.object({
  id: z.string(),
  verb: z.enum(['enable', 'disable', 'access', 'repair', 'undo']),
  steps: z.array(stepViewSchema),
  reused: z.array(reusedViewSchema),
  /** What DNS servers outside AWS have to forward, each a sentence. */
  forwards: z.array(z.string()),
  cost: z.object({
    headline: z.string(),
    before: z.string(),
    after: z.string(),
    source: z.string(),
  }),
  iamActions: z.array(z.string()),
});
export type PlanView = z.infer<typeof planViewSchema>;

/** The state of one step while a plan is applied. Times in epoch milliseconds. */
export const stepRunSchema = z.object({
  state: z.enum(['pending', 'running', 'done', 'failed', 'skipped']),
  /** It was already done before. */
  found: z.boolean(),
  /** What it waits for, what it made, or what went wrong. */
  detail: z.string(),
  since: z.optional(z.number()),
  until: z.optional(z.number()),
  /** How long it is likely to take, in milliseconds; absent where nobody knows. */
  expectedMs: z.optional(z.number()),
});
export type StepRun = z.infer<typeof stepRunSchema>;

/** One run of a plan, going on or over. */
export const runViewSchema = z.object({
  verb: z.enum(['enable', 'disable', 'access', 'repair', 'undo']),
  plan: planViewSchema,
  steps: z.record(z.string(), stepRunSchema),
  startedAt: z.number(),
  cancelling: z.boolean(),
  elapsedMs: z.optional(z.number()),
  failure: z.optional(failureSchema),
  /** After a run that did not finish: what exists now because of it. */
  made: z.array(z.object({ title: z.string(), ids: z.string() })),
  canUndo: z.boolean(),
  /** Whether a report of it can be opened. */
  hasReport: z.boolean(),
});
export type RunView = z.infer<typeof runViewSchema>;
