import { fromHex, toHex } from './octets.js';
import type { ServiceParam } from './rareData.js';
import type { Reader } from './reader.js';
import { WireError } from './wireError.js';
import type { Writer } from './writer.js';

/** Keys of service parameters (RFC 9460 section 14.3.2, RFC 9461). */
export const PARAM = {
  mandatory: 0,
  alpn: 1,
  noDefaultAlpn: 2,
  port: 3,
  ipv4hint: 4,
  ech: 5,
  ipv6hint: 6,
  dohpath: 7,
} as const;

/** Protocols of an `alpn` value, or undefined when it is not a list of 1 to 255 octets each. */
export function alpnIds(value: Uint8Array): Uint8Array[] | undefined {
  const ids: Uint8Array[] = [];
  let at = 0;
  while (at < value.length) {
    const length = value[at] ?? 0;
    if (length === 0 || at + 1 + length > value.length) return undefined;
    ids.push(value.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return ids.length === 0 ? undefined : ids;
}

/** Keys of a `mandatory` value, ascending and without itself, or undefined. */
export function mandatoryKeys(value: Uint8Array): number[] | undefined {
  if (value.length === 0 || value.length % 2 !== 0) return undefined;
  const keys = Array.from(
    { length: value.length / 2 },
    (_, at) => (value[at * 2] ?? 0) * 256 + (value[at * 2 + 1] ?? 0),
  );
  return keys.every((key, at) => key > (keys[at - 1] ?? 0)) ? keys : undefined;
}

const filled = (size: number) => (value: Uint8Array) =>
  value.length > 0 && value.length % size === 0;

const wellFormed: ReadonlyMap<number, (value: Uint8Array) => boolean> = new Map([
  [PARAM.mandatory, (value: Uint8Array) => mandatoryKeys(value) !== undefined],
  [PARAM.alpn, (value: Uint8Array) => alpnIds(value) !== undefined],
  [PARAM.noDefaultAlpn, (value: Uint8Array) => value.length === 0],
  [PARAM.port, (value: Uint8Array) => value.length === 2],
  [PARAM.ipv4hint, filled(4)],
  [PARAM.ech, filled(1)],
  [PARAM.ipv6hint, filled(16)],
  [PARAM.dohpath, filled(1)],
]);

/**
 * Parameters to the end of RDATA: keys ascending, values of known keys well-formed, all mandatory
 * ones there (RFC 9460 sections 2.2 and 8). Throws WireError `bad-parameters` or `cut`.
 */
export function decodeParams(rdata: Reader): ServiceParam[] {
  const params: ServiceParam[] = [];
  let mandatory: readonly number[] = [];
  while (rdata.left > 0) {
    const { at } = rdata;
    const key = rdata.u16();
    const value = rdata.take(rdata.u16());
    if (key <= (params.at(-1)?.key ?? -1)) {
      throw new WireError('bad-parameters', 'parameters out of order', at);
    }
    if (wellFormed.get(key)?.(value) === false) {
      throw new WireError('bad-parameters', `value of parameter ${String(key)}`, at);
    }
    if (key === PARAM.mandatory) mandatory = mandatoryKeys(value) ?? [];
    params.push({ key, value: toHex(value) });
  }
  const given = new Set(params.map(({ key }) => key));
  if (!mandatory.every((key) => given.has(key))) {
    throw new WireError('bad-parameters', 'a mandatory parameter is missing', rdata.at);
  }
  return params;
}

/** Appends parameters as they are. Throws WireError `bad-text` or `bad-number`. */
export function encodeParams(params: readonly ServiceParam[], writer: Writer): void {
  for (const { key, value } of params) {
    const octets = fromHex(value);
    writer.u16(key);
    writer.u16(octets.length);
    writer.raw(octets);
  }
}
