import type { Tags } from '../../model/network.js';
import type { QueryParameters } from '../../protocol/query.js';
import { invalidValue } from './faults.js';

/** Values of a row under each filter name it can be found by. */
export type FilterTable<T> = Readonly<Record<string, (row: T) => readonly (string | undefined)[]>>;

const maxFilters = 50;
const maxValues = 200;

/** `Filter.N.Name` with `Filter.N.Value.M`: every filter must match, each by any of its values. */
export function applyFilters<T extends { tags?: Tags }>(
  rows: readonly T[],
  parameters: QueryParameters,
  table: FilterTable<T>,
): T[] {
  const filters = parameters.structures('Filter');
  if (filters.length > maxFilters) throw invalidValue('Too many filters.');
  const tests = filters.map((filter) => {
    const name = filter.required('Name');
    const values = filter.list('Value');
    if (values.length === 0) throw invalidValue(`The filter '${name}' has no values`);
    if (values.length > maxValues) throw invalidValue(`The filter '${name}' has too many values`);
    const matchers = values.map(wildcard);
    const read = readerOf(name, table);
    return (row: T): boolean =>
      read(row).some((found) => found !== undefined && matchers.some((test) => test(found)));
  });
  return rows.filter((row) => tests.every((test) => test(row)));
}

function readerOf<T extends { tags?: Tags }>(
  name: string,
  table: FilterTable<T>,
): (row: T) => readonly (string | undefined)[] {
  if (name.startsWith('tag:')) return (row) => [row.tags?.[name.slice('tag:'.length)]];
  if (name === 'tag-key') return (row) => Object.keys(row.tags ?? {});
  if (name === 'tag-value') return (row) => Object.values(row.tags ?? {});
  const reader = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!reader) throw invalidValue(`The filter '${name}' is invalid`);
  return reader;
}

/** `*` stands for any text, `?` for one character, a backslash takes their meaning away. */
export function wildcard(pattern: string): (text: string) => boolean {
  const tokens = pattern.match(/\\[\s\S]|[\s\S]/g) ?? [];
  return (text) => {
    let token = 0;
    let at = 0;
    // Where to take up again when the text after the last star does not fit.
    let star = -1;
    let mark = 0;
    while (at < text.length) {
      const wanted = tokens[token];
      if (wanted === '*') {
        star = token;
        mark = at;
        token += 1;
      } else if (wanted !== undefined && fits(wanted, text.charAt(at))) {
        token += 1;
        at += 1;
      } else if (star >= 0) {
        mark += 1;
        at = mark;
        token = star + 1;
      } else {
        return false;
      }
    }
    return tokens.slice(token).every((rest) => rest === '*');
  };
}

function fits(token: string, character: string): boolean {
  return token === '?' || (token.length === 2 ? token.charAt(1) : token) === character;
}
