import { escapedOctet } from './name.js';
import { WireError } from './wireError.js';

/** A TXT string as dig shows it between its quotes: `"` and `\` escaped, the rest `\DDD`. */
export function textOf(octets: Uint8Array): string {
  let text = '';
  for (const octet of octets) {
    if (octet < 0x20 || octet >= 0x7f) text += `\\${octet.toString().padStart(3, '0')}`;
    else if (octet === 0x22 || octet === 0x5c) text += `\\${String.fromCharCode(octet)}`;
    else text += String.fromCharCode(octet);
  }
  return text;
}

/** Octets of one TXT string, 255 at most unless told. Throws WireError `bad-text`. */
export function textOctets(text: string, most = 255): Uint8Array {
  const octets: number[] = [];
  let at = 0;
  while (at < text.length) {
    const { octet, next } = escapedOctet(text, at);
    if (octet > 255 || (next === at + 1 && (octet < 0x20 || octet >= 0x7f))) {
      throw new WireError('bad-text', 'control or non-ASCII character in text');
    }
    octets.push(octet);
    at = next;
  }
  if (octets.length > most) {
    throw new WireError('bad-text', `text over ${String(most)} octets`);
  }
  return Uint8Array.from(octets);
}
