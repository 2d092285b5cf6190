import { createHash } from 'node:crypto';
import type { RecordData, ResourceRecord } from '../../../../src/core/dns/wire/message.js';
import { nameText } from '../../../../src/core/dns/wire/name.js';
import { toHex } from '../../../../src/core/dns/wire/octets.js';
import { TYPE, typeNumber } from '../../../../src/core/dns/wire/recordTypes.js';
import { textOf } from '../../../../src/core/dns/wire/texts.js';

type Random = (below: number) => number;

/** Draws valid records of every type that has a text of its own here. */
export class RecordDrawer {
  constructor(private readonly random: Random) {}

  octets(least: number, most: number): Uint8Array {
    return Uint8Array.from({ length: least + this.random(most - least + 1) }, () =>
      this.random(256),
    );
  }

  hex(least: number, most: number): string {
    return toHex(this.octets(least, most));
  }

  /** Mostly plain, at times any octets. */
  label(): Uint8Array {
    if (this.random(8) === 0) return this.octets(1, 12);
    const text = createHash('sha256').update(this.octets(4, 4)).digest('hex');
    return Buffer.from(text.slice(0, 1 + this.random(20)));
  }

  name(): string {
    return nameText(Array.from({ length: this.random(5) }, () => this.label()));
  }

  text(most: number): string {
    const octets = this.random(3) === 0 ? this.octets(0, most) : this.label().slice(0, most);
    return textOf(octets);
  }

  types(): number[] {
    const some = Array.from({ length: this.random(8) }, () => this.random(65000) + 300);
    return [...new Set([TYPE.A, TYPE.RRSIG, TYPE.NSEC, TYPE.CAA, ...some])].sort((a, b) => a - b);
  }

  params(): { key: number; value: string }[] {
    const maybe = (key: number, value: () => string): { key: number; value: string }[] =>
      this.random(2) === 0 ? [{ key, value: value() }] : [];
    const alpn = (): string =>
      Array.from({ length: 1 + this.random(3) }, () => {
        const id = Buffer.from(['h3', 'a,b', 'c\\d', 'e"f', ''][this.random(5)] ?? '');
        const octets = id.length === 0 ? this.octets(1, 6) : id;
        return toHex(Uint8Array.of(octets.length, ...octets));
      }).join('');
    const given = [
      ...maybe(1, alpn),
      ...maybe(3, () => this.hex(2, 2)),
      ...maybe(4, () => this.hex(4, 4).repeat(1 + this.random(2))),
      ...maybe(5, () => this.hex(1, 80)),
      ...maybe(6, () => this.hex(16, 16)),
      ...maybe(667, () => this.hex(0, 20)),
    ];
    const withAlpn = given.some(({ key }) => key === 1);
    const all = [...given, ...(withAlpn ? maybe(2, () => '') : [])];
    const mandatory = withAlpn && this.random(3) === 0 ? [{ key: 0, value: '0001' }] : [];
    return [...mandatory, ...all].sort((a, b) => a.key - b.key);
  }

  private readonly kinds: readonly (() => RecordData)[] = [
    () => ({ kind: 'CAA', flags: this.random(256), tag: 'issue', value: this.text(300) }),
    () => ({
      ...{ kind: 'DS', keyTag: this.random(65536), algorithm: this.random(256) },
      ...{ digestType: 2, digest: this.hex(32, 32) },
    }),
    () => ({
      ...{ kind: 'CDS', keyTag: this.random(65536), algorithm: this.random(256) },
      ...{ digestType: 4, digest: this.hex(48, 48) },
    }),
    () => ({
      ...{ kind: 'DNSKEY', flags: 257, protocol: 3, algorithm: 13 },
      publicKey: this.hex(64, 64),
    }),
    () => ({
      ...{ kind: 'DNSKEY', flags: 256, protocol: 3, algorithm: 8 },
      publicKey: `03010001${this.hex(100, 260)}`,
    }),
    () => ({
      ...{ kind: 'CDNSKEY', flags: 257, protocol: 3, algorithm: 15 },
      publicKey: this.hex(32, 32),
    }),
    () => ({
      ...{ kind: 'RRSIG', typeCovered: this.random(2) === 0 ? 1 : 4711, algorithm: 13 },
      // dig refuses fewer labels than the signer has.
      ...{ labels: 4 + this.random(5), originalTtl: this.random(2 ** 31) },
      ...{ expiration: this.random(2 ** 32), inception: this.random(2 ** 32) },
      ...{ keyTag: this.random(65536), signer: this.name(), signature: this.hex(64, 64) },
    }),
    () => ({ kind: 'NSEC', next: this.name(), types: this.types() }),
    () => ({
      ...{ kind: 'NSEC3', hashAlgorithm: 1, flags: this.random(2), iterations: this.random(100) },
      ...{ salt: this.hex(0, 8), nextHash: this.hex(20, 20), types: this.types() },
    }),
    () => ({
      ...{ kind: 'NSEC3PARAM', hashAlgorithm: 1, flags: 0, iterations: this.random(100) },
      salt: this.hex(0, 8),
    }),
    () => ({
      ...{ kind: 'SVCB', priority: 1 + this.random(9), target: this.name() },
      params: this.params(),
    }),
    () => ({
      ...{ kind: 'HTTPS', priority: 1 + this.random(9), target: this.name() },
      params: this.params(),
    }),
    () => ({
      ...{ kind: 'TLSA', usage: 3, selector: 1, matchingType: this.random(3) },
      data: this.hex(32, 80),
    }),
    () => ({ kind: 'SSHFP', algorithm: 4, fingerprintType: 2, fingerprint: this.hex(32, 32) }),
    () => ({
      ...{ kind: 'NAPTR', order: this.random(100), preference: 1, flags: 'S' },
      ...{ services: this.text(20), regexp: '', replacement: this.name() },
    }),
    () => ({ kind: 'DNAME', target: this.name() }),
    () => ({ kind: 'CNAME', target: this.name() }),
    () => ({ kind: 'PTR', target: this.name() }),
    () => ({ kind: 'NS', target: this.name() }),
    () => ({ kind: 'MX', preference: this.random(65536), exchange: this.name() }),
    () => ({
      ...{ kind: 'SRV', priority: this.random(65536), weight: this.random(65536) },
      ...{ port: this.random(65536), target: this.name() },
    }),
    () => ({
      kind: 'TXT',
      texts: Array.from({ length: 1 + this.random(3) }, () => this.text(255)),
    }),
    () => ({ kind: 'unknown', hex: this.hex(0, 100) }),
  ];

  /** Number of kinds that `record` can draw. */
  get count(): number {
    return this.kinds.length;
  }

  /** A record of the n-th kind. */
  record(kind: number): ResourceRecord {
    const data = this.kinds[kind % this.kinds.length]?.() ?? { kind: 'unknown', hex: '' };
    const type = data.kind === 'unknown' ? 65280 : typeNumber(data.kind);
    // dig refuses an NSEC3 record whose owner is not a hash.
    const name = data.kind === 'NSEC3' ? '2t7b4g4vsa5smi47k61mv5bv1a22bojr.x.' : this.name();
    return { name, type, class: 1, ttl: this.random(2 ** 31), data };
  }
}
