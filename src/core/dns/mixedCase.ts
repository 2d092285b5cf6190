import { randomBytes } from 'node:crypto';
import type { DnsMessage } from './wire/message.js';

/**
 * The question with each letter of its name in random case (draft-vixie-dnsext-dns0x20): a forger
 * has to guess one bit more for each. Escapes hold no letters, so the text can be changed in place.
 */
export function withMixedCase(message: DnsMessage): DnsMessage {
  const questions = message.questions.map((question) => {
    const bits = randomBytes(question.name.length);
    const name = question.name.replace(/[a-z]/gi, (letter, at: number) =>
      ((bits[at] ?? 0) & 1) === 1 ? letter.toUpperCase() : letter.toLowerCase(),
    );
    return { ...question, name };
  });
  return { ...message, questions };
}
