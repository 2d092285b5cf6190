/** A quota of Route 53 Resolver, as Service Quotas and the plan name it (aws facts §2.10). */
export interface Quota {
  /** What AWS gives an account that never asked for more. */
  readonly usual: number;
}

/** The adjustable quotas that a plan can run into, by quota code (aws facts §2.10). */
export const quotas = {
  'L-4A669CC0': { usual: 4 },
  'L-D2FE9758': { usual: 6 },
  'L-51D8A1FB': { usual: 1000 },
  'L-94E19253': { usual: 2000 },
} as const satisfies Readonly<Record<string, Quota>>;

/** A code among them. */
export type QuotaCode = keyof typeof quotas;

/** All of them. */
export const quotaCodes = Object.keys(quotas) as readonly QuotaCode[];
