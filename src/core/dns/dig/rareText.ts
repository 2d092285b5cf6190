import { ipv4Text, ipv6Text } from '../wire/address.js';
import { fromHex } from '../wire/octets.js';
import type { RareData, ServiceParam } from '../wire/rareData.js';
import { typeName } from '../wire/recordTypes.js';
import { alpnIds, mandatoryKeys, PARAM } from '../wire/serviceParams.js';
import { textOf } from '../wire/texts.js';

/** Octet text in groups of 56 characters, as dig prints it. */
export function inGroups(text: string): string {
  return (text.match(/.{1,56}/g) ?? []).join(' ');
}

// dig 9.18 has no word for dohpath.
const paramNames = new Map<number, string>([
  [PARAM.mandatory, 'mandatory'],
  [PARAM.alpn, 'alpn'],
  [PARAM.noDefaultAlpn, 'no-default-alpn'],
  [PARAM.port, 'port'],
  [PARAM.ipv4hint, 'ipv4hint'],
  [PARAM.ech, 'ech'],
  [PARAM.ipv6hint, 'ipv6hint'],
]);

const paramName = (key: number): string => paramNames.get(key) ?? `key${String(key)}`;

function base64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}

function chunks(octets: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: octets.length / size }, (_, at) =>
    octets.subarray(at * size, (at + 1) * size),
  );
}

// What parts a list, and its escape, are escaped twice: for the list and for the string.
const listed = new Map([
  [',', '\\\\,'],
  ['\\\\', '\\\\\\\\'],
  [' ', '\\032'],
]);

function alpnText(octets: Uint8Array): string {
  const parts = (alpnIds(octets) ?? []).map((id) =>
    textOf(id).replace(/\\\\|[, ]/g, (found) => listed.get(found) ?? found),
  );
  return parts.join(',');
}

function paramText({ key, value }: ServiceParam): string {
  const name = paramName(key);
  const octets = fromHex(value);
  switch (key) {
    case PARAM.mandatory:
      return `${name}=${(mandatoryKeys(octets) ?? []).map(paramName).join(',')}`;
    case PARAM.alpn:
      return `${name}="${alpnText(octets)}"`;
    case PARAM.noDefaultAlpn:
      return name;
    case PARAM.port:
      return `${name}=${String(Number.parseInt(value, 16))}`;
    case PARAM.ipv4hint:
      return `${name}=${chunks(octets, 4).map(ipv4Text).join(',')}`;
    case PARAM.ipv6hint:
      return `${name}=${chunks(octets, 16).map(ipv6Text).join(',')}`;
    case PARAM.ech:
      return `${name}=${base64(value)}`;
    default:
      return octets.length === 0 ? name : `${name}="${textOf(octets)}"`;
  }
}

/** Seconds of the epoch, modulo 2^32, as `YYYYMMDDHHMMSS` of the time next to now (RFC 4034 section 3.2). */
function timeText(seconds: number, now: number): string {
  const today = Math.floor(now / 1000);
  const ahead = (((seconds - today) % 2 ** 32) + 2 ** 32) % 2 ** 32;
  const near = today + (ahead >= 2 ** 31 ? ahead - 2 ** 32 : ahead);
  return new Date(near * 1000).toISOString().replace(/\D/g, '').slice(0, 14);
}

/** Base32 with the extended hex alphabet, no padding (RFC 5155 section 3.3). */
function base32hex(hex: string): string {
  const bits = Array.from(fromHex(hex), (octet) => octet.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups
    .map((group) => Number.parseInt(group.padEnd(5, '0'), 2).toString(32))
    .join('')
    .toUpperCase();
}

const saltText = (salt: string): string => (salt === '' ? '-' : salt.toUpperCase());
const words = (...parts: readonly (string | number)[]): string =>
  parts
    .map(String)
    .filter((part) => part !== '')
    .join(' ');

/** RDATA of the rarer types in dig's words. `now` in epoch milliseconds. */
export function rareText(data: RareData, now: number): string {
  switch (data.kind) {
    case 'CAA':
      return words(data.flags, data.tag, `"${data.value}"`);
    case 'DS':
    case 'CDS': {
      const digest = inGroups(data.digest.toUpperCase());
      return words(data.keyTag, data.algorithm, data.digestType, digest);
    }
    case 'DNSKEY':
    case 'CDNSKEY':
      return words(data.flags, data.protocol, data.algorithm, inGroups(base64(data.publicKey)));
    case 'RRSIG':
      return words(
        ...[typeName(data.typeCovered), data.algorithm, data.labels, data.originalTtl],
        ...[timeText(data.expiration, now), timeText(data.inception, now), data.keyTag],
        ...[data.signer, inGroups(base64(data.signature))],
      );
    case 'NSEC':
      return words(data.next, ...data.types.map(typeName));
    case 'NSEC3':
      return words(
        ...[data.hashAlgorithm, data.flags, data.iterations, saltText(data.salt)],
        ...[base32hex(data.nextHash), ...data.types.map(typeName)],
      );
    case 'NSEC3PARAM':
      return words(data.hashAlgorithm, data.flags, data.iterations, saltText(data.salt));
    case 'SVCB':
    case 'HTTPS':
      return words(data.priority, data.target, ...data.params.map(paramText));
    case 'TLSA': {
      const association = inGroups(data.data.toUpperCase());
      return words(data.usage, data.selector, data.matchingType, association);
    }
    case 'SSHFP':
      return words(data.algorithm, data.fingerprintType, inGroups(data.fingerprint.toUpperCase()));
    case 'NAPTR':
      return words(
        ...[data.order, data.preference],
        ...[data.flags, data.services, data.regexp].map((text) => `"${text}"`),
        data.replacement,
      );
  }
}
