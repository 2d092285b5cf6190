/**
 * The shape of a DNS message (RFC 1035 section 4, RFC 6891). Plain readonly data that survives JSON:
 * names and texts are presentation text with `\DDD` escapes (a bijection with the octets), other
 * octets are lower-case hex.
 */

import type { RareData } from './rareData.js';

/** An absolute domain name, escaped, with its trailing dot: `example.com.`; the root is `.`. */
export type DnsName = string;

/** Header bits (RFC 1035 section 4.1.1; AD and CD from RFC 4035 section 3.1.6). */
export interface HeaderFlags {
  readonly qr: boolean;
  /** 0 QUERY ... 15. */
  readonly opcode: number;
  readonly aa: boolean;
  readonly tc: boolean;
  readonly rd: boolean;
  readonly ra: boolean;
  /** The reserved bit. */
  readonly z: boolean;
  readonly ad: boolean;
  readonly cd: boolean;
}

/** One entry of the question section. */
export interface Question {
  readonly name: DnsName;
  /** Type number (RFC 1035 section 3.2.3). */
  readonly type: number;
  /** Class number, 1 is IN. */
  readonly class: number;
}

/** The data of a record, by kind; `unknown` is RFC 3597's generic form. */
export type RecordData =
  | { readonly kind: 'A'; readonly address: string }
  | { readonly kind: 'AAAA'; readonly address: string }
  | { readonly kind: 'CNAME' | 'NS' | 'PTR' | 'DNAME'; readonly target: DnsName }
  | {
      readonly kind: 'SOA';
      readonly primary: DnsName;
      readonly mailbox: DnsName;
      readonly serial: number;
      /** Seconds, as are the three that follow. */
      readonly refresh: number;
      readonly retry: number;
      readonly expire: number;
      readonly minimum: number;
    }
  | { readonly kind: 'MX'; readonly preference: number; readonly exchange: DnsName }
  | { readonly kind: 'TXT'; readonly texts: readonly string[] }
  | {
      readonly kind: 'SRV';
      readonly priority: number;
      readonly weight: number;
      readonly port: number;
      readonly target: DnsName;
    }
  | RareData
  | { readonly kind: 'unknown'; readonly hex: string };

/** One resource record. `ttl` in seconds; a TTL with the top bit set reads as 0 (RFC 2181 section 8). */
export interface ResourceRecord {
  readonly name: DnsName;
  readonly type: number;
  readonly class: number;
  readonly ttl: number;
  readonly data: RecordData;
}

/** One EDNS option (RFC 6891 section 6.1.2); options we do not read are kept as octets. */
export type EdnsOption =
  | { readonly kind: 'ede'; readonly infoCode: number; readonly text: string }
  | { readonly kind: 'cookie'; readonly client: string; readonly server: string }
  | { readonly kind: 'nsid'; readonly hex: string }
  /** RFC 7871: prefix lengths in bits. */
  | {
      readonly kind: 'client-subnet';
      readonly address: string;
      readonly source: number;
      readonly scope: number;
    }
  | { readonly kind: 'unknown'; readonly code: number; readonly hex: string };

/** The OPT record, without its extended rcode bits (those are in `DnsMessage.rcode`). */
export interface Edns {
  readonly version: number;
  /** Largest UDP payload the sender takes, octets. */
  readonly udpSize: number;
  readonly dnssecOk: boolean;
  readonly options: readonly EdnsOption[];
}

/** A whole message. `edns` stands for the OPT record, which is not listed in `additionals`. */
export interface DnsMessage {
  /** 0 to 65535. */
  readonly id: number;
  readonly flags: HeaderFlags;
  /** Header rcode plus the extended bits of OPT: 0 to 4095 (RFC 6891 section 6.1.3). */
  readonly rcode: number;
  readonly questions: readonly Question[];
  readonly answers: readonly ResourceRecord[];
  readonly authorities: readonly ResourceRecord[];
  readonly additionals: readonly ResourceRecord[];
  readonly edns?: Edns;
}
