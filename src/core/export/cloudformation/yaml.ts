import { isList, type Value } from './template.js';

/** Keys that no YAML reader takes for anything but a text. */
const plainKey = /^[A-Z][A-Za-z0-9]*(?:::[A-Za-z0-9]+)*$/;
/** Of these, YAML 1.1 reads some as a truth value or as nothing. */
const words = /^(?:y|yes|n|no|on|off|true|false|null)$/i;

/**
 * A mapping as block YAML. Every text is in double quotes and in ASCII, so that nothing in a name
 * or a tag can be taken for YAML; numbers and truth values stand as they are.
 */
export function yamlOf(mapping: { readonly [key: string]: Value }): string {
  return block(mapping, '')
    .map((line) => `${line}\n`)
    .join('');
}

function block(value: Value, indent: string): readonly string[] {
  if (typeof value !== 'object') return [`${indent}${scalar(value)}`];
  if (isList(value)) return value.flatMap((one) => item(one, indent));
  return Object.entries(value).flatMap(([key, inner]) => {
    const head = `${indent}${keyText(key)}:`;
    if (typeof inner !== 'object') return [`${head} ${scalar(inner)}`];
    if (isEmpty(inner)) return [`${head} ${isList(inner) ? '[]' : '{}'}`];
    return [head, ...block(inner, `${indent}  `)];
  });
}

/** `- ` takes the place of the first two blanks of what it begins. */
function item(value: Value, indent: string): readonly string[] {
  if (typeof value === 'object' && isEmpty(value)) {
    return [`${indent}- ${isList(value) ? '[]' : '{}'}`];
  }
  const [first = '', ...rest] = block(value, `${indent}  `);
  return [`${indent}- ${first.slice(indent.length + 2)}`, ...rest];
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

function keyText(key: string): string {
  return plainKey.test(key) && !words.test(key) ? key : scalar(key);
}

function scalar(value: string | number | boolean): string {
  return typeof value === 'string' ? quoted(value) : String(value);
}

function quoted(text: string): string {
  const inner = text.replace(/["\\]|[^ -~]/gu, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    const code = character.codePointAt(0) ?? 0;
    // Whole characters: YAML has no pairs of surrogates.
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  });
  return `"${inner}"`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).toUpperCase().padStart(digits, '0');
}
