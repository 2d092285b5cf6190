import { randomInt } from 'node:crypto';
import type { Try, TryResult } from './attempt.js';
import { buildQuery } from './buildQuery.js';
import { escapeHostile } from './escapeHostile.js';
import { tryHttps } from './httpsTry.js';
import { checkedKnobs } from './knobs.js';
import { withMixedCase } from './mixedCase.js';
import { tryTcp } from './tcpTry.js';
import { tryTls } from './tlsTry.js';
import type {
  AttemptOutcome,
  DnsAttempt,
  DnsExchange,
  DnsKnobs,
  DnsQuery,
  DnsTransport,
  DnsUnanswered,
} from './types.js';
import { tryUdp } from './udpTry.js';
import { encodeMessage } from './wire/encode.js';
import type { DnsMessage } from './wire/message.js';
import { RCODE } from './wire/rcodes.js';
import { WireError } from './wire/wireError.js';

/** What the client needs besides the network. */
export interface DnsClientOptions {
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** A strict stub client. `query` never rejects for network outcomes. */
export interface DnsClient {
  query(request: DnsQuery, signal: AbortSignal): Promise<DnsExchange>;
}

function refusesEdns(message: DnsMessage): boolean {
  const { rcode, edns } = message;
  return edns === undefined && (rcode === RCODE.FORMERR || rcode === RCODE.NOTIMP);
}

const ways: Readonly<Record<DnsTransport, (attempt: Try) => Promise<TryResult>>> = {
  udp: tryUdp,
  tcp: tryTcp,
  tls: tryTls,
  https: tryHttps,
};

/** Outcomes after which the same question is worth another UDP try. */
const again: ReadonlySet<AttemptOutcome> = new Set(['timeout', 'refused', 'malformed']);

/** Outcomes of UDP that TCP settles. */
const overTcp: ReadonlySet<AttemptOutcome> = new Set(['truncated', 'wrong-case', 'flooded']);

async function exchange(
  request: DnsQuery,
  signal: AbortSignal,
  now: () => number,
): Promise<DnsExchange> {
  const attempts: DnsAttempt[] = [];
  const base = (): Pick<DnsExchange, 'query' | 'attempts' | 'ignored' | 'at'> => ({
    query: request,
    attempts,
    ignored: attempts.flatMap((each) => each.ignored).reduce((sum, { count }) => sum + count, 0),
    at: now(),
  });
  let knobs: DnsKnobs;
  let message: DnsMessage;
  try {
    knobs = checkedKnobs(request.knobs);
    message = buildQuery(request, knobs);
    encodeMessage(message);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return { ...base(), kind: 'invalid-query', detail: escapeHostile(error.message) };
  }
  const end = performance.now() + knobs.deadlineMs;

  const ask = async (transport: DnsTransport, most: number): Promise<TryResult> => {
    const ms = Math.min(most, end - performance.now());
    if (ms <= 0) return { outcome: 'timeout', detail: 'deadline', ignored: [] };
    // Over HTTPS equal questions are equal octets (RFC 8484 section 4.1); TLS keeps forgers out.
    const id = transport === 'https' ? 0 : randomInt(65536);
    const exactCase = knobs.mixedCase && transport === 'udp';
    const query = { ...(exactCase ? withMixedCase(message) : message), id };
    const { server, tls, path } = request;
    const octets = encodeMessage(query);
    const started = performance.now();
    const result = await ways[transport]({
      ...{ server, query, octets, ms, signal, exactCase },
      ...(tls && { tls }),
      ...(path !== undefined && { path }),
    });
    const without =
      result.outcome === 'answer' && message.edns !== undefined && refusesEdns(result.message);
    attempts.push({
      transport,
      edns: message.edns !== undefined,
      id,
      ms: performance.now() - started,
      outcome: without ? 'edns-refused' : result.outcome,
      ignored: result.ignored,
      ...('detail' in result && result.detail !== undefined
        ? { detail: escapeHostile(result.detail) }
        : {}),
    });
    if (!without) return result;
    message = { ...message, edns: undefined };
    return ask(transport, most);
  };

  let { transport } = request;
  let result: TryResult = { outcome: 'timeout', ignored: [] };
  if (transport === 'udp') {
    for (let done = 0; done < knobs.tries; done++) {
      result = await ask('udp', knobs.tryMs * knobs.backOff ** done);
      if (!again.has(result.outcome) || performance.now() >= end) break;
    }
    if (overTcp.has(result.outcome)) transport = 'tcp';
  }
  if (transport !== 'udp') result = await ask(transport, knobs.tryMs * knobs.tries);

  if (result.outcome === 'answer') {
    const { message: answer, size, trailingOctets } = result;
    const ms = attempts.at(-1)?.ms ?? 0;
    return {
      ...base(),
      kind: 'answer',
      message: answer,
      transport,
      ms,
      size,
      server: request.server,
      trailingOctets,
    };
  }
  return { ...base(), kind: failureKind(result.outcome), detail: detailOf(result) };
}

/** Streams end in none of the outcomes that are asked again, so those are named for the compiler. */
function failureKind(outcome: Exclude<TryResult['outcome'], 'answer'>): DnsUnanswered['kind'] {
  switch (outcome) {
    case 'truncated':
    case 'wrong-case':
    case 'flooded':
      return 'malformed';
    default:
      return outcome;
  }
}

function detailOf(result: Exclude<TryResult, { outcome: 'answer' }>): string {
  return escapeHostile(result.detail ?? result.outcome);
}

/** The stub client over real sockets: the `Dns` port's implementation. */
export function createDnsClient(options: DnsClientOptions = {}): DnsClient {
  const now = options.now ?? Date.now;
  return { query: (request, signal) => exchange(request, signal, now) };
}
