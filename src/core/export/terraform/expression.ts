/** A value in Terraform's language. Texts are literal, whatever is in them. */
export type Expression =
  | string
  | number
  | boolean
  | Raw
  | readonly Expression[]
  | { readonly kind: 'map'; readonly entries: readonly (readonly [Key, Expression])[] }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Expression[] };

/** A reference or a function call, as it is written. */
export interface Raw {
  readonly kind: 'raw';
  readonly text: string;
}

/** A key of a map: any text, or a name of our own. */
type Key = string | Raw;

/** Something that is written as it is; never from texts of others. */
export function raw(text: string): Raw {
  return { kind: 'raw', text };
}

/** A map with literal keys, in the order of the record. */
export function mapOf(record: Readonly<Record<string, Expression>>): Expression {
  return { kind: 'map', entries: Object.entries(record) };
}

/** An object with keys that are plain names. */
export function objectOf(record: Readonly<Record<string, Expression>>): Expression {
  const entries = Object.entries(record).map(([key, value]) => [raw(key), value] as const);
  return { kind: 'map', entries };
}

/**
 * Letters that every reader counts as one column: `terraform fmt` aligns by graphemes. The rest is
 * written as its number.
 */
const plain = /^(?:[ -~]|(?!\p{M}|\p{Cf})[\u00a1-\u02af\u0370-\u052f\u3041-\u30ff\u4e00-\u9fff])$/u;

/** What an expression refers to, as it is written there. */
export function referencesIn(value: Expression | undefined): readonly string[] {
  if (typeof value !== 'object') return [];
  if (isList(value)) return value.flatMap(referencesIn);
  switch (value.kind) {
    case 'raw':
      return [value.text];
    case 'call':
      return value.given.flatMap(referencesIn);
    case 'map':
      return value.entries.flatMap(([, inner]) => referencesIn(inner));
  }
}

/** A text as a quoted literal, in which nothing is a template. */
export function quoted(text: string): string {
  const letters = Array.from(text, (letter) => letter).map((letter, at, all) => {
    if (letter === '"' || letter === '\\') return `\\${letter}`;
    if (letter === '\n') return '\\n';
    if (letter === '\t') return '\\t';
    // The second of two would begin a template before a brace.
    if ((letter === '$' || letter === '%') && all[at + 1] === '{') return `${letter}${letter}`;
    return plain.test(letter) ? letter : numbered(letter);
  });
  return `"${letters.join('')}"`;
}

function numbered(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return code > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}

/** An expression on lines, the second and later of them indented, as `terraform fmt` has it. */
export function expressionText(value: Expression, indent: string): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return listText(value, indent);
  switch (value.kind) {
    case 'raw':
      return value.text;
    case 'call':
      return `${value.name}(${value.given.map((one) => expressionText(one, indent)).join(', ')})`;
    case 'map':
      return mapText(value.entries, indent);
  }
}

function listText(items: readonly Expression[], indent: string): string {
  const line = `[${items.map((one) => expressionText(one, indent)).join(', ')}]`;
  if (!line.includes('\n') && line.length <= 80) return line;
  const inner = `${indent}  `;
  const lines = items.map((one) => `${inner}${expressionText(one, inner)},\n`);
  return `[\n${lines.join('')}${indent}]`;
}

function mapText(entries: readonly (readonly [Key, Expression])[], indent: string): string {
  if (entries.length === 0) return '{}';
  const rows = entries.map(([key, value]) => ({
    key: typeof key === 'string' ? quoted(key) : key.text,
    value,
  }));
  return `{\n${rowsText(rows, `${indent}  `)}${indent}}`;
}

/** Lines of keys and values; keys of neighbours on one line each are aligned. */
export function rowsText(
  rows: readonly { readonly key: string; readonly value: Expression }[],
  indent: string,
): string {
  const texts = rows.map(({ key, value }) => ({ key, text: expressionText(value, indent) }));
  const isLong = (at: number): boolean => texts[at]?.text.includes('\n') ?? true;
  return texts
    .map(({ key, text }, at) => {
      let [from, to] = [at, at];
      while (!isLong(at) && from > 0 && !isLong(from - 1)) from -= 1;
      while (!isLong(at) && to + 1 < texts.length && !isLong(to + 1)) to += 1;
      const widest = Math.max(...texts.slice(from, to + 1).map((one) => one.key.length));
      return `${indent}${isLong(at) ? key : key.padEnd(widest)} = ${text}\n`;
    })
    .join('');
}

function isList(value: Expression): value is readonly Expression[] {
  return Array.isArray(value);
}
