import { randomInt } from 'node:crypto';
import type { Try, TryResult } from './attempt.js';
import { buildQuery } from './buildQuery.js';
import { escapeHostile } from './escapeHostile.js';
import { defaultKnobs } from './knobs.js';
import { tryTcp } from './tcpTry.js';
import type { AttemptOutcome, DnsAttempt, DnsExchange, DnsQuery, DnsTransport } from './types.js';
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

/** Outcomes after which the same question is worth another UDP try. */
const again: ReadonlySet<AttemptOutcome> = new Set(['timeout', 'refused', 'malformed']);

async function exchange(
  request: DnsQuery,
  signal: AbortSignal,
  now: () => number,
): Promise<DnsExchange> {
  const knobs = { ...defaultKnobs, ...request.knobs };
  const attempts: DnsAttempt[] = [];
  const base = (): Pick<DnsExchange, 'query' | 'attempts' | 'ignored' | 'at'> => ({
    query: request,
    attempts,
    ignored: attempts.flatMap((each) => each.ignored).reduce((sum, { count }) => sum + count, 0),
    at: now(),
  });
  let message: DnsMessage;
  let octets: Uint8Array;
  try {
    message = buildQuery(request, knobs);
    octets = encodeMessage(message);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return { ...base(), kind: 'invalid-query', detail: escapeHostile(error.message) };
  }
  const end = performance.now() + knobs.deadlineMs;

  const ask = async (transport: DnsTransport, most: number): Promise<TryResult> => {
    const ms = Math.min(most, end - performance.now());
    if (ms <= 0) return { outcome: 'timeout', detail: 'deadline', ignored: [] };
    const id = randomInt(65536);
    octets = encodeMessage({ ...message, id });
    const attempt: Try = { server: request.server, query: { ...message, id }, octets, ms, signal };
    const started = performance.now();
    const result = await (transport === 'tcp' ? tryTcp(attempt) : tryUdp(attempt));
    const without =
      result.outcome === 'answer' && message.edns !== undefined && refusesEdns(result.message);
    attempts.push({
      transport,
      edns: message.edns !== undefined,
      id,
      ms: performance.now() - started,
      outcome: without ? 'edns-refused' : result.outcome,
      ignored: result.ignored,
      ...('detail' in result && result.detail !== undefined ? { detail: result.detail } : {}),
    });
    if (!without) return result;
    message = { ...message, edns: undefined };
    return ask(transport, most);
  };

  let transport = request.transport;
  let result: TryResult = { outcome: 'timeout', ignored: [] };
  if (transport === 'udp') {
    for (let done = 0; done < knobs.tries; done++) {
      result = await ask('udp', knobs.tryMs);
      if (!again.has(result.outcome) || performance.now() >= end) break;
    }
    if (result.outcome === 'truncated') transport = 'tcp';
  }
  if (transport === 'tcp') result = await ask('tcp', knobs.tryMs * knobs.tries);

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
  // A truncated answer over TCP is taken as an answer by no path above: TCP has no size to exceed.
  const kind = result.outcome === 'truncated' ? 'malformed' : result.outcome;
  return { ...base(), kind, detail: escapeHostile(result.detail ?? result.outcome) };
}

/** The stub client over real sockets: the `Dns` port's implementation. */
export function createDnsClient(options: DnsClientOptions = {}): DnsClient {
  const now = options.now ?? Date.now;
  return { query: (request, signal) => exchange(request, signal, now) };
}
