import { decodeMessage } from '../../core/dns/wire/decode.js';
import { encodeMessage, encodeWithin } from '../../core/dns/wire/encode.js';
import { decodeFlags, NO_FLAGS } from '../../core/dns/wire/header.js';
import type { DnsMessage, EdnsOption } from '../../core/dns/wire/message.js';
import { RCODE } from '../../core/dns/wire/rcodes.js';
import { CLASS_IN } from '../../core/dns/wire/recordTypes.js';
import { WireError } from '../../core/dns/wire/wireError.js';
import { bare } from './replies.js';
import type { Reply } from './result.js';
import type { Transport } from './trace.js';
import type { WalkQuestion } from './walk.js';

/** What a listener's place answers; undefined is silence. */
export type Answerer = (question: WalkQuestion, transport: Transport) => Reply | undefined;

/** Most octets over UDP: with EDNS (AWS), and without (RFC 1035). */
const UDP_EDNS = 4096;
const UDP_PLAIN = 512;

function udpLimit({ edns }: DnsMessage): number {
  return Math.min(Math.max(edns?.udpSize ?? UDP_PLAIN, UDP_PLAIN), UDP_EDNS);
}

/** The reply as a message; OPT only to a client that sent one (RFC 6891 section 7). */
function replyTo(query: DnsMessage, reply: Reply, options: readonly EdnsOption[] = []): DnsMessage {
  const { opcode, rd, cd } = query.flags;
  return {
    id: query.id,
    flags: { ...NO_FLAGS, qr: true, opcode, rd, ra: true, cd },
    rcode: reply.rcode,
    questions: query.questions.slice(0, 1),
    answers: reply.answers,
    authorities: reply.authorities,
    additionals: [],
    ...(query.edns && { edns: { version: 0, udpSize: UDP_EDNS, dnssecOk: false, options } }),
  };
}

function read(octets: Uint8Array, transport: Transport): DnsMessage | undefined {
  try {
    return decodeMessage(octets, { trailing: transport === 'udp' ? 'count' : 'error' }).message;
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

/** FORMERR by header alone: nothing of what could not be read is sent back. */
function formatError(octets: Uint8Array): Uint8Array {
  const id = (octets[0] ?? 0) * 256 + (octets[1] ?? 0);
  const { opcode, rd } = decodeFlags((octets[2] ?? 0) * 256 + (octets[3] ?? 0));
  const none = { questions: [], answers: [], authorities: [], additionals: [] };
  const flags = { ...NO_FLAGS, qr: true, opcode, rd };
  return encodeMessage({ id, flags, rcode: RCODE.FORMERR, ...none });
}

function judge(query: DnsMessage, transport: Transport, answer: Answerer): Reply | undefined {
  const [question] = query.questions;
  if (query.flags.opcode !== 0) return bare(RCODE.NOTIMP);
  if (query.edns !== undefined && query.edns.version > 0) return bare(RCODE.BADVERS);
  if (question === undefined || query.questions.length !== 1) return bare(RCODE.FORMERR);
  if (question.class !== CLASS_IN) return bare(RCODE.REFUSED);
  const { rd: recursionDesired, cd: checkingDisabled } = query.flags;
  return answer({ ...question, recursionDesired, checkingDisabled }, transport);
}

/**
 * Octets of a query to octets of its reply, or undefined for none (dns facts §3, server side):
 * under 12 octets and responses are dropped, what cannot be read gets FORMERR, what does not fit
 * the client's UDP size gets TC.
 */
export function answerQuery(
  octets: Uint8Array,
  transport: Transport,
  answer: Answerer,
): Uint8Array | undefined {
  if (octets.length < 12 || ((octets[2] ?? 0) & 0x80) !== 0) return undefined;
  const query = read(octets, transport);
  if (query === undefined) return formatError(octets);
  const limit = transport === 'udp' ? udpLimit(query) : 0xffff;
  try {
    const reply = judge(query, transport, answer);
    return reply && encodeWithin(replyTo(query, reply), limit);
  } catch (error) {
    // A defect of the sandbox, or a world with an address that is none: say so, go on serving.
    const text = error instanceof Error ? error.message : String(error);
    const told = replyTo(query, bare(RCODE.SERVFAIL), [{ kind: 'ede', infoCode: 0, text }]);
    return encodeWithin(told, limit);
  }
}
