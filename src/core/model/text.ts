import type { Message, MessageKey } from './message.js';
import { catalogue } from './messages.js';

/**
 * Fills the `{name}` places of a template. A place without an argument stays as
 * it is, which makes a mistake visible instead of printing "undefined". A message among the
 * arguments is said by `say`.
 */
export function fill(template: string, args: Message['args'] = {}, say = text): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(args, name) ? args[name] : undefined;
    if (value === undefined) return place;
    if (typeof value !== 'object') return String(value);
    if ('key' in value) return say(value);
    return value.map((one) => (typeof one === 'string' ? one : say(one))).join(', ');
  });
}

/** The English text of a message, for the command line, logs and tests. */
export function text(message: Message): string {
  return fill(templateOf(message.key), message.args);
}

/** The English template of a key; the key itself where a bundle does not carry its text. */
export function templateOf(key: MessageKey): string {
  return Object.hasOwn(catalogue, key) ? catalogue[key] : key;
}
