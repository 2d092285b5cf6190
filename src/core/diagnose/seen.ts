import { message, type Message } from '../model/message.js';
import type { Diagnosis } from './diagnosis.js';
import { ownAnswers, type LiveAnswer, type LiveConnection, type LiveNotAsked } from './live.js';

/**
 * What live checks saw, one line for each; those of the vantage itself beside what was computed.
 * Then what was not asked from there, and why.
 */
export function seenLines({ live, vantage, predicted }: Diagnosis): readonly Message[] {
  const own = ownAnswers({ live, vantage });
  const computed = ({ type, protocol }: LiveAnswer): string =>
    type === 'AAAA' ? predicted.aaaa : predicted[protocol];
  return [
    ...live.answers.map((one) =>
      own.includes(one) && !one.checkingDisabled
        ? message('diagnose.seenHere', { ...wordsOf(one), predicted: computed(one) })
        : message('diagnose.seenElsewhere', wordsOf(one)),
    ),
    ...live.connections.map((one) =>
      message('diagnose.connected', {
        vantage: one.vantageId,
        address: one.address,
        seen: connectionWords(one),
        predicted: predicted.apiTo[one.address] ?? 'unknown',
      }),
    ),
    ...notAskedLines(live.notAsked ?? []),
  ];
}

const whats = { name: 'udp/53, tcp/53', api: 'tcp/443' } as const;

/** The same reason for both is said once. */
export function notAskedLines(all: readonly LiveNotAsked[]): readonly Message[] {
  const reasons = new Map(all.map(({ why }) => [JSON.stringify(why), why]));
  return [...reasons].map(([reason, { key, args }]) => {
    const of = all.filter(({ why }) => JSON.stringify(why) === reason);
    return message(key, { ...args, what: of.map(({ what }) => whats[what]) });
  });
}

/** How far a connection came, in the words of what was done. */
export function connectionWords({ outcome, status }: LiveConnection): string {
  return status === undefined ? outcome : `${outcome}, GET /version ${status}`;
}

/** Where, how, and what: in the words of dig. */
function wordsOf({
  vantageId,
  protocol,
  type,
  verdict,
  rcode,
  addresses,
  ttl,
  checkingDisabled,
}: LiveAnswer) {
  const what = [rcode, ...addresses, ttl === undefined ? undefined : `TTL ${ttl}`];
  return {
    vantage: vantageId,
    how: `${protocol}/53 ${type}${checkingDisabled ? ' +cdflag' : ''}`,
    what: what.filter((one) => one !== undefined).join(' ') || '-',
    verdict,
  };
}
