import type { Value } from '../../../../../../src/core/export/cloudformation/template.js';

interface Line {
  readonly indent: number;
  readonly text: string;
  readonly at: number;
}

/**
 * Reads the YAML that templates are written in, and nothing else: comments at the beginning,
 * block mappings and lists indented by two, texts in double quotes, whole numbers, truth values,
 * and empty collections. Everything else throws, so that nothing in a name can pass as YAML.
 */
export function readYaml(text: string): Value {
  if (!/^[\n -~]*$/.test(text)) throw new Error('not printable ASCII');
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  const all = text.slice(0, -1).split('\n');
  const start = all.findIndex((line) => !line.startsWith('#'));
  const lines = all.slice(start).map((line, at): Line => {
    const body = line.trimStart();
    const indent = line.length - body.length;
    if (body === '' || indent % 2 === 1) throw new Error(`line ${String(at)}: ${line}`);
    return { indent, text: body, at };
  });
  const reader = { lines, next: 0 };
  const value = block(reader, 0);
  if (reader.next !== lines.length) throw new Error(`left over: line ${String(reader.next)}`);
  return value;
}

interface Reader {
  readonly lines: Line[];
  next: number;
}

function block(reader: Reader, indent: number): Value {
  const first = reader.lines[reader.next];
  if (first?.indent !== indent) throw new Error(`nothing at line ${String(reader.next)}`);
  return first.text.startsWith('- ') ? list(reader, indent) : mapping(reader, indent);
}

function list(reader: Reader, indent: number): Value {
  const items: Value[] = [];
  for (;;) {
    const line = reader.lines[reader.next];
    if (line?.indent !== indent || !line.text.startsWith('- ')) return items;
    const inner = line.text.slice(2);
    if (keyOf(inner)) {
      reader.lines[reader.next] = { ...line, indent: indent + 2, text: inner };
      items.push(mapping(reader, indent + 2));
    } else {
      items.push(scalar(inner));
      reader.next += 1;
    }
  }
}

function mapping(reader: Reader, indent: number): Value {
  const entries = new Map<string, Value>();
  for (;;) {
    const line = reader.lines[reader.next];
    if (line?.indent !== indent || line.text.startsWith('- ')) break;
    const found = keyOf(line.text);
    if (!found) throw new Error(`no key: ${line.text}`);
    if (entries.has(found.key)) throw new Error(`twice: ${found.key}`);
    reader.next += 1;
    entries.set(found.key, found.rest === '' ? block(reader, indent + 2) : scalar(found.rest));
  }
  if (entries.size === 0) throw new Error('an empty mapping');
  return Object.fromEntries(entries);
}

function keyOf(text: string): { readonly key: string; readonly rest: string } | undefined {
  const match = /^(?:([A-Z][A-Za-z0-9:]*)|("(?:[^"\\]|\\.)*")):(?: (.+))?$/.exec(text);
  if (!match) return undefined;
  const [, plain, quoted, rest = ''] = match;
  return { key: plain ?? textOf(scalar(quoted ?? '')), rest };
}

function scalar(text: string): Value {
  if (/^-?(?:0|[1-9][0-9]*)$/.test(text)) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === '[]') return [];
  if (text === '{}') return {};
  const inner = /^"((?:[^"\\]|\\["\\]|\\u[0-9A-F]{4}|\\U[0-9A-F]{8})*)"$/.exec(text)?.[1];
  if (inner === undefined) throw new Error(`no scalar: ${text}`);
  return inner.replace(
    /\\(?:(["\\])|u(.{4})|U(.{8}))/g,
    (_, plain?: string, u?: string, U?: string) =>
      plain ?? String.fromCodePoint(Number.parseInt(u ?? U ?? '', 16)),
  );
}

/** A value that must be a text. */
export function textOf(value: Value | undefined): string {
  if (typeof value !== 'string') throw new Error(`no text: ${JSON.stringify(value)}`);
  return value;
}
