import { ipv4Text, ipv6Text } from './address.js';
import { decodeRare, decodeService } from './decodeRare.js';
import type { RecordData } from './message.js';
import { toHex } from './octets.js';
import type { Reader } from './reader.js';
import { CLASS_IN, TYPE } from './recordTypes.js';
import { textOf } from './texts.js';
import { WireError } from './wireError.js';

function texts(rdata: Reader): string[] {
  const all: string[] = [];
  do all.push(textOf(rdata.take(rdata.u8())));
  while (rdata.left > 0);
  return all;
}

function known(type: number, rdata: Reader): RecordData | undefined {
  switch (type) {
    case TYPE.NS:
      return { kind: 'NS', target: rdata.name() };
    case TYPE.CNAME:
      return { kind: 'CNAME', target: rdata.name() };
    case TYPE.PTR:
      return { kind: 'PTR', target: rdata.name() };
    case TYPE.DNAME:
      return { kind: 'DNAME', target: rdata.name(false) };
    case TYPE.MX:
      return { kind: 'MX', preference: rdata.u16(), exchange: rdata.name() };
    case TYPE.TXT:
      return { kind: 'TXT', texts: texts(rdata) };
    case TYPE.SOA:
      return {
        kind: 'SOA',
        primary: rdata.name(),
        mailbox: rdata.name(),
        serial: rdata.u32(),
        refresh: rdata.u32(),
        retry: rdata.u32(),
        expire: rdata.u32(),
        minimum: rdata.u32(),
      };
    default:
      return decodeRare(type, rdata);
  }
}

function inOnly(type: number, rdata: Reader): RecordData | undefined {
  switch (type) {
    case TYPE.A:
      return { kind: 'A', address: ipv4Text(rdata.take(4)) };
    case TYPE.AAAA:
      return { kind: 'AAAA', address: ipv6Text(rdata.take(16)) };
    case TYPE.SRV:
      return {
        kind: 'SRV',
        priority: rdata.u16(),
        weight: rdata.u16(),
        port: rdata.u16(),
        target: rdata.name(),
      };
    case TYPE.SVCB:
      return decodeService('SVCB', rdata);
    case TYPE.HTTPS:
      return decodeService('HTTPS', rdata);
    default:
      return undefined;
  }
}

/** RDATA by type; must be filled exactly. Throws WireError `rdata-length` or what the field throws. */
export function decodeData(type: number, klass: number, rdata: Reader): RecordData {
  const start = rdata.at;
  const data = known(type, rdata) ?? (klass === CLASS_IN ? inOnly(type, rdata) : undefined);
  if (data === undefined) return { kind: 'unknown', hex: toHex(rdata.take(rdata.left)) };
  if (rdata.left > 0) throw new WireError('rdata-length', 'RDATA longer than its type', start);
  return data;
}
