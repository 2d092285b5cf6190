import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import type { Cluster } from '../model/cluster.js';
import { der } from './der.js';

/** What a cluster's API server shows, and who vouches for it; PEM. */
export interface ClusterCertificates {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

const tenYears = 10 * 365 * 24 * 60 * 60 * 1000;
const ed25519 = der.sequence(der.oid('1.3.101.112'));

/**
 * The certificates of a cluster's control plane, by an authority of its own, as EKS makes them.
 * Keys come from the cluster's name and birth, and Ed25519 signs without chance: the same state
 * gives the same certificates, nothing has to be kept, and a cluster made anew has another
 * authority. They vouch for nothing outside of this sandbox.
 */
export function certificatesOf(cluster: Cluster): ClusterCertificates {
  const seed = `${cluster.arn}/${cluster.createdAt}`;
  const authorityKey = keyFrom(`authority of ${seed}`);
  const ownKey = keyFrom(`API server of ${seed}`);
  const host = cluster.endpointHost?.toLowerCase() ?? 'localhost';
  const authority = certificate(
    { subject: 'kubernetes', key: authorityKey, at: cluster.createdAt, serial: seed },
    authorityKey,
    // basicConstraints CA; keyUsage digitalSignature, keyEncipherment, keyCertSign.
    [
      extension('2.5.29.19', true, der.sequence(der.boolean(true))),
      extension('2.5.29.15', true, der.flags(0xa4, 2)),
    ],
  );
  const names = [host, 'kubernetes', 'kubernetes.default', 'kubernetes.default.svc'];
  const own = certificate(
    { subject: 'kube-apiserver', key: ownKey, at: cluster.createdAt, serial: `${seed}/own` },
    authorityKey,
    // keyUsage digitalSignature; extendedKeyUsage serverAuth; subjectAltName.
    [
      extension('2.5.29.15', true, der.flags(0x80, 7)),
      extension('2.5.29.37', false, der.sequence(der.oid('1.3.6.1.5.5.7.3.1'))),
      extension(
        '2.5.29.17',
        false,
        der.sequence(...names.map((name) => der.implicit(2, Buffer.from(name, 'ascii')))),
      ),
    ],
  );
  const key = ownKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { authority: pem(authority), certificate: pem(own), key };
}

interface Subject {
  readonly subject: string;
  readonly key: KeyObject;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly serial: string;
}

/** RFC 5280 §4.1; issuer is always the authority. */
function certificate(
  { subject, key, at, serial }: Subject,
  issuerKey: KeyObject,
  extensions: readonly Buffer[],
): Buffer {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const body = der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))),
    der.integer(Buffer.concat([Buffer.from([1]), hash(serial).subarray(0, 8)])),
    ed25519,
    nameOf('kubernetes'),
    der.sequence(der.time(at - 60_000), der.time(at + tenYears)),
    nameOf(subject),
    publicKey,
    der.explicit(3, der.sequence(...extensions, ...keyIds(key, issuerKey))),
  );
  return der.sequence(body, ed25519, der.bits(sign(null, body, issuerKey)));
}

/** subjectKeyIdentifier and authorityKeyIdentifier, without which strict readers take no certificate. */
function keyIds(key: KeyObject, issuerKey: KeyObject): Buffer[] {
  const idOf = (one: KeyObject): Buffer =>
    hash(createPublicKey(one).export({ type: 'spki', format: 'der' })).subarray(0, 20);
  return [
    extension('2.5.29.14', false, der.octets(idOf(key))),
    extension('2.5.29.35', false, der.sequence(der.implicit(0, idOf(issuerKey)))),
  ];
}

function nameOf(commonName: string): Buffer {
  return der.sequence(der.set(der.sequence(der.oid('2.5.4.3'), der.text(commonName))));
}

function extension(oid: string, critical: boolean, value: Buffer): Buffer {
  return der.sequence(der.oid(oid), ...(critical ? [der.boolean(true)] : []), der.octets(value));
}

/** RFC 8410 §7: a private key is the 32 octets of a seed. */
function keyFrom(seed: string): KeyObject {
  const content = der.sequence(
    der.integer(Buffer.from([0])),
    ed25519,
    der.octets(der.octets(hash(seed))),
  );
  return createPrivateKey({ key: content, format: 'der', type: 'pkcs8' });
}

function hash(text: string | Buffer): Buffer {
  return createHash('sha256').update(text).digest();
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
