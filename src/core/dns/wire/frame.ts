import { WireError } from './wireError.js';

/** A message with its two-octet length, as TCP carries it (RFC 1035 section 4.2.2). */
export function frame(message: Uint8Array): Uint8Array {
  if (message.length > 0xffff) throw new WireError('too-long', 'message over 65535 octets');
  const framed = new Uint8Array(message.length + 2);
  framed.set([message.length >> 8, message.length & 255]);
  framed.set(message, 2);
  return framed;
}

/** Collects a TCP stream into messages; holds one unfinished message at most. */
export class FrameReader {
  private buffer = new Uint8Array();
  private length = 0;

  /** Messages that `chunk` completed, in order; each at most 65535 octets. */
  push(chunk: Uint8Array): Uint8Array[] {
    this.append(chunk);
    const messages: Uint8Array[] = [];
    let at = 0;
    while (this.length - at >= 2) {
      const size = (this.buffer[at] ?? 0) * 256 + (this.buffer[at + 1] ?? 0);
      if (this.length - at - 2 < size) break;
      messages.push(this.buffer.slice(at + 2, at + 2 + size));
      at += 2 + size;
    }
    this.buffer.copyWithin(0, at, this.length);
    this.length -= at;
    return messages;
  }

  /** Grows by doubling: a sender of single octets makes no quadratic work. */
  private append(chunk: Uint8Array): void {
    const end = this.length + chunk.length;
    if (end > this.buffer.length) {
      const grown = new Uint8Array(Math.max(end, this.buffer.length * 2));
      grown.set(this.buffer.subarray(0, this.length));
      this.buffer = grown;
    }
    this.buffer.set(chunk, this.length);
    this.length = end;
  }
}
