import type { Fact } from './fact.js';
import { message, type Message } from './message.js';
import { text } from './text.js';

/** Why a fact is unknown, as a message. */
export function whyUnknown(fact: Fact<unknown> | undefined): Message {
  if (!fact || fact.known || fact.why.reason === 'notRead') return message('why.notRead');
  const { messageKey, args } = fact.why.error;
  return message(messageKey, args);
}

/** The same as an argument of another message. */
export function whyText(fact: Fact<unknown> | undefined): string {
  return text(whyUnknown(fact));
}
