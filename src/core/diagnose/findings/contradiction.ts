import { hasDualStackEndpoint } from '../../model/ipFamily.js';
import { ownAnswers, type LiveAnswer } from '../live.js';
import { predictedOf } from '../predicted.js';
import { connectionWords } from '../seen.js';
import { isRight, type Walked } from '../walked.js';
import { distinct, finding, type Detector } from './detector.js';
import { badForwarder, rebinding, seenAnswer, staleCache, validation } from './live.js';
import { forwardedNowhere } from './publicAnswer.js';

/**
 * What was computed and what was seen do not agree: something on the way is not what AWS's
 * answers say, or changed since they were read. Only what was seen from the vantage itself counts.
 */
export const contradiction: Detector = (walked) => [...ofNames(walked), ...ofConnections(walked)];

function ofNames(walked: Walked) {
  // A named cause on the client's side explains why it differs.
  const explained = [rebinding, validation, badForwarder, staleCache, forwardedNowhere].some(
    (detect) => detect(walked).length > 0,
  );
  // What a server of somebody's own says is not computed either (F5, F6).
  const computed = !['foreign', 'unknown'].includes(walked.resolver.kind);
  if (explained || !computed) return [];
  const own = ownAnswers(walked).filter(({ checkingDisabled }) => checkingDisabled !== true);
  const withRecords = hasDualStackEndpoint(walked.cluster);
  const of = (seen: LiveAnswer) => differs(walked, seen);
  const differing = own.filter((one) => one.type === 'A' || withRecords).flatMap(of);
  if (withRecords || differing.length > 0) return distinct(differing);
  return distinct(own.filter(({ type }) => type === 'AAAA').flatMap((one) => stray(walked, one)));
}

/** A name with records of the type that is asked for. */
function differs(walked: Walked, seen: LiveAnswer) {
  const walk = walked.walks.find(({ protocol }) => protocol === seen.protocol);
  const expected = walk && isRight(walked, walk.answer);
  const got = rightness(seen);
  if (expected === undefined || got === undefined || expected === got) return [];
  return [told(walked, expected, seen)];
}

/**
 * A name without AAAA records: where it is found, so is their absence. Only what NAT64 makes of its
 * IPv4 addresses (RFC 6052 section 2.1) is taken for them as well.
 */
function stray(walked: Walked, seen: LiveAnswer) {
  const walk = walked.walks.find(({ protocol }) => protocol === seen.protocol);
  if (!walk || isRight(walked, walk.answer) !== true) return [];
  const { verdict, addresses, vantageId } = seen;
  if (addresses.some((ip) => !ip.startsWith('64:ff9b::'))) {
    const text = addresses.join(', ');
    return [
      finding({
        weight: 'contradiction',
        sentence: 'finding.strayAaaa',
        args: { name: walked.cluster.endpointName ?? '', vantage: vantageId, seen: text },
        evidence: [seenAnswer(seen, 'ANSWER', text)],
        advice: 'mend.strayAaaa',
      }),
    ];
  }
  const none = ['empty', 'empty-as-expected'].includes(verdict) || addresses.length > 0;
  return none || rightness(seen) === undefined ? [] : [told(walked, true, seen)];
}

function rightness({ verdict }: LiveAnswer): boolean | undefined {
  if (verdict === 'private') return true;
  return ['not-compared', 'cancelled', 'invalid-query'].includes(verdict) ? undefined : false;
}

function told(walked: Walked, expected: boolean, seen: LiveAnswer) {
  const { protocol, type, verdict } = seen;
  const what = type === 'A' ? `${protocol}/53` : `${protocol}/53 ${type}`;
  return finding({
    weight: 'contradiction',
    sentence: expected ? 'finding.worksOnPaper' : 'finding.failsOnPaper',
    args: { what, seen: verdict, name: walked.cluster.endpointName ?? '' },
    evidence: [{ call: 'dig', subject: seen.vantageId, field: what, value: verdict }],
    advice: 'mend.contradiction',
  });
}

/**
 * Each address by itself: one that every place of the vantage should reach, or none. Where the
 * places differ, one connection says nothing of the others.
 */
function ofConnections(walked: Walked) {
  const { apiTo } = predictedOf(walked);
  const { connections } = walked.live;
  const dead = connections.filter(
    ({ address, outcome }) => apiTo[address] === 'pass' && outcome !== 'reached',
  );
  const alive = connections.filter(
    ({ address, outcome }) => apiTo[address] === 'drop' && outcome === 'reached',
  );
  return [[true, dead] as const, [false, alive] as const].flatMap(([expected, some]) => {
    if (some.length === 0) return [];
    const seen = some.map(({ address, outcome }) => `${address} ${outcome}`);
    return [
      finding({
        weight: 'contradiction',
        sentence: expected ? 'finding.worksOnPaper' : 'finding.failsOnPaper',
        args: { what: 'tcp/443', seen, name: walked.cluster.endpointName ?? '' },
        evidence: some.map((one) => ({
          call: 'connect',
          subject: one.vantageId,
          field: `tcp/443 ${one.address}`,
          value: connectionWords(one),
        })),
        advice: 'mend.contradiction',
      }),
    ];
  });
}
