import { ipv4Octets, ipv6Octets } from './address.js';
import { encodeRare } from './encodeRare.js';
import type { RecordData } from './message.js';
import { fromHex } from './octets.js';
import { textOctets } from './texts.js';
import { WireError } from './wireError.js';
import type { Writer } from './writer.js';

/** Appends RDATA. Throws WireError on what does not fit the type: nothing is repaired. */
export function encodeData(data: RecordData, writer: Writer): void {
  switch (data.kind) {
    case 'A':
      writer.raw(ipv4Octets(data.address));
      return;
    case 'AAAA':
      writer.raw(ipv6Octets(data.address));
      return;
    case 'CNAME':
    case 'NS':
    case 'PTR':
      writer.name(data.target);
      return;
    case 'MX':
      writer.u16(data.preference);
      writer.name(data.exchange);
      return;
    case 'SOA':
      writer.name(data.primary);
      writer.name(data.mailbox);
      for (const field of ['serial', 'refresh', 'retry', 'expire', 'minimum'] as const) {
        writer.u32(data[field]);
      }
      return;
    case 'TXT':
      if (data.texts.length === 0) throw new WireError('bad-text', 'TXT without a string');
      for (const text of data.texts) {
        const octets = textOctets(text);
        writer.u8(octets.length);
        writer.raw(octets);
      }
      return;
    case 'SRV':
      writer.u16(data.priority);
      writer.u16(data.weight);
      writer.u16(data.port);
      // RFC 2782: no compression for the target.
      writer.name(data.target, false);
      return;
    case 'DNAME':
      writer.name(data.target, false);
      return;
    case 'unknown':
      writer.raw(fromHex(data.hex));
      return;
    default:
      encodeRare(data, writer);
  }
}
