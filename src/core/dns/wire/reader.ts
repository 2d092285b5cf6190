import type { DnsName } from './message.js';
import { MAX_LABEL, MAX_NAME, nameText } from './name.js';
import { WireError } from './wireError.js';

/** Most compression pointers followed for one name (dns facts §2). */
const MAX_POINTERS = 64;
const HEADER = 12;

/** Reads forward within `end`; every read that would leave it throws WireError `cut`. */
export class Reader {
  constructor(
    private readonly octets: Uint8Array,
    public at: number,
    private readonly end: number,
  ) {}

  get left(): number {
    return this.end - this.at;
  }

  /** A reader of the next `length` octets, which this one steps over. */
  part(length: number): Reader {
    const start = this.at;
    this.take(length);
    return new Reader(this.octets, start, this.at);
  }

  take(length: number): Uint8Array {
    if (length > this.left) throw new WireError('cut', 'message ends too early', this.at);
    const slice = this.octets.subarray(this.at, this.at + length);
    this.at += length;
    return slice;
  }

  u8(): number {
    return this.take(1)[0] ?? 0;
  }

  u16(): number {
    return this.u8() * 256 + this.u8();
  }

  u32(): number {
    return this.u16() * 65536 + this.u16();
  }

  /**
   * A name: inline part inside this reader, pointers strictly backwards (RFC 1035 section 4.1.4),
   * or none at all in the data of newer types (RFC 3597 section 4).
   */
  name(pointersAllowed = true): DnsName {
    const labels: Uint8Array[] = [];
    let total = 1;
    let pointers = 0;
    let cursor = new Reader(this.octets, this.at, this.end);
    let segment = this.at;
    for (;;) {
      const at = cursor.at;
      const length = cursor.u8();
      if (length >= 0xc0) {
        if (!pointersAllowed) {
          throw new WireError('pointer-not-allowed', 'pointer in the data of this type', at);
        }
        const target = (length & 0x3f) * 256 + cursor.u8();
        if (pointers === 0) this.at = cursor.at;
        if (++pointers > MAX_POINTERS) throw new WireError('pointer-chain', 'over 64 pointers', at);
        if (target < HEADER) {
          throw new WireError('pointer-into-header', 'pointer into the header', at);
        }
        if (target >= segment) throw new WireError('pointer-forward', 'pointer not backwards', at);
        cursor = new Reader(this.octets, target, this.octets.length);
        segment = target;
        continue;
      }
      if (length > MAX_LABEL) throw new WireError('label-type', 'label type 01 or 10', at);
      if (length === 0) break;
      total += length + 1;
      if (total > MAX_NAME) throw new WireError('name-too-long', 'name over 255 octets', at);
      labels.push(cursor.take(length));
    }
    if (pointers === 0) this.at = cursor.at;
    return nameText(labels);
  }
}
