import assert from 'node:assert/strict';
import { escapeHostile } from '../../../src/core/dns/escapeHostile.js';

describe('hostile server text', () => {
  it('escapes controls, ESC, bidi, zero-width, line separators, tags and lone surrogates', () => {
    const shown = escapeHostile('a\u001b[31m\u0085\u202e\u200b\u2028\ufeff\u{e0041}\ud800z\n');
    assert.equal(
      shown,
      'a\\u{1b}[31m\\u{85}\\u{202e}\\u{200b}\\u{2028}\\u{feff}\\u{e0041}\\u{d800}z\\u{a}',
    );
  });

  it('leaves ordinary text of any language', () => {
    assert.equal(escapeHostile('née 日本 "x" \\ <b>'), 'née 日本 "x" \\ <b>');
  });

  it('caps at 256 characters without cutting one in half', () => {
    assert.equal(escapeHostile('a'.repeat(256)), 'a'.repeat(256));
    assert.equal(escapeHostile('😀'.repeat(300)), `${'😀'.repeat(256)}…`);
    assert.equal(escapeHostile('a'.repeat(1e6)).length, 257);
  });
});
