import { message, type Message } from '../model/message.js';
import type { Diagnosis } from './diagnosis.js';
import { ownAnswers, type LiveAnswer } from './live.js';

/** What live checks saw, one line for each; those of the vantage itself beside what was computed. */
export function seenLines({ live, vantage, predicted }: Diagnosis): readonly Message[] {
  const own = ownAnswers({ live, vantage });
  return [
    ...live.answers.map((one) =>
      own.includes(one) && !one.checkingDisabled
        ? message('diagnose.seenHere', { ...wordsOf(one), predicted: predicted[one.protocol] })
        : message('diagnose.seenElsewhere', wordsOf(one)),
    ),
    ...live.connections.map(({ address, outcome: seen }) =>
      message('diagnose.connected', { address, seen, predicted: predicted.api }),
    ),
  ];
}

/** Where, how, and what: in the words of dig. */
function wordsOf({
  vantageId,
  protocol,
  verdict,
  rcode,
  addresses,
  ttl,
  checkingDisabled,
}: LiveAnswer) {
  const what = [rcode, ...addresses, ttl === undefined ? undefined : `TTL ${ttl}`];
  return {
    vantage: vantageId,
    how: `${protocol}/53${checkingDisabled ? ' +cdflag' : ''}`,
    what: what.filter((one) => one !== undefined).join(' ') || '-',
    verdict,
  };
}
