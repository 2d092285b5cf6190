import type { Message, MessageArg, MessageKey } from '../../model/message.js';
import { catalogue } from '../../model/messages.js';
import { badFile } from './badFile.js';
import { list, membersOf, number, record, text, type Read } from './readers.js';

/** How deep messages may stand in messages; ours do two deep. */
const maxDepth = 5;

const word: Read<string | Message> = (value, at) =>
  typeof value === 'object' ? message(value, at) : text(value, at);

const argument: Read<MessageArg> = (value, at) => {
  if (typeof value === 'number') return number(value, at);
  return Array.isArray(value) ? list(word)(value, at) : word(value, at);
};

const args = record(argument);

/** A message by its key. The text that stands beside the key is for people and is not read. */
export const message: Read<Message> = (value, at) => {
  const members = membersOf(value, at);
  if (at.split('.args.').length > maxDepth) throw badFile(at, 'unknown');
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
