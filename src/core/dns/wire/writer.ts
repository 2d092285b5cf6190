import type { DnsName } from './message.js';
import { nameLabels, nameText } from './name.js';
import { WireError } from './wireError.js';

const MAX_MESSAGE = 0xffff;
const MAX_POINTER = 0x3fff;

/** Appends octets and remembers names for compression (RFC 1035 section 4.1.4). */
export class Writer {
  private octets = new Uint8Array(512);
  private length = 0;
  private readonly names = new Map<DnsName, number>();

  raw(source: Uint8Array): void {
    const end = this.length + source.length;
    if (end > MAX_MESSAGE) throw new WireError('too-long', 'message over 65535 octets');
    if (end > this.octets.length) {
      const grown = new Uint8Array(Math.max(end, this.octets.length * 2));
      grown.set(this.octets);
      this.octets = grown;
    }
    this.octets.set(source, this.length);
    this.length = end;
  }

  private number(value: number, size: number, most: number): void {
    if (!Number.isInteger(value) || value < 0 || value > most) {
      throw new WireError('bad-number', `${String(value)} does not fit ${String(size)} octets`);
    }
    const part = new Uint8Array(size);
    for (let at = size - 1, rest = value; at >= 0; at--, rest = Math.floor(rest / 256)) {
      part[at] = rest % 256;
    }
    this.raw(part);
  }

  u8(value: number): void {
    this.number(value, 1, 0xff);
  }

  u16(value: number): void {
    this.number(value, 2, 0xffff);
  }

  u32(value: number): void {
    this.number(value, 4, 0xffffffff);
  }

  /** A name; octets and case are kept, so only an identical suffix is pointed to. */
  name(name: DnsName, compress = true): void {
    const labels = nameLabels(name);
    for (let at = 0; at < labels.length; at++) {
      const suffix = nameText(labels.slice(at));
      const known = compress ? this.names.get(suffix) : undefined;
      if (known !== undefined) {
        this.u16(0xc000 + known);
        return;
      }
      if (this.length <= MAX_POINTER && !this.names.has(suffix))
        this.names.set(suffix, this.length);
      const label = labels[at] ?? new Uint8Array();
      this.u8(label.length);
      this.raw(label);
    }
    this.u8(0);
  }

  /** What `fill` writes, after its length in two octets. */
  counted(fill: () => void): void {
    const at = this.length;
    this.u16(0);
    fill();
    const size = this.length - at - 2;
    this.octets[at] = size >> 8;
    this.octets[at + 1] = size & 255;
  }

  done(): Uint8Array {
    return this.octets.slice(0, this.length);
  }
}
