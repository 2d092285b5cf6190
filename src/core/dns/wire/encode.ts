import { encodeData } from './encodeData.js';
import { encodeOptions } from './edns.js';
import { encodeFlags } from './header.js';
import type { DnsMessage, Edns, ResourceRecord } from './message.js';
import { TYPE, typeNumber } from './recordTypes.js';
import { WireError } from './wireError.js';
import { Writer } from './writer.js';

function record(source: ResourceRecord, writer: Writer): void {
  const { kind } = source.data;
  if (source.type === TYPE.OPT || (kind !== 'unknown' && typeNumber(kind) !== source.type)) {
    throw new WireError('bad-type', 'record type and data differ');
  }
  writer.name(source.name);
  writer.u16(source.type);
  writer.u16(source.class);
  writer.u32(source.ttl);
  writer.counted(() => {
    encodeData(source.data, writer);
  });
}

function opt(edns: Edns, rcode: number, writer: Writer): void {
  writer.u8(0);
  writer.u16(TYPE.OPT);
  writer.u16(edns.udpSize);
  writer.u8(rcode >> 4);
  writer.u8(edns.version);
  writer.u16(edns.dnssecOk ? 0x8000 : 0);
  writer.counted(() => {
    writer.raw(encodeOptions(edns.options));
  });
}

/** Message to octets, names compressed. Throws WireError; refuses rather than repairs. */
export function encodeMessage(message: DnsMessage): Uint8Array {
  const { edns, rcode } = message;
  if (!Number.isInteger(rcode) || rcode < 0 || rcode > (edns === undefined ? 15 : 4095)) {
    throw new WireError('extended-rcode', 'rcode needs OPT, or is out of range');
  }
  const writer = new Writer();
  writer.u16(message.id);
  writer.u16(encodeFlags(message.flags) | (rcode & 15));
  writer.u16(message.questions.length);
  writer.u16(message.answers.length);
  writer.u16(message.authorities.length);
  writer.u16(message.additionals.length + (edns === undefined ? 0 : 1));
  for (const question of message.questions) {
    writer.name(question.name);
    writer.u16(question.type);
    writer.u16(question.class);
  }
  for (const each of message.answers) record(each, writer);
  for (const each of message.authorities) record(each, writer);
  for (const each of message.additionals) record(each, writer);
  if (edns !== undefined) opt(edns, rcode, writer);
  return writer.done();
}

/** The message if it fits `limit` octets, else its header, question and OPT with TC set (RFC 2181 section 9). */
export function encodeWithin(message: DnsMessage, limit: number): Uint8Array {
  const whole = encodeMessage(message);
  if (whole.length <= limit) return whole;
  return encodeMessage({
    ...message,
    flags: { ...message.flags, tc: true },
    answers: [],
    authorities: [],
    additionals: [],
  });
}
