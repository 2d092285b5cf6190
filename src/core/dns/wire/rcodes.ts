const rcodes: ReadonlyMap<number, string> = new Map([
  [0, 'NOERROR'],
  [1, 'FORMERR'],
  [2, 'SERVFAIL'],
  [3, 'NXDOMAIN'],
  [4, 'NOTIMP'],
  [5, 'REFUSED'],
  [6, 'YXDOMAIN'],
  [7, 'YXRRSET'],
  [8, 'NXRRSET'],
  [9, 'NOTAUTH'],
  [10, 'NOTZONE'],
  [16, 'BADVERS'],
  [23, 'BADCOOKIE'],
]);

/** Response codes the product tells apart (RFC 1035 section 4.1.1). */
export const RCODE = {
  NOERROR: 0,
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
  BADVERS: 16,
} as const;

/** dig's word for a response code (0 to 4095): `NOERROR`, `RESERVED11`, `?3001`. */
export function rcodeName(rcode: number): string {
  const known = rcodes.get(rcode);
  if (known !== undefined) return known;
  return rcode < 24 ? `RESERVED${String(rcode)}` : `?${String(rcode)}`;
}

const opcodes = [
  'QUERY',
  'IQUERY',
  'STATUS',
  'RESERVED3',
  'NOTIFY',
  'UPDATE',
  'RESERVED6',
  'RESERVED7',
  'RESERVED8',
  'RESERVED9',
  'RESERVED10',
  'RESERVED11',
  'RESERVED12',
  'RESERVED13',
  'RESERVED14',
  'RESERVED15',
] as const;

/** dig's word for an opcode (0 to 15). */
export function opcodeName(opcode: number): string {
  return opcodes[opcode] ?? String(opcode);
}
