import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Message } from '../../src/core/model/message.js';
import { catalogue } from '../../src/core/model/messages.js';
import { fill, templateOf } from '../../src/core/model/text.js';
import { assertGolden } from './golden.js';

function textsOf(file: string): Readonly<Record<string, string>> {
  const url = new URL(`../../${file}`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Readonly<Record<string, string>>;
}

const bundle = textsOf('l10n/bundle.l10n.de.json');

/** A message in German, as the editor says it. */
export function german({ key, args }: Message): string {
  const template = templateOf(key);
  return fill(bundle[template] ?? template, args, german);
}

/**
 * The texts of the English catalogue that stand in a text although German has other words for
 * them. Each is looked for with anything in its places; of texts of one or two words nothing is
 * said, for they may be part of a name.
 */
export function englishIn(shown: string): readonly string[] {
  const flat = shown.replace(/\s+/g, ' ');
  return patterns.filter(([, pattern]) => pattern.test(flat)).map(([text]) => text);
}

/** Compares a document in German with a golden one, in which nothing is English that need not be. */
export function assertGerman(
  name: string,
  document: (say: (message: Message) => string) => string,
): void {
  const shown = document(german);
  assert.deepEqual(englishIn(shown), []);
  assertGolden(name, shown);
}

const patterns: readonly (readonly [string, RegExp])[] = [...new Set(Object.values(catalogue))]
  .filter((text) => bundle[text] !== text)
  .filter((text) => text.replace(/\{\w+\}/g, '').match(/[A-Za-z]{2,}/g)?.[2] !== undefined)
  .map((text) => [text, patternOf(text)]);

function patternOf(text: string): RegExp {
  const parts = text
    .replace(/\s+/g, ' ')
    .split(/\{\w+\}/)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`(?<![A-Za-z])${parts.join('.{0,200}?')}(?![A-Za-z])`);
}

/** Titles of the manifest in English that are others in German. */
export const englishTitles: ReadonlySet<string> = new Set(
  Object.entries(textsOf('package.nls.json'))
    .filter(([key, text]) => textsOf('package.nls.de.json')[key] !== text)
    .map(([, text]) => text),
);
