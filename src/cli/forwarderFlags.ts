import {
  forwarderServers,
  type ForwarderAnswers,
  type ForwarderServer,
} from '../core/forwarders/types.js';
import { UsageError } from './usageError.js';

/** The flags of `forwarders`. */
export const forwarderFlags = {
  server: { type: 'string' },
  compare: { type: 'string' },
  dnssec: { type: 'boolean' },
  'no-dnssec': { type: 'boolean' },
  'rebinding-filter': { type: 'boolean' },
  'no-rebinding-filter': { type: 'boolean' },
  'no-internet-dns': { type: 'boolean' },
  'replication-scope': { type: 'string' },
  link: { type: 'string' },
} as const;

/** Which server it is for, what is known about it, and a file of it to compare with. */
export interface ForwarderChoices {
  readonly server?: ForwarderServer;
  readonly compare?: string;
  /** What is not said is the server's default. */
  readonly answers?: Partial<ForwarderAnswers>;
}

interface Values {
  readonly server?: string | undefined;
  readonly compare?: string | undefined;
  readonly dnssec?: boolean | undefined;
  readonly 'no-dnssec'?: boolean | undefined;
  readonly 'rebinding-filter'?: boolean | undefined;
  readonly 'no-rebinding-filter'?: boolean | undefined;
  readonly 'no-internet-dns'?: boolean | undefined;
  readonly 'replication-scope'?: string | undefined;
  readonly link?: string | undefined;
}

/** Reads the flags. Throws {@link UsageError}. */
export function forwarderChoices(values: Values): ForwarderChoices {
  const { compare } = values;
  const server = forwarderServers.find((one) => one === values.server);
  if (values.server !== undefined && !server) {
    throw new UsageError(`--server takes ${forwarderServers.join(', ')}, not ${values.server}.`);
  }
  const answers = answersOf(values);
  return {
    ...(server && { server }),
    ...(compare !== undefined && { compare }),
    ...(Object.keys(answers).length > 0 && { answers }),
  };
}

function answersOf(values: Values): Partial<ForwarderAnswers> {
  const dnssec = either(values, 'dnssec');
  const rebindingFilter = either(values, 'rebinding-filter');
  const scope = values['replication-scope'];
  const replicationScope = (['none', 'domain', 'forest'] as const).find((one) => one === scope);
  if (scope !== undefined && !replicationScope) {
    throw new UsageError(`--replication-scope takes none, domain or forest, not ${scope}.`);
  }
  return {
    ...(dnssec !== undefined && { dnssec }),
    ...(rebindingFilter !== undefined && { rebindingFilter }),
    ...(values['no-internet-dns'] && { internetDns: false }),
    ...(replicationScope && { replicationScope }),
    ...(values.link !== undefined && { link: values.link }),
  };
}

/** Yes, no, or not said; both at once make no sense. */
function either(values: Values, name: 'dnssec' | 'rebinding-filter'): boolean | undefined {
  const [yes, no] = [values[name], values[`no-${name}`]];
  if (yes && no) throw new UsageError(`--${name} and --no-${name} contradict each other.`);
  if (yes) return true;
  return no ? false : undefined;
}
