import type { AnswerVerdict } from '../dns/answerVerdict.js';
import { compareAnswer } from '../dns/compare.js';
import { formatDig } from '../dns/digText.js';
import type { DnsExchange, DnsTransport } from '../dns/types.js';
import { valueOf, type Fact } from '../model/fact.js';
import type { Message } from '../model/message.js';
import type { Vantage } from '../model/vantage.js';
import { version } from '../model/version.js';
import type { Dns } from '../ports.js';
import { sentenceOf } from './sentence.js';

/** One question to be asked from one vantage. */
export interface CheckRequest {
  readonly vantage: Vantage;
  readonly name: string;
  /** `A`, `AAAA`, … */
  readonly type: string;
  readonly transport: DnsTransport;
  /** The control-plane addresses that a right answer is made of, or why they are not known. */
  readonly expected: Fact<readonly string[]>;
}

/** One query and what came of it. `at` in epoch milliseconds. */
export interface Check {
  readonly at: number;
  readonly request: CheckRequest;
  readonly exchange: DnsExchange;
  /** The exchange in dig's words. */
  readonly dig: string;
  readonly verdict: AnswerVerdict;
  readonly sentence: Message;
}

/**
 * Asks once and judges the answer. Trouble of the network is a result; nothing is
 * thrown for it. An aborted signal gives a check whose verdict is `cancelled`.
 */
export async function runCheck(
  { dns }: { readonly dns: Dns },
  request: CheckRequest,
  signal: AbortSignal,
): Promise<Check> {
  const { vantage, name, type, transport, expected } = request;
  const server = { address: vantage.address, port: vantage.port };
  const exchange = await dns.query({ name, type, server, transport }, signal);
  const verdict = compareAnswer(exchange, valueOf(expected));
  return {
    at: exchange.at,
    request,
    exchange,
    dig: formatDig(exchange, { version }),
    verdict,
    sentence: sentenceOf(verdict),
  };
}
