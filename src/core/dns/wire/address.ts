import { WireError } from './wireError.js';

function bad(text: string): WireError {
  return new WireError('bad-address', `not an IP address: ${JSON.stringify(text.slice(0, 64))}`);
}

/** Four octets of a dotted IPv4 address, no leading zeros. Throws WireError `bad-address`. */
export function ipv4Octets(text: string): Uint8Array {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part))) {
    throw bad(text);
  }
  const values = parts.map(Number);
  if (values.some((value) => value > 255)) throw bad(text);
  return Uint8Array.from(values);
}

/** Dotted text of four octets. */
export function ipv4Text(octets: Uint8Array): string {
  return octets.join('.');
}

function groups(text: string, whole: string): number[] {
  if (text === '') return [];
  const parts = text.split(':');
  const values: number[] = [];
  parts.forEach((part, index) => {
    if (index === parts.length - 1 && part.includes('.')) {
      const [a = 0, b = 0, c = 0, d = 0] = ipv4Octets(part);
      values.push(a * 256 + b, c * 256 + d);
      return;
    }
    if (!/^[0-9a-fA-F]{1,4}$/.test(part)) throw bad(whole);
    values.push(Number.parseInt(part, 16));
  });
  return values;
}

/** Sixteen octets of an IPv6 address (RFC 4291 section 2.2), no zone. Throws `bad-address`. */
export function ipv6Octets(text: string): Uint8Array {
  const halves = text.split('::');
  if (halves.length > 2) throw bad(text);
  const head = groups(halves[0] ?? '', text);
  const tail = groups(halves[1] ?? '', text);
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) throw bad(text);
  const words = [...head, ...Array.from({ length: missing }, () => 0), ...tail];
  return Uint8Array.from(words.flatMap((word) => [word >> 8, word & 255]));
}

/** RFC 5952 text of sixteen octets, with inet_ntop's dotted tail for mapped addresses. */
export function ipv6Text(octets: Uint8Array): string {
  const words = Array.from({ length: 8 }, (_, at) => {
    return (octets[at * 2] ?? 0) * 256 + (octets[at * 2 + 1] ?? 0);
  });
  let best = { at: -1, length: 1 };
  for (let at = 0; at < 8; at++) {
    let end = at;
    while (end < 8 && words[end] === 0) end++;
    if (end - at > best.length) best = { at, length: end - at };
  }
  const mapped = best.at === 0 && best.length === 5 && words[5] === 0xffff;
  const compatible = best.at === 0 && best.length === 6;
  const parts = words.map((word) => word.toString(16));
  if (mapped || compatible) parts.splice(6, 2, ipv4Text(octets.slice(12)));
  if (best.at < 0) return parts.join(':');
  const head = parts.slice(0, best.at).join(':');
  return `${head}::${parts.slice(best.at + best.length).join(':')}`;
}
