import type { Evidence } from '../finding.js';
import { ownAnswers, type LiveAnswer } from '../live.js';
import { isRight } from '../walked.js';
import { finding, type Detector } from './detector.js';

const failsByServer = ['query-refused', 'server-failure'];

/** F33: the client's resolver answers without addresses where public DNS gives private ones. */
export const rebinding: Detector = (walked) => {
  const { live, cluster } = walked;
  const stripped = ownAnswers(walked).find(({ verdict }) => verdict === 'empty');
  const given = live.answers.find(
    ({ vantageId, verdict }) => fromElsewhere(vantageId) && verdict === 'private',
  );
  if (!stripped || !given) return [];
  return [
    finding({
      mode: 'F33',
      weight: 'cause',
      sentence: 'finding.rebinding',
      args: {
        vantage: stripped.vantageId,
        other: given.vantageId,
        name: cluster.endpointName ?? '',
      },
      evidence: [
        seenAnswer(stripped, 'ANSWER', '0, status NOERROR'),
        seenAnswer(given, 'ANSWER', given.addresses.join(', ')),
      ],
      advice: 'mend.rebinding',
    }),
  ];
};

/** F34: with validation off the same server answers. */
export const validation: Detector = (walked) => {
  const { live } = walked;
  const failed = ownAnswers(walked).find(
    ({ verdict, checkingDisabled }) => verdict === 'server-failure' && checkingDisabled !== true,
  );
  const works = live.answers.find(
    (one) =>
      one.checkingDisabled === true &&
      one.vantageId === failed?.vantageId &&
      ['private', 'public', 'mixed'].includes(one.verdict),
  );
  if (!failed || !works) return [];
  return [
    finding({
      mode: 'F34',
      weight: 'cause',
      sentence: 'finding.validation',
      args: { vantage: failed.vantageId },
      evidence: [
        seenAnswer(failed, 'status, CD=0', failed.rcode ?? 'SERVFAIL'),
        seenAnswer(works, 'status, CD=1', works.rcode ?? 'NOERROR'),
      ],
      advice: 'mend.validation',
    }),
  ];
};

/** F35: the inbound address answers when asked directly; the server that forwards fails. */
export const badForwarder: Detector = (walked) => {
  const { live } = walked;
  const failed = ownAnswers(walked).find(({ verdict }) => failsByServer.includes(verdict));
  const direct = live.answers.find(
    ({ vantageId, verdict }) => vantageId.startsWith('inbound:') && verdict === 'private',
  );
  if (!failed || !direct || validation(walked).length > 0) return [];
  return [
    finding({
      mode: 'F35',
      weight: 'cause',
      sentence: 'finding.badForwarder',
      args: { vantage: failed.vantageId, inbound: direct.vantageId },
      evidence: [
        seenAnswer(failed, 'status', failed.rcode ?? ''),
        seenAnswer(direct, 'ANSWER, RD=1', direct.addresses.join(', ')),
      ],
      advice: 'mend.badForwarder',
    }),
  ];
};

/** F44: this machine's tools ask a proxy, which resolves the name in its own network. */
export const proxy: Detector = ({ live, cluster }) => {
  if (!live.proxy || live.proxy.exempt) return [];
  const { variable, value, noProxy } = live.proxy;
  return [
    finding({
      mode: 'F44',
      weight: 'risk',
      sentence: 'finding.proxy',
      args: { variable, value, name: cluster.endpointName ?? '' },
      evidence: [
        { call: 'env', subject: variable, field: variable, value },
        { call: 'env', subject: 'NO_PROXY', field: 'NO_PROXY', value: noProxy || '(empty)' },
      ],
      advice: 'mend.proxy',
    }),
  ];
};

/** F45: an old answer is still in the cache of one resolver, and another has the new one. */
export const staleCache: Detector = (walked) => {
  const { live } = walked;
  // Where the name goes wrong by all that AWS says, a cache keeps only what it was told.
  const right = walked.walks.every(({ answer }) => isRight(walked, answer) !== false);
  const stale = (right ? ownAnswers(walked) : []).find(
    ({ verdict, ttl }) => ['stale', 'public', 'mixed'].includes(verdict) && ttl !== undefined,
  );
  const fresh = live.answers.find(
    ({ vantageId, verdict }) => verdict === 'private' && vantageId !== stale?.vantageId,
  );
  if (!stale || !fresh || !cached(live.answers, stale)) return [];
  return [
    finding({
      mode: 'F45',
      weight: 'cause',
      sentence: 'finding.staleCache',
      args: { vantage: stale.vantageId, ttl: stale.ttl ?? 0, other: fresh.vantageId },
      evidence: [
        seenAnswer(stale, 'ANSWER, TTL', `${stale.addresses.join(', ')}, ${stale.ttl ?? 0} s`),
        seenAnswer(fresh, 'ANSWER', fresh.addresses.join(', ')),
      ],
      advice: 'mend.staleCache',
    }),
  ];
};

/** A cache counts down: two answers of one server, the later with the smaller TTL. */
function cached(all: readonly LiveAnswer[], stale: LiveAnswer): boolean {
  return all.some(
    (one) =>
      one !== stale &&
      one.vantageId === stale.vantageId &&
      one.ttl !== undefined &&
      stale.ttl !== undefined &&
      one.ttl !== stale.ttl,
  );
}

/** The public resolver and the inbound addresses are what a client's own resolver is compared with. */
function fromElsewhere(vantageId: string): boolean {
  return vantageId === 'public' || vantageId.startsWith('inbound:');
}

/** What a live answer proves. */
export function seenAnswer(
  { vantageId, protocol }: LiveAnswer,
  field: string,
  value: string,
): Evidence {
  return { call: protocol === 'tcp' ? 'dig +tcp' : 'dig', subject: vantageId, field, value };
}
