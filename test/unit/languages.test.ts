import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { catalogue } from '../../src/core/model/messages.js';

const at = (file: string): URL => new URL(`../../${file}`, import.meta.url);
const textsOf = (file: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(at(file), 'utf8')) as Readonly<Record<string, string>>;
const manifest: unknown = JSON.parse(readFileSync(at('package.json'), 'utf8'));

const english = textsOf('package.nls.json');
const messages: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(catalogue).map((text) => [text, text]),
);
const languages = readdirSync(at('l10n')).flatMap(
  (file) => /^bundle\.l10n\.([a-z-]+)\.json$/.exec(file)?.[1] ?? [],
);

const placesIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{\w+\}/g)].map(([place]) => place))].sort();
const commandsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\(command:[^)]+\)/g)].map(([link]) => link);

/** What lacks a translation, ready to be pasted into the file and translated. */
function missing(of: Readonly<Record<string, string>>, from: Readonly<Record<string, string>>) {
  const keys = Object.keys(of).filter((key) => !from[key]?.trim());
  return keys.map((key) => `${JSON.stringify(key)}: ${JSON.stringify(of[key])},`).join('\n');
}

/** Every text of the manifest that a person sees, by where it stands. */
function shownIn(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => shownIn(inner, `${path}.${key}`));
}

describe('languages', () => {
  it('are there besides English', () => {
    assert.deepEqual(languages, ['de']);
  });

  for (const language of languages) {
    const files = [
      [`l10n/bundle.l10n.${language}.json`, messages],
      [`package.nls.${language}.json`, english],
    ] as const;
    for (const [file, source] of files) {
      it(`${file} has every text`, () => {
        const lacking = missing(source, textsOf(file));
        assert.equal(lacking, '', `to be translated in ${file}:\n${lacking}`);
      });

      it(`${file} has nothing that nobody says any more`, () => {
        const stale = Object.keys(textsOf(file)).filter((key) => !Object.hasOwn(source, key));
        assert.deepEqual(stale, []);
      });

      it(`${file} has the same places and the same links`, () => {
        for (const [key, text] of Object.entries(textsOf(file))) {
          const original = source[key] ?? '';
          assert.deepEqual(placesIn(text), placesIn(original), `${file}: ${key}`);
          assert.deepEqual(commandsIn(text), commandsIn(original), `${file}: ${key}`);
        }
      });

      it(`${file} is another language`, () => {
        const texts = Object.entries(textsOf(file)).filter(([key]) => source[key] !== '');
        const same = texts.filter(([key, text]) => text === source[key]);
        assert.ok(same.length < texts.length / 10, `${same.length} of ${texts.length}`);
      });
    }
  }
});

describe('the texts of the manifest', () => {
  const words =
    /\.(title|displayName|userDescription|description|markdownDescription|contents|label|altText|category)$/;
  // In the configuration and the commands, the views and the walkthrough; what a model reads is English.
  const shown = shownIn((manifest as { contributes: unknown }).contributes).filter(
    ([path]) =>
      (words.test(path) || /\.views\..*\.name$/.test(path)) && !path.includes('.inputSchema.'),
  );

  it('are all keys of package.nls.json', () => {
    assert.ok(shown.length > 60);
    const outside = shown.filter(([, text]) => !/^%[\w.]+%$/.test(text));
    assert.deepEqual(outside, []);
    const used = shownIn(manifest).flatMap(([, text]) => /^%([\w.]+)%$/.exec(text)?.[1] ?? []);
    assert.deepEqual(
      [...new Set(used)].filter((key) => !Object.hasOwn(english, key)),
      [],
    );
    assert.deepEqual(
      Object.keys(english).filter((key) => !used.includes(key)),
      [],
    );
  });
});

describe('the texts of the code', () => {
  it('reach the window by their keys only', () => {
    const sources = readdirSync(at('src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^(commands|platform|tree|ui|webviews\/host|agent\/editor)\/.*\.ts$/.test(file),
    );
    assert.ok(sources.length > 60);
    // A call of the editor, or of our window, with a text written into it.
    const calls =
      /\b(?:show(?:Information|Warning|Error)Message|window\.say|setStatusBarMessage|say)\(\s*(?:'(?:info|warn|error)',\s*)?(?!'(?:info|warn|error)',)['"`](?!\$\{)[^'"`\n]* /g;
    const literal = sources.flatMap((file) =>
      [...readFileSync(at(`src/${file}`), 'utf8').matchAll(calls)].map(
        ([call]) => `${file}: ${call}`,
      ),
    );
    assert.deepEqual(literal, []);
  });
});
