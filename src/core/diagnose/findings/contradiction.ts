import { isRight, apiOutcome, type Walked } from '../walked.js';
import { ownAnswers, type LiveAnswer } from '../live.js';
import { distinct, finding, type Detector } from './detector.js';
import { badForwarder, rebinding, staleCache, validation } from './live.js';
import { forwardedNowhere } from './publicAnswer.js';

/**
 * What was computed and what was seen do not agree: something on the way is not what AWS's
 * answers say, or changed since they were read. Only answers from the vantage itself count.
 */
export const contradiction: Detector = (walked) => {
  const { live } = walked;
  const own = ownAnswers(walked).filter(({ checkingDisabled }) => checkingDisabled !== true);
  // A named cause on the client's side explains why it differs.
  const explained = [rebinding, validation, badForwarder, staleCache, forwardedNowhere].some(
    (detect) => detect(walked).length > 0,
  );
  // What a server of somebody's own says is not computed either (F5, F6).
  const computed = !['foreign', 'unknown'].includes(walked.resolver.kind);
  const dns = (explained || !computed ? [] : own).flatMap((seen) => {
    const walk = walked.walks.find(({ protocol }) => protocol === seen.protocol);
    const expected = walk && isRight(walked, walk.answer);
    const got = rightness(seen);
    if (!walk || expected === undefined || got === undefined || expected === got) return [];
    return [told(walked, expected, `${seen.protocol}/53`, seen.verdict, seen.vantageId)];
  });
  const api = apiOutcome(walked);
  const connected = live.connections.map(({ outcome }) => outcome === 'reached');
  const all = connected.length > 0 && connected.every(Boolean);
  const none = connected.length > 0 && !connected.some(Boolean);
  const differs = (api === 'drop' && all) || (api === 'pass' && none);
  const text = live.connections.map(({ address, outcome }) => `${address} ${outcome}`).join(', ');
  return [
    ...distinct(dns),
    ...(differs ? [told(walked, api === 'pass', 'tcp/443', text, 'connect')] : []),
  ];
};

function rightness({ verdict }: LiveAnswer): boolean | undefined {
  if (verdict === 'private') return true;
  return ['not-compared', 'cancelled', 'invalid-query'].includes(verdict) ? undefined : false;
}

function told(walked: Walked, expected: boolean, what: string, seen: string, subject: string) {
  return finding({
    weight: 'contradiction',
    sentence: expected ? 'finding.worksOnPaper' : 'finding.failsOnPaper',
    args: { what, seen, name: walked.cluster.endpointName ?? '' },
    evidence: [
      { call: subject === 'connect' ? 'connect' : 'dig', subject, field: what, value: seen },
    ],
    advice: 'mend.contradiction',
  });
}
