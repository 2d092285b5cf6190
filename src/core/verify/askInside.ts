import { randomInt } from 'node:crypto';
import { buildQuery } from '../dns/buildQuery.js';
import { shellWord } from '../dns/dig/digCommand.js';
import { escapeHostile } from '../dns/escapeHostile.js';
import { defaultKnobs } from '../dns/knobs.js';
import { mismatch } from '../dns/match.js';
import type { AttemptOutcome, DnsExchange, DnsQuery, DnsTransport } from '../dns/types.js';
import { decodeMessage } from '../dns/wire/decode.js';
import { encodeMessage } from '../dns/wire/encode.js';
import type { DnsMessage } from '../dns/wire/message.js';
import { WireError } from '../dns/wire/wireError.js';
import { insideCommand, type Delivery, type InsideQuestion } from '../model/insideCommand.js';
import { message } from '../model/message.js';
import { podExecWords } from '../model/podExec.js';
import { PortError } from '../model/portError.js';
import type { InsideVantage } from '../model/vantage.js';
import type { Couriers } from '../ports/couriers.js';

/** A question for a place that only a courier reaches. */
export interface InsideRequest {
  readonly vantage: InsideVantage;
  readonly name: string;
  /** `A`, `AAAA`, … */
  readonly type: string;
  readonly transport: DnsTransport;
}

/** Wait per try there, seconds: an on-premises forwarder behind it needs longer than two (dns facts §4). */
const seconds = 3;

/** Until the server of /etc/resolv.conf is known. */
const unknownServer = { address: '0.0.0.0', port: 53 };

/** The query's octets as they will be sent, and the message they say. Throws WireError. */
function queryOf({ name, type }: InsideRequest): DnsMessage {
  const query = {
    name,
    type,
    server: { address: '127.0.0.1', port: 53 },
    transport: 'udp',
  } as const;
  return { ...buildQuery(query, defaultKnobs), id: randomInt(65536) };
}

/**
 * The question as the courier gets it, so that the command can be shown before it runs;
 * `undefined` for a name or type that cannot be sent.
 */
export function insideQuestion(request: InsideRequest): InsideQuestion | undefined {
  try {
    const octets = encodeMessage(queryOf(request));
    return { octets, transport: request.transport === 'udp' ? 'udp' : 'tcp', seconds };
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

/**
 * Asks by a courier, and reads the reply with the same strict decoder and the same rules as a
 * reply of our own sockets (dns facts §3). What the network did there is a result; what kept the
 * question from being asked is thrown as `PortError`.
 */
export async function askInside(
  couriers: Couriers,
  request: InsideRequest,
  signal: AbortSignal,
): Promise<DnsExchange> {
  const { vantage, name, type } = request;
  const { transport } = request;
  if (transport !== 'udp' && transport !== 'tcp') throw notOver(vantage, transport);
  const query: DnsQuery = { name, type, server: unknownServer, transport: request.transport };
  let sent: DnsMessage;
  try {
    sent = queryOf(request);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    const base = { query, attempts: [], ignored: 0, at: Date.now() };
    return { ...base, kind: 'invalid-query', detail: escapeHostile(error.message) };
  }
  const question = { octets: encodeMessage(sent), transport, seconds } as const;
  try {
    const delivery = await carry(couriers, vantage, question, signal);
    return exchangeOf(query, sent, delivery);
  } catch (error) {
    if (!(error instanceof PortError) || error.kind !== 'cancelled') throw error;
    return {
      query,
      attempts: [],
      ignored: 0,
      at: Date.now(),
      kind: 'cancelled',
      detail: 'cancelled',
    };
  }
}

function notOver({ name }: InsideVantage, transport: 'tls' | 'https'): PortError {
  return new PortError({
    kind: 'invalid',
    messageKey: 'check.insideTransport',
    args: { vantage: name, transport: transport.toUpperCase() },
    help: message('check.insideTransport.help'),
  });
}

async function carry(
  { ssm, pod, show }: Couriers,
  vantage: InsideVantage,
  question: InsideQuestion,
  signal: AbortSignal,
): Promise<Delivery> {
  await show?.(vantage, shownCommand(vantage, question));
  if (vantage.through === 'ssm' && ssm) return ssm.carry(vantage, question, signal);
  if (vantage.through === 'pod' && pod) return pod.carry(vantage, question, signal);
  throw new PortError({
    kind: 'invalid',
    messageKey: 'error.inside.noCourier',
    args: { vantage: vantage.name },
    help: message('help.inside.noCourier'),
  });
}

/** What is run, for people: on an instance the line that its shell gets, else kubectl's own line. */
export function shownCommand(vantage: InsideVantage, question: InsideQuestion): string {
  const command = insideCommand(question);
  if (vantage.through === 'ssm') return command;
  return ['kubectl', ...podExecWords(vantage, command)].map(shellWord).join(' ');
}

/** The exchange as if a socket of our own had had it. */
function exchangeOf(asked: DnsQuery, sent: DnsMessage, delivery: Delivery): DnsExchange {
  const { transport, ms } = delivery;
  const server = { address: delivery.server ?? unknownServer.address, port: 53 };
  const query = { ...asked, server };
  const base = (outcome: AttemptOutcome) => ({
    query,
    attempts: [{ transport, edns: true, id: sent.id, ms, outcome, ignored: [] }],
    ignored: 0,
    at: Date.now(),
  });
  const malformed = (detail: string): DnsExchange => ({
    ...base('malformed'),
    kind: 'malformed',
    detail: escapeHostile(detail),
  });
  if (delivery.outcome === 'no-server') {
    return {
      ...base('unreachable'),
      kind: 'unreachable',
      detail: 'no nameserver in /etc/resolv.conf',
    };
  }
  if (delivery.outcome !== 'answer') {
    const kind = delivery.outcome;
    return { ...base(kind), kind, detail: escapeHostile(delivery.detail ?? kind) };
  }
  try {
    const { octets } = delivery;
    const trailing = transport === 'udp' ? 'count' : 'error';
    const { message: answer, trailingOctets } = decodeMessage(octets, { trailing });
    const wrong = mismatch(sent, answer);
    if (wrong !== undefined) return malformed(wrong);
    const size = octets.length;
    return {
      ...base('answer'),
      kind: 'answer',
      message: answer,
      transport,
      ms,
      size,
      server,
      trailingOctets,
    };
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return malformed(error.message);
  }
}
