import { WireError } from './wireError.js';

/** Lower-case hex of octets. */
export function toHex(octets: Uint8Array): string {
  let text = '';
  for (const octet of octets) text += octet.toString(16).padStart(2, '0');
  return text;
}

/** Octets of hex text. Throws WireError `bad-text` on anything but pairs of hex digits. */
export function fromHex(text: string): Uint8Array {
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(text)) throw new WireError('bad-text', 'not hex octets');
  const octets = new Uint8Array(text.length / 2);
  for (let at = 0; at < octets.length; at++) {
    octets[at] = Number.parseInt(text.slice(at * 2, at * 2 + 2), 16);
  }
  return octets;
}
