import { fromHex } from './octets.js';
import type { RareData } from './rareData.js';
import { encodeParams } from './serviceParams.js';
import { textOctets } from './texts.js';
import { encodeTypes } from './typeBitmap.js';
import { WireError } from './wireError.js';
import type { Writer } from './writer.js';

function counted(octets: Uint8Array, writer: Writer): void {
  writer.u8(octets.length);
  writer.raw(octets);
}

/** Appends the RDATA of a type of rareData.ts; names uncompressed (RFC 3597 section 4). Throws WireError. */
export function encodeRare(data: RareData, writer: Writer): void {
  switch (data.kind) {
    case 'CAA':
      if (!/^[A-Za-z0-9]{1,255}$/.test(data.tag)) throw new WireError('bad-text', 'CAA tag');
      writer.u8(data.flags);
      counted(Buffer.from(data.tag, 'latin1'), writer);
      writer.raw(textOctets(data.value, 0xffff));
      return;
    case 'DS':
    case 'CDS':
      writer.u16(data.keyTag);
      writer.u8(data.algorithm);
      writer.u8(data.digestType);
      writer.raw(fromHex(data.digest));
      return;
    case 'DNSKEY':
    case 'CDNSKEY':
      writer.u16(data.flags);
      writer.u8(data.protocol);
      writer.u8(data.algorithm);
      writer.raw(fromHex(data.publicKey));
      return;
    case 'RRSIG':
      writer.u16(data.typeCovered);
      writer.u8(data.algorithm);
      writer.u8(data.labels);
      for (const field of ['originalTtl', 'expiration', 'inception'] as const) {
        writer.u32(data[field]);
      }
      writer.u16(data.keyTag);
      writer.name(data.signer, false);
      writer.raw(fromHex(data.signature));
      return;
    case 'NSEC':
      writer.name(data.next, false);
      encodeTypes(data.types, writer);
      return;
    case 'NSEC3':
    case 'NSEC3PARAM':
      writer.u8(data.hashAlgorithm);
      writer.u8(data.flags);
      writer.u16(data.iterations);
      counted(fromHex(data.salt), writer);
      if (data.kind === 'NSEC3PARAM') return;
      counted(fromHex(data.nextHash), writer);
      encodeTypes(data.types, writer);
      return;
    case 'SVCB':
    case 'HTTPS':
      writer.u16(data.priority);
      writer.name(data.target, false);
      encodeParams(data.params, writer);
      return;
    case 'TLSA':
      writer.u8(data.usage);
      writer.u8(data.selector);
      writer.u8(data.matchingType);
      writer.raw(fromHex(data.data));
      return;
    case 'SSHFP':
      writer.u8(data.algorithm);
      writer.u8(data.fingerprintType);
      writer.raw(fromHex(data.fingerprint));
      return;
    case 'NAPTR':
      writer.u16(data.order);
      writer.u16(data.preference);
      for (const field of ['flags', 'services', 'regexp'] as const) {
        counted(textOctets(data[field]), writer);
      }
      writer.name(data.replacement, false);
  }
}
