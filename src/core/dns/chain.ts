import type { DnsMessage, DnsName } from './wire/message.js';
import { sameName } from './wire/name.js';

/** Most CNAME links followed (dns facts §1). */
export const MAX_LINKS = 16;

/** What the answer section says about the asked name. */
export interface AnswerChain {
  /** Names from the asked one on, in order. */
  readonly names: readonly DnsName[];
  /** A and AAAA addresses at the chain's end, as decoded. */
  readonly addresses: readonly string[];
  /** Smallest TTL of the records used, seconds; undefined when none was used. */
  readonly ttl: number | undefined;
  /** The chain came back to a name it had, or was over 16 links. */
  readonly looped: boolean;
}

/** Follows CNAMEs; only records that continue the asked name count (RFC 1034 section 3.6.2). */
export function followChain(message: DnsMessage): AnswerChain {
  const asked = message.questions[0]?.name;
  if (asked === undefined) return { names: [], addresses: [], ttl: undefined, looped: false };
  const names: DnsName[] = [asked];
  const ttls: number[] = [];
  for (;;) {
    const name = names.at(-1) ?? asked;
    const here = message.answers.filter((record) => sameName(record.name, name));
    const alias = here.find((record) => record.data.kind === 'CNAME');
    if (alias?.data.kind !== 'CNAME') {
      const found = here.flatMap(({ data, ttl }) =>
        data.kind === 'A' || data.kind === 'AAAA' ? [{ address: data.address, ttl }] : [],
      );
      ttls.push(...found.map(({ ttl }) => ttl));
      const addresses = found.map(({ address }) => address);
      return { names, addresses, ttl: smallest(ttls), looped: false };
    }
    const { target } = alias.data;
    ttls.push(alias.ttl);
    if (names.some((seen) => sameName(seen, target)) || names.length > MAX_LINKS) {
      return { names, addresses: [], ttl: smallest(ttls), looped: true };
    }
    names.push(target);
  }
}

function smallest(ttls: readonly number[]): number | undefined {
  return ttls.length === 0 ? undefined : Math.min(...ttls);
}
