import type { DnsMessage } from './wire/message.js';

/** How a message travels: `tls` is RFC 7858, `https` is RFC 8484 over HTTP/2. */
export type DnsTransport = 'udp' | 'tcp' | 'tls' | 'https';

/** How the certificate of a `tls` or `https` server is judged (RFC 8310). */
export interface DnsTls {
  /** The name that must be on the certificate, also sent as SNI; by default the address must be. */
  readonly serverName?: string;
  /**
   * `strict`, the default: chain and name hold, or nothing is asked. `none`: any certificate, so
   * that the server is hidden from listeners but not known to be the right one.
   */
  readonly verify?: 'strict' | 'none';
  /** Certificates trusted in place of the system's, PEM. */
  readonly ca?: readonly string[];
}

/** A server by address, never by name: IPv4 or IPv6 literal and port. */
export interface DnsServer {
  readonly address: string;
  readonly port: number;
}

/** How a question travels, and how the server at the other end is judged. */
export interface DnsWay {
  /** `udp` falls back to TCP on a truncated answer; the others are asked over at once. */
  readonly transport: DnsTransport;
  /** For `tls` and `https`. */
  readonly tls?: DnsTls;
  /** For `https`: path of the URL. Default `/dns-query`. */
  readonly path?: string;
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
  /**
   * Random upper and lower case in the name asked over UDP (draft-vixie-dnsext-dns0x20). Default
   * false. An answer in another case is not believed: the question goes over TCP.
   */
  readonly mixedCase: boolean;
  /** Wait for the first try. Default 2000. */
  readonly tryMs: number;
  /** UDP tries, 100 at most. Default 2. */
  readonly tries: number;
  /** Each further try waits this many times longer than the one before (RFC 1536). Default 2. */
  readonly backOff: number;
  /** Wait in all, whatever the tries. Default 10000. */
  readonly deadlineMs: number;
}

/** One question for one server. */
export interface DnsQuery extends DnsWay {
  /** Presentation form, trailing dot optional; `\DDD` escapes are read. */
  readonly name: string;
  /** `A`, `AAAA`, ... `TYPE65`, or the number. */
  readonly type: string | number;
  readonly server: DnsServer;
  readonly knobs?: Partial<DnsKnobs>;
}

/** Why a datagram was not taken for the answer (RFC 5452 section 9.1). */
export type IgnoredReason =
  /**
   * From another address or port: only what came in the moment between bind and connect. The kernel
   * drops all others unseen, so that none counted does not say that none came.
   */
  | 'wrong-source'
  | 'malformed'
  | 'not-a-response'
  | 'wrong-id'
  | 'wrong-opcode'
  | 'wrong-question'
  /** The name in another case than was sent, with `mixedCase` on. */
  | 'wrong-case';

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
  /** The question came back in another case: asked again over TCP. */
  | 'wrong-case'
  /** 1000 datagrams came that were not the answer: asked again over TCP. */
  | 'flooded'
  /** FORMERR or NOTIMP to a query with OPT: asked once more without. */
  | 'edns-refused'
  | 'timeout'
  | 'refused'
  | 'unreachable'
  | 'closed'
  | 'malformed'
  /** No TLS session: certificate, name, protocol or version. Nothing was asked. */
  | 'tls-failed'
  /** The HTTP answer was not a DNS message: status, content type or size. */
  | 'http-failed'
  | 'cancelled';

/** Outcomes after which the question is always asked in another way. */
export type AskedAgain = 'truncated' | 'wrong-case' | 'flooded' | 'edns-refused';

/** One try: one socket, one id. */
export interface DnsAttempt {
  readonly transport: DnsTransport;
  readonly edns: boolean;
  /** 0 over HTTPS (RFC 8484 section 4.1). */
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
  readonly kind: Exclude<AttemptOutcome, 'answer' | AskedAgain>;
  /** Plain text of the cause, escaped. */
  readonly detail: string;
}

/** The query itself could not be sent: bad name, type, address, port or knob. Nothing left this machine. */
export interface DnsInvalidQuery extends DnsExchangeBase {
  readonly kind: 'invalid-query';
  readonly detail: string;
}

/** What came of a query. Network trouble is a result here, never an exception. */
export type DnsExchange = DnsAnswered | DnsUnanswered | DnsInvalidQuery;
