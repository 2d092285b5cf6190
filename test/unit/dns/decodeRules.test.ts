import assert from 'node:assert/strict';
import { decodeMessage } from '../../../src/core/dns/wire/decode.js';
import { encodeMessage } from '../../../src/core/dns/wire/encode.js';
import type { DnsMessage } from '../../../src/core/dns/wire/message.js';
import { WireError, type WireErrorCode } from '../../../src/core/dns/wire/wireError.js';
import { answerTo, question } from './support/messages.js';

const hex = (text: string): Uint8Array =>
  Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

function fails(octets: Uint8Array, code: WireErrorCode): void {
  assert.throws(
    () => decodeMessage(octets),
    (error) => error instanceof WireError && error.code === code,
  );
}
function refuses(message: DnsMessage, code: WireErrorCode): void {
  assert.throws(
    () => encodeMessage(message),
    (error) => error instanceof WireError && error.code === code,
  );
}
const header = (qd: number, an = 0, ns = 0, ar = 0): string =>
  `0001 8180 ${[qd, an, ns, ar].map((n) => n.toString(16).padStart(4, '0')).join(' ')}`;
const opt = '00 0029 04d0 00000000 0000';

describe('dns decoding rules', () => {
  it('wants a whole header', () => {
    fails(hex('0001 8180 0000 0000 0000 00'), 'short-header');
    fails(new Uint8Array(65536), 'too-long');
  });

  it('checks counts against the length before reading', () => {
    fails(hex(`${header(0, 0xffff)} 00 0001 0001 00000000 0000`), 'count-mismatch');
    fails(hex(`${header(2)} 00 0001 0001`), 'count-mismatch');
  });

  it('refuses the 24 octets that make dns-packet return 196,605 records', () => {
    fails(hex('000010000000ffffffffffff000010000100000000000a05'), 'count-mismatch');
  });

  it('refuses label types 01 and 10', () => {
    fails(hex(`${header(1)} 41 61 00 0001 0001`), 'label-type');
    fails(hex(`${header(1)} 80 61 00 0001 0001`), 'label-type');
  });

  it('refuses names over 255 octets', () => {
    const label = `3f${'61'.repeat(63)}`;
    fails(hex(`${header(1)} ${label.repeat(4)} 00 0001 0001`), 'name-too-long');
    assert.ok(decodeMessage(hex(`${header(1)} ${label.repeat(3)}3d${'61'.repeat(61)}00 00010001`)));
  });

  it('follows pointers strictly backwards only, never into the header', () => {
    fails(hex(`${header(1)} c00c 0001 0001`), 'pointer-forward');
    fails(hex(`${header(1)} 0161 c00c 0001 0001`), 'pointer-forward');
    fails(hex(`${header(1)} c0ff 0001 0001`), 'pointer-forward');
    fails(hex(`${header(1)} c00b 0001 0001`), 'pointer-into-header');
    fails(hex(`${header(1)} c0`), 'count-mismatch');
  });

  it('follows 64 pointers at most', () => {
    // Each question is a pointer to the question before it.
    const chain = (count: number): Uint8Array => {
      let body = '0000010001';
      for (let at = 0; at < count; at++) {
        const target = at === 0 ? 12 : 17 + (at - 1) * 6;
        body += (0xc000 + target).toString(16) + '00010001';
      }
      return hex(header(count + 1) + body);
    };
    assert.equal(decodeMessage(chain(64)).message.questions.length, 65);
    fails(chain(65), 'pointer-chain');
  });

  it('parses RDATA inside RDLENGTH and wants it filled', () => {
    const record = (type: string, rdata: string): Uint8Array =>
      hex(`${header(0, 1)} 00 ${type} 0001 0000003c ${rdata}`);
    fails(record('0001', '0003 010203'), 'cut');
    fails(record('0001', '0005 0102030405'), 'rdata-length');
    fails(record('0001', '0000'), 'cut');
    fails(record('001c', '0004 01020304'), 'cut');
    fails(record('0010', '0002 0561'), 'cut');
    fails(record('0010', '0000'), 'cut');
    fails(record('0005', '0002 0161'), 'cut');
    fails(record('0001', '0004 0102'), 'cut');
  });

  it('takes one OPT, at the root, in the additional section', () => {
    fails(hex(`${header(0, 0, 0, 2)} ${opt} ${opt}`), 'opt-twice');
    fails(hex(`${header(0, 1)} ${opt}`), 'opt-section');
    fails(hex(`${header(0, 0, 0, 1)} 0161 ${opt}`), 'opt-owner');
  });

  it('keeps options inside RDATA', () => {
    const withOptions = (rdata: string): Uint8Array =>
      hex(`${header(0, 0, 0, 1)} 00 0029 04d0 00000000 ${rdata}`);
    fails(withOptions('0006 000a 0009 0000'), 'option-length');
    fails(withOptions('0003 000a00'), 'option-length');
    fails(withOptions('0005 000f 0001 00'), 'option-length');
    fails(withOptions('0007 000a 0003 000000'), 'option-length');
  });

  it('reads a TTL with the top bit set as 0', () => {
    const octets = hex(`${header(0, 1)} 00 0001 0001 80000001 0004 01020304`);
    assert.equal(decodeMessage(octets).message.answers[0]?.ttl, 0);
  });

  it('takes octets after the message as an error on TCP and counts them on UDP', () => {
    const octets = hex(`${header(0)} 0000`);
    fails(octets, 'trailing-octets');
    assert.equal(decodeMessage(octets, { trailing: 'count' }).trailingOctets, 2);
  });

  it('adds the extended rcode bits of OPT', () => {
    const octets = hex('0001 8187 0000 0000 0000 0001 00 0029 04d0 01000000 0000');
    assert.equal(decodeMessage(octets).message.rcode, 23);
  });
});

describe('dns encoding rules', () => {
  const named = (name: string): DnsMessage => question(name);

  it('refuses rather than repairs', () => {
    refuses(named('a..b.'), 'empty-label');
    refuses(named('.a.'), 'empty-label');
    refuses(named(''), 'empty-label');
    refuses(named(`${'a'.repeat(64)}.`), 'label-too-long');
    refuses(named(`${'a'.repeat(192)}.`), 'label-too-long');
    refuses(named('a.'.repeat(128)), 'name-too-long');
    refuses(named('a b.'), 'bad-text');
    refuses(named('ä.'), 'bad-text');
    refuses(named('a\\256.'), 'bad-text');
    refuses(named('a\\'), 'bad-text');
    refuses({ ...named('a.'), id: 65536 }, 'bad-number');
    refuses({ ...named('a.'), rcode: 16 }, 'extended-rcode');
  });

  it('refuses records whose data is not of their type', () => {
    const answer = (address: string, type = 1): DnsMessage =>
      answerTo(named('a.'), {
        answers: [{ name: 'a.', type, class: 1, ttl: 0, data: { kind: 'A', address } }],
      });
    refuses(answer('1.2.3'), 'bad-address');
    refuses(answer('1.2.3.04'), 'bad-address');
    refuses(answer('1.2.3.256'), 'bad-address');
    refuses(answer('1.2.3.4', 28), 'bad-type');
  });
});
