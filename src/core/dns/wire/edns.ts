import { clientSubnet, clientSubnetOctets } from './clientSubnet.js';
import type { EdnsOption } from './message.js';
import { fromHex, toHex } from './octets.js';
import type { Reader } from './reader.js';
import { WireError } from './wireError.js';

const NSID = 3;
const CLIENT_SUBNET = 8;
const COOKIE = 10;
const EDE = 15;

function option(code: number, value: Uint8Array, at: number): EdnsOption {
  if (code === EDE) {
    if (value.length < 2) throw new WireError('option-length', 'EDE shorter than its code', at);
    // Text is for people only (RFC 8914 section 6): broken UTF-8 is shown as U+FFFD.
    return {
      kind: 'ede',
      infoCode: (value[0] ?? 0) * 256 + (value[1] ?? 0),
      text: new TextDecoder().decode(value.subarray(2)),
    };
  }
  if (code === COOKIE) {
    // RFC 7873 section 4: 8 octets, or 16 to 40.
    if (value.length !== 8 && (value.length < 16 || value.length > 40)) {
      throw new WireError('option-length', 'cookie length', at);
    }
    return {
      kind: 'cookie',
      client: toHex(value.subarray(0, 8)),
      server: toHex(value.subarray(8)),
    };
  }
  if (code === CLIENT_SUBNET) return clientSubnet(value, at);
  if (code === NSID) return { kind: 'nsid', hex: toHex(value) };
  return { kind: 'unknown', code, hex: toHex(value) };
}

/** All options of an OPT record's RDATA (RFC 6891 section 6.1.2). */
export function decodeOptions(rdata: Reader): EdnsOption[] {
  const options: EdnsOption[] = [];
  while (rdata.left > 0) {
    const at = rdata.at;
    if (rdata.left < 4) throw new WireError('option-length', 'cut option header', at);
    const code = rdata.u16();
    const length = rdata.u16();
    if (length > rdata.left) throw new WireError('option-length', 'option leaves RDATA', at);
    options.push(option(code, rdata.take(length), at));
  }
  return options;
}

function value(source: EdnsOption): { code: number; octets: Uint8Array } {
  switch (source.kind) {
    case 'ede': {
      const text = new TextEncoder().encode(source.text);
      return {
        code: EDE,
        octets: Uint8Array.from([source.infoCode >> 8, source.infoCode & 255, ...text]),
      };
    }
    case 'cookie':
      return { code: COOKIE, octets: fromHex(source.client + source.server) };
    case 'client-subnet':
      return { code: CLIENT_SUBNET, octets: clientSubnetOctets(source) };
    case 'nsid':
      return { code: NSID, octets: fromHex(source.hex) };
    case 'unknown':
      return { code: source.code, octets: fromHex(source.hex) };
  }
}

/** RDATA octets of an OPT record. Throws WireError `bad-text` or `option-length`. */
export function encodeOptions(options: readonly EdnsOption[]): Uint8Array {
  const all: number[] = [];
  for (const each of options) {
    const { code, octets } = value(each);
    if (octets.length > 0xffff) throw new WireError('option-length', 'option over 65535 octets');
    all.push(code >> 8, code & 255, octets.length >> 8, octets.length & 255, ...octets);
  }
  return Uint8Array.from(all);
}
