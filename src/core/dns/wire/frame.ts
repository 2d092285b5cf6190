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
  private pending = new Uint8Array();

  /** Messages that `chunk` completed, in order; each at most 65535 octets. */
  push(chunk: Uint8Array): Uint8Array[] {
    const joined = new Uint8Array(this.pending.length + chunk.length);
    joined.set(this.pending);
    joined.set(chunk, this.pending.length);
    const messages: Uint8Array[] = [];
    let at = 0;
    while (joined.length - at >= 2) {
      const size = (joined[at] ?? 0) * 256 + (joined[at + 1] ?? 0);
      if (joined.length - at - 2 < size) break;
      messages.push(joined.slice(at + 2, at + 2 + size));
      at += 2 + size;
    }
    this.pending = joined.slice(at);
    return messages;
  }
}
