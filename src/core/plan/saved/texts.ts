import type { Message, MessageArgs, MessageKey } from '../../model/message.js';
import { catalogue } from '../../model/messages.js';
import { badFile } from './badFile.js';
import { list, membersOf, number, record, text, type Read } from './readers.js';

const argument: Read<MessageArgs[string]> = (value, at) => {
  if (typeof value === 'number') return number(value, at);
  return Array.isArray(value) ? list(text)(value, at) : text(value, at);
};

const args = record(argument);

/** A message by its key. The text that stands beside the key is for people and is not read. */
export const message: Read<Message> = (value, at) => {
  const members = membersOf(value, at);
  const stranger = Object.keys(members).find((key) => !['key', 'args', 'text'].includes(key));
  if (stranger !== undefined) throw badFile(`${at}.${stranger}`, 'unknown');
  const { key } = members;
  if (typeof key !== 'string' || !isKey(key)) throw badFile(`${at}.key`, 'messageKey');
  return members['args'] === undefined
    ? { key }
    : { key, args: args(members['args'], `${at}.args`) };
};

function isKey(key: string): key is MessageKey {
  return Object.hasOwn(catalogue, key);
}
