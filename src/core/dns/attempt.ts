import type { AttemptOutcome, DnsServer, IgnoredDatagram, IgnoredReason } from './types.js';
import type { DnsMessage } from './wire/message.js';

/** One try over one socket. */
export interface Try {
  readonly server: DnsServer;
  readonly query: DnsMessage;
  readonly octets: Uint8Array;
  /** Longest wait, milliseconds. */
  readonly ms: number;
  readonly signal: AbortSignal;
}

/** What a try gave. */
export type TryResult =
  | {
      readonly outcome: 'answer';
      readonly message: DnsMessage;
      readonly size: number;
      readonly trailingOctets: number;
      readonly ignored: readonly IgnoredDatagram[];
    }
  | {
      readonly outcome: Exclude<AttemptOutcome, 'answer' | 'edns-refused'>;
      readonly detail?: string;
      readonly ignored: readonly IgnoredDatagram[];
    };

/** Counts ignored datagrams by reason. */
export class IgnoredCounter {
  private readonly counts = new Map<IgnoredReason, number>();

  add(reason: IgnoredReason): void {
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + 1);
  }

  list(): IgnoredDatagram[] {
    return [...this.counts].map(([reason, count]) => ({ reason, count }));
  }
}

const refused = new Set(['ECONNREFUSED']);
const closed = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);

/** A socket's error as an outcome: nobody on the port, connection cut, or no way there. */
export function socketFailure(error: NodeJS.ErrnoException): {
  outcome: 'refused' | 'closed' | 'unreachable' | 'timeout';
  detail: string;
} {
  const code = error.code ?? '';
  const detail = code === '' ? error.message : code;
  if (refused.has(code)) return { outcome: 'refused', detail };
  if (closed.has(code)) return { outcome: 'closed', detail };
  if (code === 'ETIMEDOUT') return { outcome: 'timeout', detail };
  return { outcome: 'unreachable', detail };
}
