import { UsageError } from './usageError.js';

/** Flags of the verbs that ask: `verify`, `matrix` and `dig`. */
export const askFlags = {
  inside: { type: 'boolean' },
  'no-reach': { type: 'boolean' },
  markdown: { type: 'boolean' },
  watch: { type: 'string' },
} as const;

interface Values {
  readonly inside?: boolean | undefined;
  readonly 'no-reach'?: boolean | undefined;
  readonly markdown?: boolean | undefined;
  readonly watch?: string | undefined;
}

/** What they mean; absent ones are off. */
export interface AskOptions {
  readonly inside: boolean;
  readonly noReach: boolean;
  readonly markdown: boolean;
  readonly watchSeconds?: number;
}

/** Throws {@link UsageError} for an interval that is none. */
export function askFlagValues(values: Values): AskOptions {
  const { inside = false, markdown = false, watch } = values;
  const seconds = watch === undefined ? undefined : Number(watch);
  if (seconds !== undefined && !(seconds >= 1 && seconds <= 86_400)) {
    throw new UsageError('--watch takes 1 to 86400 seconds.');
  }
  const noReach = values['no-reach'] ?? false;
  return {
    inside,
    markdown,
    noReach,
    ...(seconds === undefined ? {} : { watchSeconds: seconds }),
  };
}

/** A flag that would be of no use here is an error: whoever gave it expects something of it. */
export function checkAskFlags(options: AskOptions & { readonly verb: string }): void {
  const { verb, inside, noReach, markdown, watchSeconds } = options;
  if (inside && verb !== 'verify' && verb !== 'matrix') {
    throw new UsageError('--inside goes with verify and matrix only.');
  }
  if ((noReach || markdown || watchSeconds !== undefined) && verb !== 'matrix') {
    throw new UsageError('--watch, --markdown and --no-reach go with matrix only.');
  }
}
