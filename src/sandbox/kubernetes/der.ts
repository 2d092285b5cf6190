/** The little of DER (X.690) that a certificate is written in. */
export const der = {
  sequence: (...parts: readonly Buffer[]): Buffer => tagged(0x30, ...parts),
  set: (...parts: readonly Buffer[]): Buffer => tagged(0x31, ...parts),
  /** `[number]`, constructed. */
  explicit: (number: number, ...parts: readonly Buffer[]): Buffer =>
    tagged(0xa0 + number, ...parts),
  /** `[number]`, primitive. */
  implicit: (number: number, content: Buffer): Buffer => tagged(0x80 + number, content),
  /** Not negative. */
  integer: (bytes: Buffer): Buffer =>
    tagged(0x02, bytes.readUInt8(0) < 0x80 ? bytes : zeroFirst(bytes)),
  boolean: (value: boolean): Buffer => tagged(0x01, Buffer.from([value ? 0xff : 0])),
  octets: (content: Buffer): Buffer => tagged(0x04, content),
  /** With no unused bits. */
  bits: (content: Buffer): Buffer => tagged(0x03, zeroFirst(content)),
  /** A bit string of named bits, as one octet with so many unused ones. */
  flags: (octet: number, unused: number): Buffer => tagged(0x03, Buffer.from([unused, octet])),
  text: (text: string): Buffer => tagged(0x0c, Buffer.from(text, 'utf8')),
  /** Dotted decimal. */
  oid: (dotted: string): Buffer => {
    const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
    return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
  },
  /** GeneralizedTime to the second; what a certificate needs from 2050 on, and may not have before. */
  time: (at: number): Buffer => {
    const digits = new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '');
    const short = new Date(at).getUTCFullYear() < 2050;
    return short ? tagged(0x17, Buffer.from(digits.slice(2))) : tagged(0x18, Buffer.from(digits));
  },
};

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 + octets.length, ...octets];
}

function zeroFirst(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0]), bytes]);
}

function base128(value: number): number[] {
  const octets = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) {
    octets.unshift(0x80 + (rest % 128));
  }
  return octets;
}
