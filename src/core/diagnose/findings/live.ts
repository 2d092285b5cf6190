import type { Evidence } from '../finding.js';
import { message } from '../../model/message.js';
import { ownAnswers, type LiveAnswer } from '../live.js';
import { isRight } from '../walked.js';
import { finding, type Detector } from './detector.js';

const failsByServer = ['query-refused', 'server-failure'];

/** F33: the client's resolver answers without addresses where public DNS gives private ones. */
export const rebinding: Detector = (walked) => {
  const { live, cluster } = walked;
  const [stripped, given] = pairOf(
    ownAnswers(walked).filter(({ verdict }) => verdict === 'empty'),
    live.answers.filter(
      ({ vantageId, verdict }) => fromElsewhere(vantageId) && verdict === 'private',
    ),
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
  const [failed, works] = pairOf(
    ownAnswers(walked).filter(
      ({ verdict, checkingDisabled }) => verdict === 'server-failure' && checkingDisabled !== true,
    ),
    live.answers.filter(
      ({ verdict, checkingDisabled }) =>
        checkingDisabled === true && ['private', 'public', 'mixed'].includes(verdict),
    ),
    (one, other) => one.vantageId === other.vantageId,
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
  const [failed, direct] = pairOf(
    ownAnswers(walked).filter(({ verdict }) => failsByServer.includes(verdict)),
    live.answers.filter(
      ({ vantageId, verdict }) => vantageId.startsWith('inbound:') && verdict === 'private',
    ),
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
        {
          call: 'env',
          subject: 'NO_PROXY',
          field: 'NO_PROXY',
          value: noProxy || message('value.empty'),
        },
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
  const [stale, fresh] = pairOf(
    (right ? ownAnswers(walked) : []).filter(
      ({ verdict, ttl }) => ['stale', 'public', 'mixed'].includes(verdict) && ttl !== undefined,
    ),
    live.answers.filter(({ verdict }) => verdict === 'private'),
    (one, other) => one.vantageId !== other.vantageId,
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
      one.type === stale.type &&
      one.ttl !== undefined &&
      stale.ttl !== undefined &&
      one.ttl !== stale.ttl,
  );
}

/** The first two answers to one question of which the one shows what is wrong with the other. */
export function pairOf(
  wrong: readonly LiveAnswer[],
  right: readonly LiveAnswer[],
  fits: (one: LiveAnswer, other: LiveAnswer) => boolean = () => true,
): readonly [LiveAnswer, LiveAnswer] | readonly [] {
  for (const one of wrong) {
    const other = right.find((each) => each.type === one.type && fits(one, each));
    if (other) return [one, other];
  }
  return [];
}

/** The public resolver and the inbound addresses are what a client's own resolver is compared with. */
function fromElsewhere(vantageId: string): boolean {
  return vantageId === 'public' || vantageId.startsWith('inbound:');
}

/** What a live answer proves. */
export function seenAnswer(
  { vantageId, protocol, type }: LiveAnswer,
  field: string,
  value: string,
): Evidence {
  const words = ['dig', ...(type === 'A' ? [] : [type]), ...(protocol === 'tcp' ? ['+tcp'] : [])];
  return { call: words.join(' '), subject: vantageId, field, value };
}
