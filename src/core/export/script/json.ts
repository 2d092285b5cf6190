/** What JSON can say. */
export type Json =
  string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };

/** What stays on one line, in characters. */
const width = 80;

/** JSON in ASCII alone, over several lines where it is long. */
export function jsonText(value: Json, indent = ''): string {
  const line = jsonLine(value);
  if (typeof value !== 'object' || indent.length + line.length <= width) return line;
  const inner = `${indent}  `;
  const items = isList(value)
    ? value.map((one) => jsonText(one, inner))
    : membersOf(value).map(([key, one]) => `${jsonLine(key)}: ${jsonText(one, inner)}`);
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${indent}${close}`;
}

/** JSON in ASCII alone, on one line: everything else is written as `\u` and four digits. */
export function jsonLine(value: Json): string {
  if (typeof value !== 'object') return ascii(JSON.stringify(value));
  if (isList(value)) return `[${value.map(jsonLine).join(', ')}]`;
  const members = membersOf(value).map(([key, one]) => `${jsonLine(key)}: ${jsonLine(one)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function membersOf(value: { readonly [key: string]: Json | undefined }) {
  return Object.entries(value).flatMap(([key, one]): readonly (readonly [string, Json])[] =>
    one === undefined ? [] : [[key, one]],
  );
}

function ascii(json: string): string {
  return json.replace(
    /[^ -~]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
