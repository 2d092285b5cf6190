import { isPrivateAddress } from '../model/cidr.js';
import { canonicalAddress } from './canonicalAddress.js';
import type { AddressComparison, AnswerVerdict } from './answerVerdict.js';
import { followChain } from './chain.js';
import type { DnsAnswered, DnsExchange } from './types.js';
import { RCODE } from './wire/rcodes.js';
import { TYPE } from './wire/recordTypes.js';

function compareAddresses(
  answered: readonly string[],
  expected: readonly string[],
  ttl: number | undefined,
): AddressComparison {
  const got = [...new Set(answered)].sort();
  return {
    matching: got.filter((address) => expected.includes(address)),
    missing: expected.filter((address) => !got.includes(address)),
    foreign: got.filter((address) => !expected.includes(address)),
    ttl,
  };
}

function judgeAddresses(comparison: AddressComparison): AnswerVerdict {
  const { foreign, matching } = comparison;
  if (foreign.length === 0) return { kind: 'private', ...comparison };
  const strangers = foreign.filter((address) => !isPrivateAddress(address));
  if (strangers.length === 0) return { kind: 'stale', ...comparison };
  const anyPrivate = matching.length > 0 || strangers.length < foreign.length;
  return { kind: anyPrivate ? 'mixed' : 'public', ...comparison };
}

function judgeAnswer(
  exchange: DnsAnswered,
  controlPlane: readonly string[] | undefined,
): AnswerVerdict {
  const { message } = exchange;
  const ede = (message.edns?.options ?? []).flatMap((option) =>
    option.kind === 'ede' ? [option.infoCode] : [],
  );
  if (message.rcode === RCODE.NXDOMAIN) return { kind: 'name-error' };
  if (message.rcode === RCODE.SERVFAIL) return { kind: 'server-failure', ede };
  if (message.rcode === RCODE.REFUSED) return { kind: 'query-refused', ede };
  if (message.rcode !== RCODE.NOERROR) return { kind: 'other-rcode', rcode: message.rcode };
  const chain = followChain(message);
  if (chain.looped) return { kind: 'alias-loop', names: chain.names };
  const v6 = message.questions[0]?.type === TYPE.AAAA;
  const expected = [...new Set((controlPlane ?? []).map(canonicalAddress))]
    .filter((address) => address.includes(':') === v6)
    .sort();
  if (chain.addresses.length === 0) {
    const none = controlPlane !== undefined && v6 && expected.length === 0;
    return { kind: none ? 'empty-as-expected' : 'empty' };
  }
  const comparison = compareAddresses(chain.addresses, expected, chain.ttl);
  if (controlPlane === undefined) return { kind: 'not-compared', ...comparison };
  return judgeAddresses(comparison);
}

/**
 * Compares an A or AAAA exchange with the cluster's control-plane ENI addresses (IPv4 and IPv6
 * text; undefined when they are not known). Pure. An answer that is a subset of the ENIs is right.
 * Throws WireError `bad-address` when a control-plane address is not an IP address.
 */
export function compareAnswer(
  exchange: DnsExchange,
  controlPlane: readonly string[] | undefined,
): AnswerVerdict {
  switch (exchange.kind) {
    case 'answer':
      return judgeAnswer(exchange, controlPlane);
    case 'refused':
      return { kind: 'connection-refused' };
    case 'closed':
      return { kind: 'connection-closed', detail: exchange.detail };
    case 'unreachable':
    case 'malformed':
    case 'tls-failed':
    case 'http-failed':
    case 'invalid-query':
      return { kind: exchange.kind, detail: exchange.detail };
    case 'timeout':
    case 'cancelled':
      return { kind: exchange.kind };
  }
}
