import { toHex } from './octets.js';
import type { RareData } from './rareData.js';
import type { Reader } from './reader.js';
import { TYPE } from './recordTypes.js';
import { decodeParams } from './serviceParams.js';
import { textOf } from './texts.js';
import { decodeTypes } from './typeBitmap.js';
import { WireError } from './wireError.js';

const rest = (rdata: Reader): string => toHex(rdata.take(rdata.left));
const text = (rdata: Reader): string => textOf(rdata.take(rdata.u8()));
const counted = (rdata: Reader): string => toHex(rdata.take(rdata.u8()));

function some(hex: string, what: string, rdata: Reader): string {
  if (hex === '') throw new WireError('rdata-length', `${what} is empty`, rdata.at);
  return hex;
}

function caa(rdata: Reader): RareData {
  const flags = rdata.u8();
  const octets = rdata.take(rdata.u8());
  const tag = String.fromCharCode(...octets);
  if (!/^[A-Za-z0-9]+$/.test(tag)) {
    throw new WireError('bad-text', 'CAA tag is not letters and digits', rdata.at);
  }
  return { kind: 'CAA', flags, tag, value: textOf(rdata.take(rdata.left)) };
}

function rrsig(rdata: Reader): RareData {
  return {
    kind: 'RRSIG',
    typeCovered: rdata.u16(),
    algorithm: rdata.u8(),
    labels: rdata.u8(),
    originalTtl: rdata.u32(),
    expiration: rdata.u32(),
    inception: rdata.u32(),
    keyTag: rdata.u16(),
    signer: rdata.name(false),
    signature: some(rest(rdata), 'signature', rdata),
  };
}

function nsec3(rdata: Reader): RareData {
  return {
    kind: 'NSEC3',
    hashAlgorithm: rdata.u8(),
    flags: rdata.u8(),
    iterations: rdata.u16(),
    salt: counted(rdata),
    nextHash: some(counted(rdata), 'next hash', rdata),
    types: decodeTypes(rdata),
  };
}

function keyed(type: number, rdata: Reader): RareData | undefined {
  switch (type) {
    case TYPE.DS:
    case TYPE.CDS:
      return {
        kind: type === TYPE.DS ? 'DS' : 'CDS',
        keyTag: rdata.u16(),
        algorithm: rdata.u8(),
        digestType: rdata.u8(),
        digest: some(rest(rdata), 'digest', rdata),
      };
    case TYPE.DNSKEY:
    case TYPE.CDNSKEY:
      return {
        kind: type === TYPE.DNSKEY ? 'DNSKEY' : 'CDNSKEY',
        flags: rdata.u16(),
        protocol: rdata.u8(),
        algorithm: rdata.u8(),
        publicKey: rest(rdata),
      };
    case TYPE.TLSA:
      return {
        kind: 'TLSA',
        usage: rdata.u8(),
        selector: rdata.u8(),
        matchingType: rdata.u8(),
        data: some(rest(rdata), 'association data', rdata),
      };
    case TYPE.SSHFP:
      return {
        kind: 'SSHFP',
        algorithm: rdata.u8(),
        fingerprintType: rdata.u8(),
        fingerprint: some(rest(rdata), 'fingerprint', rdata),
      };
    default:
      return undefined;
  }
}

/** RDATA of the types of rareData.ts; undefined for another type. Throws WireError. */
export function decodeRare(type: number, rdata: Reader): RareData | undefined {
  switch (type) {
    case TYPE.CAA:
      return caa(rdata);
    case TYPE.RRSIG:
      return rrsig(rdata);
    case TYPE.NSEC:
      return { kind: 'NSEC', next: rdata.name(false), types: decodeTypes(rdata) };
    case TYPE.NSEC3:
      return nsec3(rdata);
    case TYPE.NSEC3PARAM:
      return {
        kind: 'NSEC3PARAM',
        hashAlgorithm: rdata.u8(),
        flags: rdata.u8(),
        iterations: rdata.u16(),
        salt: counted(rdata),
      };
    case TYPE.NAPTR:
      return {
        kind: 'NAPTR',
        order: rdata.u16(),
        preference: rdata.u16(),
        flags: text(rdata),
        services: text(rdata),
        regexp: text(rdata),
        replacement: rdata.name(),
      };
    default:
      return keyed(type, rdata);
  }
}

/** RDATA of SVCB and HTTPS, which are of class IN only. Throws WireError. */
export function decodeService(kind: 'SVCB' | 'HTTPS', rdata: Reader): RareData {
  const priority = rdata.u16();
  const target = rdata.name(false);
  return { kind, priority, target, params: decodeParams(rdata) };
}
