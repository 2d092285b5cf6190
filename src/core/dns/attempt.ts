import type { AttemptOutcome, DnsServer, DnsTls, IgnoredDatagram, IgnoredReason } from './types.js';
import type { DnsMessage } from './wire/message.js';

/** One try over one socket. */
export interface Try {
  readonly server: DnsServer;
  readonly query: DnsMessage;
  readonly octets: Uint8Array;
  /** Longest wait, milliseconds. */
  readonly ms: number;
  readonly signal: AbortSignal;
  /** Whether the question must come back in the case it was sent in. */
  readonly exactCase?: boolean;
  /** For TLS and HTTPS. */
  readonly tls?: DnsTls;
  /** For HTTPS: path of the URL. */
  readonly path?: string;
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

  /** Datagrams ignored so far, for whatever reason. */
  total = 0;

  add(reason: IgnoredReason): void {
    this.total++;
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + 1);
  }

  list(): IgnoredDatagram[] {
    return [...this.counts].map(([reason, count]) => ({ reason, count }));
  }
}

const refused = new Set(['ECONNREFUSED']);
const closed = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);
// What the system says of the way to a server; over TLS everything else is the session's failure.
const ways = /^E(?:CONN|PIPE|TIMEDOUT|HOST|NET|ADDR|ACCES|PERM|MFILE|NFILE|NOBUFS)/;

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

/** Begins the detail of a `tls-failed` outcome where it is the certificate that was not accepted. */
export const CERTIFICATE = 'certificate: ';

/** What Node adds to the errors of a TLS session. */
type TlsError = NodeJS.ErrnoException & { readonly reason?: unknown };

function tlsDetail({ code = '', reason, message }: TlsError): string {
  // Node 22.19 and later advise their own command line behind OpenSSL's words.
  const why = (typeof reason === 'string' ? reason : message).replace(
    /; if the root CA is .*$/,
    '',
  );
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return `${CERTIFICATE}hostname mismatch (${why})`;
  return code.startsWith('ERR_') || code === '' ? why : CERTIFICATE + why;
}

/** As socketFailure, for a TLS socket: what is not the way to the server is the TLS session's. */
export function tlsFailure(error: NodeJS.ErrnoException): {
  outcome: 'refused' | 'closed' | 'unreachable' | 'timeout' | 'tls-failed';
  detail: string;
} {
  if (ways.test(error.code ?? '')) return socketFailure(error);
  return { outcome: 'tls-failed', detail: tlsDetail(error) };
}
