import type { Message } from './message.js';
import { catalogue } from './messages.js';

/**
 * Fills the `{name}` places of a template. A place without an argument stays as
 * it is, which makes a mistake visible instead of printing "undefined".
 */
export function fill(template: string, args: Message['args'] = {}): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(args, name) ? args[name] : undefined;
    if (value === undefined) return place;
    return typeof value === 'object' ? value.join(', ') : String(value);
  });
}

/** The English text of a message, for the command line, logs and tests. */
export function text(message: Message): string {
  return fill(catalogue[message.key], message.args);
}
