import { decodeData } from './decodeData.js';
import { decodeOptions } from './edns.js';
import { decodeFlags } from './header.js';
import type { DnsMessage, Edns, Question, ResourceRecord } from './message.js';
import { Reader } from './reader.js';
import { TYPE } from './recordTypes.js';
import { WireError } from './wireError.js';

/** A decoded message and the octets that followed it. */
export interface Decoded {
  readonly message: DnsMessage;
  readonly trailingOctets: number;
}

interface Opt {
  readonly edns: Edns;
  readonly extendedRcode: number;
}

function question(reader: Reader): Question {
  return { name: reader.name(), type: reader.u16(), class: reader.u16() };
}

function opt(owner: string, reader: Reader, at: number): Opt {
  if (owner !== '.') throw new WireError('opt-owner', 'OPT owner is not the root', at);
  const udpSize = reader.u16();
  const extendedRcode = reader.u8();
  const version = reader.u8();
  const dnssecOk = (reader.u16() & 0x8000) !== 0;
  const options = decodeOptions(reader.part(reader.u16()));
  return { edns: { version, udpSize, dnssecOk, options }, extendedRcode };
}

function record(name: string, type: number, reader: Reader): ResourceRecord {
  const klass = reader.u16();
  const ttl = reader.u32();
  const data = decodeData(type, klass, reader.part(reader.u16()));
  return { name, type, class: klass, ttl: ttl > 0x7fffffff ? 0 : ttl, data };
}

/**
 * Octets to message, strictly (RFC 1035 section 4, RFC 9267). Throws WireError and nothing else.
 * With `trailing: 'error'` (TCP) octets after the message are an error, else they are counted.
 */
export function decodeMessage(
  octets: Uint8Array,
  options: { readonly trailing: 'error' | 'count' } = { trailing: 'error' },
): Decoded {
  if (octets.length < 12) throw new WireError('short-header', 'under 12 octets');
  if (octets.length > 0xffff) throw new WireError('too-long', 'over 65535 octets');
  const reader = new Reader(octets, 0, octets.length);
  const id = reader.u16();
  const word = reader.u16();
  const counts = [reader.u16(), reader.u16(), reader.u16(), reader.u16()] as const;
  const [qd, an, ns, ar] = counts;
  if (qd * 5 + (an + ns + ar) * 11 > reader.left) {
    throw new WireError('count-mismatch', 'counts exceed the message');
  }
  let found: Opt | undefined;
  const section = (count: number, additional: boolean): ResourceRecord[] => {
    const records: ResourceRecord[] = [];
    for (let done = 0; done < count; done++) {
      const at = reader.at;
      const name = reader.name();
      const type = reader.u16();
      if (type !== TYPE.OPT) {
        records.push(record(name, type, reader));
        continue;
      }
      if (!additional) throw new WireError('opt-section', 'OPT outside additional section', at);
      if (found !== undefined) throw new WireError('opt-twice', 'two OPT records', at);
      found = opt(name, reader, at);
    }
    return records;
  };
  const questions = Array.from({ length: qd }, () => question(reader));
  const answers = section(an, false);
  const authorities = section(ns, false);
  const additionals = section(ar, true);
  const trailingOctets = reader.left;
  if (trailingOctets > 0 && options.trailing === 'error') {
    throw new WireError('trailing-octets', 'octets after the message', reader.at);
  }
  const rcode = (word & 15) + (found?.extendedRcode ?? 0) * 16;
  const body = {
    id,
    flags: decodeFlags(word),
    rcode,
    questions,
    answers,
    authorities,
    additionals,
  };
  return {
    message: found === undefined ? body : { ...body, edns: found.edns },
    trailingOctets,
  };
}
