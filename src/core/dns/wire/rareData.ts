import type { DnsName } from './message.js';

/**
 * The data of the types that are asked for less often. Octets are lower-case hex, names and texts
 * presentation text, numbers as on the wire.
 */
export type RareData =
  /** RFC 8659. */
  | { readonly kind: 'CAA'; readonly flags: number; readonly tag: string; readonly value: string }
  /** RFC 4034 section 5, RFC 7344. */
  | {
      readonly kind: 'DS' | 'CDS';
      readonly keyTag: number;
      readonly algorithm: number;
      readonly digestType: number;
      readonly digest: string;
    }
  /** RFC 4034 section 2, RFC 7344. */
  | {
      readonly kind: 'DNSKEY' | 'CDNSKEY';
      readonly flags: number;
      readonly protocol: number;
      readonly algorithm: number;
      readonly publicKey: string;
    }
  /** RFC 4034 section 3. */
  | {
      readonly kind: 'RRSIG';
      readonly typeCovered: number;
      readonly algorithm: number;
      readonly labels: number;
      /** Seconds. */
      readonly originalTtl: number;
      /** Seconds of the epoch, modulo 2^32, as is the next. */
      readonly expiration: number;
      readonly inception: number;
      readonly keyTag: number;
      readonly signer: DnsName;
      readonly signature: string;
    }
  /** RFC 4034 section 4. */
  | { readonly kind: 'NSEC'; readonly next: DnsName; readonly types: readonly number[] }
  /** RFC 5155 section 3. */
  | {
      readonly kind: 'NSEC3';
      readonly hashAlgorithm: number;
      readonly flags: number;
      readonly iterations: number;
      readonly salt: string;
      readonly nextHash: string;
      readonly types: readonly number[];
    }
  /** RFC 5155 section 4. */
  | {
      readonly kind: 'NSEC3PARAM';
      readonly hashAlgorithm: number;
      readonly flags: number;
      readonly iterations: number;
      readonly salt: string;
    }
  /** RFC 9460; parameters in ascending order of their keys. */
  | {
      readonly kind: 'SVCB' | 'HTTPS';
      readonly priority: number;
      readonly target: DnsName;
      readonly params: readonly ServiceParam[];
    }
  /** RFC 6698. */
  | {
      readonly kind: 'TLSA';
      readonly usage: number;
      readonly selector: number;
      readonly matchingType: number;
      readonly data: string;
    }
  /** RFC 4255. */
  | {
      readonly kind: 'SSHFP';
      readonly algorithm: number;
      readonly fingerprintType: number;
      readonly fingerprint: string;
    }
  /** RFC 3403. */
  | {
      readonly kind: 'NAPTR';
      readonly order: number;
      readonly preference: number;
      readonly flags: string;
      readonly services: string;
      readonly regexp: string;
      readonly replacement: DnsName;
    };

/** One parameter of a SVCB or HTTPS record: the key's number and its value's octets. */
export interface ServiceParam {
  readonly key: number;
  readonly value: string;
}
