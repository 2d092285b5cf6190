import type { AnswerVerdict } from '../dns/answerVerdict.js';
import { compareAnswer } from '../dns/compare.js';
import { formatDig } from '../dns/digText.js';
import type { DnsExchange, DnsWay } from '../dns/types.js';
import { wayOf } from '../dns/way.js';
import { valueOf, type Fact } from '../model/fact.js';
import type { Message } from '../model/message.js';
import type { Vantage } from '../model/vantage.js';
import { version } from '../model/version.js';
import type { Dns } from '../ports.js';
import type { Couriers } from '../ports/couriers.js';
import { askInside } from './askInside.js';
import { sentenceOf } from './sentence.js';

/** One question to be asked from one vantage. */
export interface CheckRequest extends DnsWay {
  readonly vantage: Vantage;
  readonly name: string;
  /** `A`, `AAAA`, … */
  readonly type: string;
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

/** What asking needs; couriers only for vantages that are inside. */
export interface CheckDeps {
  readonly dns: Dns;
  readonly couriers?: Couriers;
}

/**
 * Asks once and judges the answer. Trouble of the network is a result; nothing is
 * thrown for it. An aborted signal gives a check whose verdict is `cancelled`. What
 * keeps a question from being asked inside at all is thrown as `PortError`.
 */
export async function runCheck(
  deps: CheckDeps,
  request: CheckRequest,
  signal: AbortSignal,
): Promise<Check> {
  const { expected } = request;
  const exchange = await ask(deps, request, signal);
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

function ask(
  { dns, couriers = {} }: CheckDeps,
  request: CheckRequest,
  signal: AbortSignal,
): Promise<DnsExchange> {
  const { vantage, name, type, transport } = request;
  if (vantage.through !== undefined) {
    return askInside(couriers, { vantage, name, type, transport }, signal);
  }
  const server = { address: vantage.address, port: vantage.port };
  return dns.query({ name, type, server, ...wayOf(request) }, signal);
}
