import type { DnsName } from './message.js';
import { WireError } from './wireError.js';

/** Longest label, octets (RFC 1035 section 2.3.4). */
export const MAX_LABEL = 63;
/** Longest name on the wire, octets, with the root label. */
export const MAX_NAME = 255;

// What dig puts a backslash before in a name: " $ ( ) . ; @ \
const backslashed = new Set([0x22, 0x24, 0x28, 0x29, 0x2e, 0x3b, 0x40, 0x5c]);

function decimal(octet: number): string {
  return `\\${octet.toString().padStart(3, '0')}`;
}

/** One label as dig shows it: octets outside 0x21..0x7e become `\DDD`. */
export function labelText(octets: Uint8Array): string {
  let text = '';
  for (const octet of octets) {
    if (octet <= 0x20 || octet >= 0x7f) text += decimal(octet);
    else text += (backslashed.has(octet) ? '\\' : '') + String.fromCharCode(octet);
  }
  return text;
}

/** A name's text from its labels; no labels is the root, `.`. */
export function nameText(labels: readonly Uint8Array[]): DnsName {
  return labels.length === 0 ? '.' : labels.map((label) => `${labelText(label)}.`).join('');
}

/** Reads one escaped character at `at`: its octet and where the next starts. */
export function escapedOctet(text: string, at: number): { octet: number; next: number } {
  const code = text.charCodeAt(at);
  if (code !== 0x5c) return { octet: code, next: at + 1 };
  const digits = /^\d{3}/.exec(text.slice(at + 1, at + 4));
  if (digits !== null) {
    const octet = Number(digits[0]);
    if (octet > 255) throw new WireError('bad-text', 'escape above \\255');
    return { octet, next: at + 4 };
  }
  const next = text.charCodeAt(at + 1);
  if (Number.isNaN(next) || (next >= 0x30 && next <= 0x39)) {
    throw new WireError('bad-text', 'cut escape');
  }
  return { octet: next, next: at + 2 };
}

/**
 * Labels of an escaped name; the trailing dot may be missing. Throws WireError: `empty-label`,
 * `label-too-long`, `name-too-long`, `bad-text` (blank, control or non-ASCII without escape).
 */
export function nameLabels(text: DnsName): Uint8Array[] {
  if (text === '.') return [];
  if (text.length > MAX_NAME * 4) throw new WireError('name-too-long', 'name over 255 octets');
  const labels: Uint8Array[] = [];
  let label: number[] = [];
  let total = 1;
  const close = (): void => {
    if (label.length === 0) throw new WireError('empty-label', 'empty label in name');
    if (label.length > MAX_LABEL) throw new WireError('label-too-long', 'label over 63 octets');
    total += label.length + 1;
    if (total > MAX_NAME) throw new WireError('name-too-long', 'name over 255 octets');
    labels.push(Uint8Array.from(label));
    label = [];
  };
  let at = 0;
  while (at < text.length) {
    if (text.charCodeAt(at) === 0x2e) {
      close();
      at++;
      continue;
    }
    const { octet, next } = escapedOctet(text, at);
    if (next === at + 1 && (octet <= 0x20 || octet >= 0x7f)) {
      throw new WireError('bad-text', 'blank, control or non-ASCII character in name');
    }
    if (octet > 255) throw new WireError('bad-text', 'non-ASCII character in name');
    label.push(octet);
    at = next;
  }
  if (label.length > 0 || labels.length === 0) close();
  return labels;
}

/** The name in canonical escaping, with its trailing dot, octets and case kept. Throws WireError. */
export function canonicalName(text: DnsName): DnsName {
  return nameText(nameLabels(text));
}

/** Same name, ASCII case aside (RFC 4343). Both must be canonical, as decoded names are. */
export function sameName(a: DnsName, b: DnsName): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
