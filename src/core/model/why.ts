import type { Fact } from './fact.js';
import { message, type Message } from './message.js';

/** Why a fact is unknown, as a message. */
export function whyUnknown(fact: Fact<unknown> | undefined): Message {
  if (!fact || fact.known || fact.why.reason === 'notRead') return message('why.notRead');
  const { messageKey, args } = fact.why.error;
  return message(messageKey, args);
}
