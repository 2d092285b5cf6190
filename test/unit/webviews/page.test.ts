import assert from 'node:assert/strict';
import { message } from '../../../src/core/model/message.js';
import { text } from '../../../src/core/model/text.js';
import { pageText } from '../../../src/webviews/contract/texts.js';
import { pageHtml } from '../../../src/webviews/host/html.js';
import { monthlyChange } from '../../../src/webviews/host/money.js';
import { pageTexts } from '../../../src/webviews/host/pageTexts.js';

const parts = {
  title: '"><script>alert(1)</script>',
  language: 'en',
  script: 'vscode-resource://x/dist/webviews/setup.js',
  cspSource: 'vscode-resource:',
  nonce: '0a1b2c',
  element: 'epd-setup',
};

describe('page of a panel', () => {
  it('lets nothing in but what carries the nonce or comes from the extension', () => {
    const html = pageHtml(parts);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    assert.match(policy, /^default-src 'none'; script-src 'nonce-0a1b2c';/);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/);
    assert.doesNotMatch(policy, /connect-src|frame-src/);
  });

  it('has one script, with the nonce, and escapes what it shows', () => {
    const html = pageHtml(parts);
    assert.deepEqual(html.match(/<script[^>]*>/g), [
      '<script nonce="0a1b2c" src="vscode-resource://x/dist/webviews/setup.js">',
    ]);
    assert.match(html, /<title>&quot;&gt;&lt;script&gt;/);
  });
});

describe('texts of a page', () => {
  it('are those of the page, places unfilled', () => {
    const texts = pageTexts('setup', text);
    assert.equal(texts['page.setup.progress'], '{done} of {count} steps done');
    assert.ok(texts['page.refresh']);
    assert.equal(
      Object.keys(texts).some((key) => key.startsWith('page.checks.')),
      false,
    );
  });

  it('are filled in the page; what is missing shows as its key', () => {
    const texts = { 'page.setup.progress': '{done}/{count}' };
    assert.equal(pageText(texts, 'page.setup.progress', { done: 0, count: 9 }), '0/9');
    assert.equal(pageText(texts, 'page.setup.progress', { done: 1 }), '1/{count}');
    assert.equal(pageText({}, 'page.refresh'), 'page.refresh');
  });

  it('are not filled from the object prototype', () => {
    const texts = { 'page.refresh': '{constructor} {toString}' };
    assert.equal(pageText(texts, 'page.refresh'), '{constructor} {toString}');
  });
});

describe('monthly cost', () => {
  const cases: readonly [number, string][] = [
    [365, '$365.00 a month more'],
    [-365, '$365.00 a month less'],
    [1234.5, '$1,234.50 a month more'],
    [0, 'No change in monthly cost'],
    [0.001, 'No change in monthly cost'],
  ];
  for (const [change, said] of cases) {
    it(`says ${said} for ${change}`, () => {
      const { key, args } = monthlyChange(change);
      assert.equal(text(message(key, args)), said);
    });
  }
});
