import { parseCidr } from '../core/model/cidr.js';
import type { AccessRequest } from '../core/model/plan.js';
import { UsageError } from './usageError.js';

/** What `access` changes, and whom it lets in meanwhile. */
export type AccessChoices = Partial<Omit<AccessRequest, 'clusterName'>>;

/** The flags for it, as `parseArgs` takes them. */
export const accessFlags = {
  change: { type: 'string' },
  'public-cidr': { type: 'string', multiple: true },
} as const;

const changes: ReadonlyMap<string, AccessRequest['change']> = new Map([
  ['disable-public', 'disablePublic'],
  ['refresh', 'refreshOnce'],
  ['enable-private', 'enablePrivate'],
]);

/** The choices of a command line. Throws {@link UsageError}. */
export function accessChoices(values: {
  readonly change?: string;
  readonly 'public-cidr'?: readonly string[];
}): AccessChoices {
  const cidrs = values['public-cidr'];
  return {
    ...(values.change === undefined ? {} : { change: accessChange(values.change) }),
    ...(cidrs ? { publicAccessCidrs: cidrs.map(range) } : {}),
  };
}

function accessChange(text: string): AccessRequest['change'] {
  const change = changes.get(text);
  if (change) return change;
  const known = [...changes.keys()].join(', ');
  throw new UsageError(`--change takes one of ${known}, not ${text}.`);
}

function range(text: string): string {
  if (parseCidr(text)) return text;
  throw new UsageError(`--public-cidr takes a range such as 203.0.113.0/24, not ${text}.`);
}
