import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isIPv4 } from 'node:net';

/** A certificate and its key, PEM. */
export interface SelfMade {
  readonly cert: string;
  readonly key: string;
}

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const ecdsaSha256 = sequence(hex('06082a8648ce3d040302'));

function time(at: number): Buffer {
  const text = `${new Date(at).toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
  return der(0x18, Buffer.from(text));
}

function altName(name: string): Buffer {
  return isIPv4(name)
    ? der(0x87, Buffer.from(name.split('.').map(Number)))
    : der(0x82, Buffer.from(name));
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function pemKey(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/**
 * A self-signed P-256 certificate for the names and IPv4 addresses, valid for a day around now or
 * around `at` (epoch ms). It is its own authority.
 */
export function selfMade(names: readonly string[], at = Date.now()): SelfMade {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const commonName = sequence(hex('0603550403'), der(0x0c, Buffer.from(names[0] ?? 'nobody')));
  const name = sequence(der(0x31, commonName));
  const extensions = sequence(
    sequence(hex('0603551d11'), der(0x04, sequence(...names.map(altName)))),
    // CA: true, so that it may be its own issuer.
    sequence(hex('0603551d13'), hex('0101ff'), der(0x04, sequence(hex('0101ff')))),
  );
  const body = sequence(
    der(0xa0, hex('020102')),
    der(0x02, Buffer.concat([hex('01'), randomBytes(8)])),
    ...[ecdsaSha256, name, sequence(time(at - 86_400_000), time(at + 86_400_000)), name],
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = sign('sha256', body, privateKey);
  const cert = pem(sequence(body, ecdsaSha256, der(0x03, hex('00'), signature)));
  return { cert, key: pemKey(privateKey) };
}
