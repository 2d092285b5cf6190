import { WireError } from './wireError.js';

const byName: ReadonlyMap<string, number> = new Map([
  ['A', 1],
  ['NS', 2],
  ['CNAME', 5],
  ['SOA', 6],
  ['PTR', 12],
  ['MX', 15],
  ['TXT', 16],
  ['AAAA', 28],
  ['SRV', 33],
  ['OPT', 41],
  ['DS', 43],
  ['RRSIG', 46],
  ['NSEC', 47],
  ['DNSKEY', 48],
  ['SVCB', 64],
  ['HTTPS', 65],
  ['AXFR', 252],
  ['ANY', 255],
  ['CAA', 257],
]);
const byNumber = new Map([...byName].map(([name, value]) => [value, name]));
const classes: ReadonlyMap<number, string> = new Map([
  [1, 'IN'],
  [3, 'CH'],
  [4, 'HS'],
  [254, 'NONE'],
  [255, 'ANY'],
]);

/** Class IN (RFC 1035 section 3.2.4). */
export const CLASS_IN = 1;

/** Type numbers the codec reads (RFC 1035, 2782, 3596, 6891). */
export const TYPE = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  OPT: 41,
} as const;

/** Type mnemonic, or `TYPE65280` (RFC 3597 section 5). */
export function typeName(type: number): string {
  return byNumber.get(type) ?? `TYPE${String(type)}`;
}

/** Number of a type mnemonic or of `TYPEn`, any case. Throws WireError `bad-type`. */
export function typeNumber(text: string): number {
  const upper = text.toUpperCase();
  const known = byName.get(upper);
  if (known !== undefined) return known;
  const generic = /^TYPE(\d{1,5})$/.exec(upper);
  const value = Number(generic?.[1]);
  if (generic === null || value > 0xffff) {
    throw new WireError('bad-type', 'not a record type: use A, AAAA, ... or TYPEnnn');
  }
  return value;
}

/** Class mnemonic, or `CLASS17` (RFC 3597 section 5). */
export function className(value: number): string {
  return classes.get(value) ?? `CLASS${String(value)}`;
}
