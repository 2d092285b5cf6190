import { WireError } from './wireError.js';

// The registry's words (IANA, Resource Record TYPEs), each run beginning with its first number.
const runs: readonly string[] = [
  '1 A NS MD MF CNAME SOA MB MG MR NULL WKS PTR HINFO MINFO MX TXT RP AFSDB X25 ISDN RT NSAP',
  '23 NSAP-PTR SIG KEY PX GPOS AAAA LOC NXT EID NIMLOC SRV ATMA NAPTR KX CERT A6 DNAME SINK OPT',
  '42 APL DS SSHFP IPSECKEY RRSIG NSEC DNSKEY DHCID NSEC3 NSEC3PARAM TLSA SMIMEA',
  '55 HIP NINFO RKEY TALINK CDS CDNSKEY OPENPGPKEY CSYNC ZONEMD SVCB HTTPS DSYNC HHIT BRID',
  '99 SPF UINFO UID GID UNSPEC NID L32 L64 LP EUI48 EUI64',
  '249 TKEY TSIG IXFR AXFR MAILB MAILA ANY URI CAA AVC DOA AMTRELAY RESINFO WALLET',
  '32768 TA DLV',
];
const byName: ReadonlyMap<string, number> = new Map(
  runs.flatMap((run) => {
    const [first, ...words] = run.split(' ');
    return words.map((word, at) => [word, Number(first) + at] as const);
  }),
);
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

/** Type numbers the codec reads (RFC 1035, 2782, 3596, 6891; see rareData.ts for the rest). */
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
  NAPTR: 35,
  DNAME: 39,
  OPT: 41,
  DS: 43,
  SSHFP: 44,
  RRSIG: 46,
  NSEC: 47,
  DNSKEY: 48,
  NSEC3: 50,
  NSEC3PARAM: 51,
  TLSA: 52,
  CDS: 59,
  CDNSKEY: 60,
  SVCB: 64,
  HTTPS: 65,
  CAA: 257,
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
