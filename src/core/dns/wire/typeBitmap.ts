import type { Reader } from './reader.js';
import { WireError } from './wireError.js';
import type { Writer } from './writer.js';

function bad(detail: string, at?: number): WireError {
  return new WireError('bad-types', detail, at);
}

/**
 * The types of an NSEC or NSEC3 record, ascending (RFC 4034 section 4.1.2): windows in order, 1 to
 * 32 octets each, the last one not zero. Throws WireError `bad-types` or `cut`.
 */
export function decodeTypes(rdata: Reader): number[] {
  const types: number[] = [];
  let before = -1;
  while (rdata.left > 0) {
    const { at } = rdata;
    const window = rdata.u8();
    const length = rdata.u8();
    if (window <= before) throw bad('type windows out of order', at);
    if (length < 1 || length > 32) throw bad('type window of no or over 32 octets', at);
    before = window;
    const octets = rdata.take(length);
    if (octets.at(-1) === 0) throw bad('type window ends in a zero', at);
    octets.forEach((octet, index) => {
      for (let bit = 0; bit < 8; bit++) {
        if ((octet & (0x80 >> bit)) !== 0) types.push(window * 256 + index * 8 + bit);
      }
    });
  }
  return types;
}

/** Appends the bitmap of ascending types. Throws WireError `bad-types`. */
export function encodeTypes(types: readonly number[], writer: Writer): void {
  types.forEach((type, index) => {
    if (!Number.isInteger(type) || type < 0 || type > 0xffff || type <= (types[index - 1] ?? -1)) {
      throw bad('types are not ascending numbers up to 65535');
    }
  });
  for (const window of new Set(types.map((type) => type >> 8))) {
    const low = types.filter((type) => type >> 8 === window).map((type) => type & 255);
    const octets = new Uint8Array(((low.at(-1) ?? 0) >> 3) + 1);
    for (const type of low) octets[type >> 3] = (octets[type >> 3] ?? 0) | (0x80 >> (type & 7));
    writer.u8(window);
    writer.u8(octets.length);
    writer.raw(octets);
  }
}
