import type { DnsMessage } from './wire/message.js';

/** How a message travels. */
export type DnsTransport = 'udp' | 'tcp';

/** A server by address, never by name: IPv4 or IPv6 literal and port. */
export interface DnsServer {
  readonly address: string;
  readonly port: number;
}

/** What can be turned on a query; all times in milliseconds (dns facts §3 gives the defaults). */
export interface DnsKnobs {
  /** RD. Default true: VPC Resolver accepts recursive queries only. */
  readonly recursionDesired: boolean;
  /** AD. Default true, as dig sends (RFC 6840 section 5.7). */
  readonly authenticData: boolean;
  /** CD. Default false; true only to tell a DNSSEC failure from another one. */
  readonly checkingDisabled: boolean;
  /** Send OPT. Default true. */
  readonly edns: boolean;
  /** UDP payload size offered in OPT, octets. Default 1232 (RFC 9715). */
  readonly udpSize: number;
  /** DO bit. Default false. */
  readonly dnssecOk: boolean;
  /** Wait per try. Default 2000. */
  readonly tryMs: number;
  /** UDP tries. Default 2. */
  readonly tries: number;
  /** Wait in all, whatever the tries. Default 10000. */
  readonly deadlineMs: number;
}

/** One question for one server. */
export interface DnsQuery {
  /** Presentation form, trailing dot optional; `\DDD` escapes are read. */
  readonly name: string;
  /** `A`, `AAAA`, ... `TYPE65`, or the number. */
  readonly type: string | number;
  readonly server: DnsServer;
  /** `udp` falls back to TCP on a truncated answer; `tcp` asks over TCP at once. */
  readonly transport: DnsTransport;
  readonly knobs?: Partial<DnsKnobs>;
}

/** Why a datagram was not taken for the answer (RFC 5452 section 9.1). */
export type IgnoredReason =
  'malformed' | 'not-a-response' | 'wrong-id' | 'wrong-opcode' | 'wrong-question';

/** A datagram that came and was not the answer. */
export interface IgnoredDatagram {
  readonly reason: IgnoredReason;
  /** How many for this reason, within one attempt. */
  readonly count: number;
}

/** How one try ended. */
export type AttemptOutcome =
  | 'answer'
  /** TC was set: asked again over TCP. */
  | 'truncated'
  /** FORMERR or NOTIMP to a query with OPT: asked once more without. */
  | 'edns-refused'
  | 'timeout'
  | 'refused'
  | 'unreachable'
  | 'closed'
  | 'malformed'
  | 'cancelled';

/** One try: one socket, one id. */
export interface DnsAttempt {
  readonly transport: DnsTransport;
  readonly edns: boolean;
  readonly id: number;
  /** Elapsed, milliseconds. */
  readonly ms: number;
  readonly outcome: AttemptOutcome;
  readonly ignored: readonly IgnoredDatagram[];
  /** The system's or the codec's words, when there are any. */
  readonly detail?: string;
}

/** What every exchange carries. */
export interface DnsExchangeBase {
  readonly query: DnsQuery;
  readonly attempts: readonly DnsAttempt[];
  /** All datagrams ignored, over all attempts. */
  readonly ignored: number;
  /** Epoch milliseconds at which the exchange ended. */
  readonly at: number;
}

/** An answer came, whatever its rcode. */
export interface DnsAnswered extends DnsExchangeBase {
  readonly kind: 'answer';
  readonly message: DnsMessage;
  /** The transport the answer came over (TCP after a truncated UDP answer). */
  readonly transport: DnsTransport;
  /** The last attempt's time, milliseconds, as dig's "Query time". */
  readonly ms: number;
  /** Octets received. */
  readonly size: number;
  readonly server: DnsServer;
  /** Octets left over after the message in a UDP datagram. */
  readonly trailingOctets: number;
}

/** No usable answer; `kind` is how the last attempt ended. */
export interface DnsUnanswered extends DnsExchangeBase {
  readonly kind: 'timeout' | 'refused' | 'unreachable' | 'closed' | 'malformed' | 'cancelled';
  /** Plain text of the cause, escaped. */
  readonly detail: string;
}

/** The query itself could not be sent: bad name, type, address or port. Nothing left this machine. */
export interface DnsInvalidQuery extends DnsExchangeBase {
  readonly kind: 'invalid-query';
  readonly detail: string;
}

/** What came of a query. Network trouble is a result here, never an exception. */
export type DnsExchange = DnsAnswered | DnsUnanswered | DnsInvalidQuery;
