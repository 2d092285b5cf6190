import type { Tags } from '../../model/network.js';
import { jsonLine, type Json } from './json.js';

/**
 * A literal of JMESPath: JSON between backquotes. A backquote inside is written as JSON's own
 * escape, so that nothing ends the literal early.
 */
export function literal(value: Json): string {
  return `\`${jsonLine(value).replaceAll('`', '\\u0060')}\``;
}

/** `member == value`. */
export function is(member: string, value: Json): string {
  return `${member}==${literal(value)}`;
}

/** All of them. */
export function all(...conditions: readonly string[]): string {
  return conditions.join(' && ');
}

/** Any of them, in brackets. */
export function any(...conditions: readonly string[]): string {
  return `(${conditions.join(' || ')})`;
}

/** That a list of AWS's `Tags` has a tag. */
export function hasTag(key: string, value: string): string {
  return `Tags[?${all(is('Key', key), is('Value', value))}]`;
}

/** That it has them all. */
export function hasTags(tags: Tags): string {
  return all(...Object.entries(tags).map(([key, value]) => hasTag(key, value)));
}

/** One label for each condition that an item of the list meets. */
export function labels(list: string, conditions: readonly string[]): string {
  const labelled = conditions.map((one, at) => `${list}[?${one}].[${literal(labelOf(at))}][]`);
  return `[${labelled.join(', ')}][]`;
}

/** The label of the condition at an index. */
export function labelOf(at: number): string {
  return `p${at}`;
}
