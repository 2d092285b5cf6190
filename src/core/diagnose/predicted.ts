import { valueOf } from '../model/fact.js';
import { hasDualStackEndpoint } from '../model/ipFamily.js';
import type { Outcome } from './judgement.js';
import type { AnswerKind } from './name/answer.js';
import { apiOutcome, type Walked } from './walked.js';

/** What is computed of the ways to one address: `differs` from one place of the vantage to another. */
export type WayOutcome = Outcome | 'differs';

/** What is computed, without asking anybody. */
export interface Predicted {
  /** What a question for A ends in, by transport, … */
  readonly udp: AnswerKind;
  readonly tcp: AnswerKind;
  /** … and one for AAAA, over UDP. */
  readonly aaaa: AnswerKind;
  /** Whether clients connect to all of the control plane from everywhere at the vantage. */
  readonly api: Outcome;
  /** The same for each of its addresses. */
  readonly apiTo: Readonly<Record<string, WayOutcome>>;
}

/** Nothing could be computed. */
export const noPrediction: Predicted = {
  udp: 'unknown',
  tcp: 'unknown',
  aaaa: 'unknown',
  api: 'unknown',
  apiTo: {},
};

/** The prediction of what was walked. Pure. */
export function predictedOf(walked: Walked): Predicted {
  // What a server of somebody's own says is not computed.
  const computed = !['foreign', 'unknown'].includes(walked.resolver.kind);
  const answer = (protocol: 'udp' | 'tcp'): AnswerKind =>
    !computed
      ? 'unknown'
      : (walked.walks.find((one) => one.protocol === protocol)?.answer ?? 'unknown');
  const udp = answer('udp');
  return {
    udp,
    tcp: answer('tcp'),
    aaaa: found(walked, udp) && !hasDualStackEndpoint(walked.cluster) ? 'nodata' : udp,
    api: apiOutcome(walked),
    apiTo: apiTo(walked),
  };
}

/** Whether the name is there where the question ends; then it has AAAA records or none (aws facts §1.3). */
function found({ snapshot, cluster }: Walked, answer: AnswerKind): boolean {
  if (answer !== 'public') return answer === 'private';
  const told = valueOf(snapshot.publicAnswers[cluster.endpointName ?? '']) ?? [];
  return cluster.access !== 'private' || told.length > 0;
}

function apiTo({ api }: Walked): Readonly<Record<string, WayOutcome>> {
  const ways = new Map<string, Set<Outcome>>();
  for (const { flow } of api) {
    ways.set(flow.to.ip, (ways.get(flow.to.ip) ?? new Set()).add(flow.outcome));
  }
  return Object.fromEntries([...ways].map(([ip, outcomes]) => [ip, together(outcomes)]));
}

function together(outcomes: ReadonlySet<Outcome>): WayOutcome {
  const [only] = outcomes;
  if (only !== undefined && outcomes.size === 1) return only;
  return outcomes.has('unknown') ? 'unknown' : 'differs';
}
