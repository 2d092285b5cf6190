import type { AnswerVerdict } from '../dns/answerVerdict.js';
import type { DnsExchange } from '../dns/types.js';
import { rcodeName } from '../dns/wire/rcodes.js';
import type { LiveAnswer } from './live.js';

/** What a diagnosis keeps of one exchange and its verdict. Pure. */
export function liveAnswerOf(
  asked: Pick<LiveAnswer, 'vantageId' | 'protocol' | 'type'>,
  exchange: DnsExchange,
  verdict: AnswerVerdict,
): LiveAnswer {
  const { knobs } = exchange.query;
  const ttl = 'ttl' in verdict ? verdict.ttl : undefined;
  return {
    ...asked,
    verdict: verdict.kind,
    addresses: 'matching' in verdict ? [...verdict.matching, ...verdict.foreign] : [],
    ...(exchange.kind === 'answer' ? { rcode: rcodeName(exchange.message.rcode) } : {}),
    ...(ttl === undefined ? {} : { ttl }),
    ...(knobs?.checkingDisabled ? { checkingDisabled: true } : {}),
  };
}
