import type { AnswerVerdict } from '../../core/dns/answerVerdict.js';
import { digCommand } from '../../core/dns/dig/digCommand.js';
import { dataText } from '../../core/dns/dig/recordText.js';
import type { DnsExchange } from '../../core/dns/types.js';
import { rcodeName } from '../../core/dns/wire/rcodes.js';
import { typeName } from '../../core/dns/wire/recordTypes.js';
import type { Message } from '../../core/model/message.js';
import { serverText } from '../../core/model/vantage.js';
import type { Check } from '../../core/verify/check.js';
import type { CheckView } from '../contract/checks.js';

/** One check as the page shows it; `id` is the page's handle on it. */
export function checkView(
  check: Check,
  id: string,
  render: (message: Message) => string,
): CheckView {
  const { request, exchange } = check;
  const { vantage } = request;
  const answered = exchange.kind === 'answer' ? exchange : undefined;
  return {
    id,
    at: check.at,
    vantage: vantage.name,
    server: serverText(vantage),
    transport: (answered?.transport ?? request.transport).toUpperCase(),
    name: request.name,
    type: request.type,
    status: statusWord(exchange),
    answers: (answered?.message.answers ?? []).map(({ type, data, ttl }) => ({
      type: typeName(type),
      data: dataText(data),
      ttl,
    })),
    ...(answered && { ms: answered.ms }),
    tone: toneOf(check.verdict),
    sentence: render(check.sentence),
    dig: check.dig,
    command: digCommand(exchange.query),
  };
}

/** dig's word for the answer's code, or how the exchange ended without one. */
export function statusWord(exchange: DnsExchange): string {
  return exchange.kind === 'answer' ? rcodeName(exchange.message.rcode) : exchange.kind;
}

/** How much a verdict should alarm. */
export function toneOf(verdict: AnswerVerdict): CheckView['tone'] {
  switch (verdict.kind) {
    case 'private':
    case 'empty-as-expected':
      return 'good';
    case 'not-compared':
    case 'cancelled':
      return 'neutral';
    case 'stale':
    case 'mixed':
    case 'empty':
      return 'warning';
    default:
      return 'bad';
  }
}
