import { notRead } from '../model/fact.js';
import { message, type Message } from '../model/message.js';
import type { Snapshot } from '../model/snapshot.js';
import { whyUnknown } from '../model/why.js';
import type { Diagnosis } from './diagnosis.js';
import type { Finding, Weight } from './finding.js';
import { detectors } from './findings/all.js';
import { noLiveEvidence, type LiveEvidence } from './live.js';
import { notChecked, toNotChecked } from './missing.js';
import { pathOf } from './path.js';
import { noPrediction, predictedOf } from './predicted.js';
import type { ClientVantage } from './vantage.js';
import { apiOutcome, isRight, walk, type Walked } from './walked.js';

const order: readonly Weight[] = ['cause', 'contradiction', 'obstacle', 'blind', 'risk'];

/**
 * Why a cluster's endpoint name does or does not give the control plane's addresses to clients
 * at a vantage, and whether they connect: the whole way as AWS would go it, from a snapshot,
 * together with what live checks saw. Pure; time grows with the snapshot's size.
 */
export function diagnose(
  snapshot: Snapshot,
  clusterName: string,
  vantage: ClientVantage,
  live: LiveEvidence = noLiveEvidence,
): Diagnosis {
  const fact = snapshot.clusters[clusterName] ?? notRead;
  const cluster = fact.known ? fact.value : undefined;
  if (cluster?.kind !== 'eks' || cluster.endpointName === undefined) {
    const why = whyUnknown(fact);
    return {
      clusterName,
      vantage,
      outcome: 'unknown',
      summary: cluster
        ? message('diagnose.notApplicable', { cluster: clusterName, status: cluster.status })
        : message('diagnose.unknownCluster', { cluster: clusterName, why }),
      predicted: noPrediction,
      live,
      findings: [],
      notChecked: cluster
        ? []
        : [toNotChecked({ call: 'eks:DescribeCluster', subject: clusterName, fact })],
      path: [],
    };
  }
  const walked = walk(snapshot, cluster, vantage, live);
  const findings = detectors
    .flatMap((detect) => detect(walked))
    .toSorted((a, b) => order.indexOf(a.weight) - order.indexOf(b.weight));
  const outcome = outcomeOf(walked, findings);
  return {
    clusterName,
    endpointName: cluster.endpointName,
    vantage,
    outcome,
    summary: summaryOf(walked, outcome, findings),
    predicted: predictedOf(walked),
    live,
    findings,
    notChecked: notChecked(walked),
    path: pathOf(walked),
  };
}

function outcomeOf(walked: Walked, findings: readonly Finding[]): Diagnosis['outcome'] {
  if (findings.some(({ weight }) => weight === 'cause')) return 'fails';
  const right = walked.walks.map(({ answer }) => isRight(walked, answer));
  if (right.includes(false) || apiOutcome(walked) === 'drop') return 'fails';
  const outside = walked.vantage.kind === 'public';
  const disputed = findings.some(({ weight }) => weight === 'contradiction');
  const connects = outside || apiOutcome(walked) === 'pass';
  const bypass = walked.resolver.kind === 'unknown';
  const computed = right.every((one) => one === true) && connects && !bypass;
  return computed && !disputed ? 'works' : 'unknown';
}

function summaryOf(
  walked: Walked,
  outcome: Diagnosis['outcome'],
  findings: readonly Finding[],
): Message {
  const [first] = findings;
  const cluster = walked.cluster.name;
  if (outcome === 'works') return message('diagnose.works', { cluster });
  if (outcome === 'fails' && first?.weight === 'cause') return first.sentence;
  if (outcome === 'unknown' && first?.weight === 'contradiction') return first.sentence;
  return message(outcome === 'fails' ? 'diagnose.failsUnnamed' : 'diagnose.unknown', { cluster });
}
