import type { IgnoredReason } from './types.js';
import type { DnsMessage } from './wire/message.js';
import { sameName } from './wire/name.js';
import { RCODE } from './wire/rcodes.js';

// Servers that could not read the question may leave it out; anyone else must repeat it.
const mayOmitQuestion: ReadonlySet<number> = new Set([
  RCODE.FORMERR,
  RCODE.NOTIMP,
  RCODE.SERVFAIL,
  RCODE.REFUSED,
]);

/** Why `answer` is not the answer to `query`, or undefined when it is (RFC 5452 section 9.1). */
export function mismatch(query: DnsMessage, answer: DnsMessage): IgnoredReason | undefined {
  if (!answer.flags.qr) return 'not-a-response';
  if (answer.id !== query.id) return 'wrong-id';
  if (answer.flags.opcode !== query.flags.opcode) return 'wrong-opcode';
  const [asked] = query.questions;
  const [echoed] = answer.questions;
  if (answer.questions.length === 0 && mayOmitQuestion.has(answer.rcode)) return undefined;
  if (asked === undefined || echoed === undefined || answer.questions.length !== 1) {
    return 'wrong-question';
  }
  const same =
    sameName(asked.name, echoed.name) && asked.type === echoed.type && asked.class === echoed.class;
  return same ? undefined : 'wrong-question';
}
