import { isList, type Value } from './template.js';

/**
 * The first text that a template cannot hold as it is: CloudFormation resolves dynamic references
 * wherever they stand, also in a tag, and also where a function has put them together.
 */
export function cannotBeSaid(value: Value): string | undefined {
  if (typeof value === 'string') return isSafe(value) ? undefined : value;
  if (typeof value !== 'object') return undefined;
  const inner = isList(value) ? value : [...Object.keys(value), ...Object.values(value)];
  for (const one of inner) {
    const found = cannotBeSaid(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isSafe(text: string): boolean {
  return !/\p{Cs}/u.test(text) && !text.includes('\0') && !/\{\{\s*resolve/i.test(text);
}
