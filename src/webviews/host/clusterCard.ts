import { valueOf } from '../../core/model/fact.js';
import type { Message } from '../../core/model/message.js';
import { message } from '../../core/model/message.js';
import { vpcLabel } from '../../core/model/names.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type { Verdict } from '../../core/model/verdict.js';
import type { ClusterCard, VerdictView } from '../contract/setup.js';

/** The head of the page; absent while the cluster itself is not known. */
export function clusterCard(
  snapshot: Snapshot,
  clusterName: string,
  render: (message: Message) => string,
): ClusterCard | undefined {
  const cluster = valueOf(snapshot.clusters[clusterName]);
  if (!cluster) return undefined;
  const unknown = render(message('setup.notKnown'));
  return {
    name: cluster.name,
    ...(cluster.endpointName === undefined ? {} : { endpointName: cluster.endpointName }),
    version: cluster.version ?? unknown,
    status: cluster.status,
    access: render(message(`setup.access.${cluster.access ?? 'unknown'}`)),
    vpc: cluster.vpcId === undefined ? unknown : vpcLabel(valueOf(snapshot.vpcs), cluster.vpcId),
    accountId: valueOf(snapshot.identity)?.accountId ?? unknown,
    region: snapshot.scope.region,
    profile: snapshot.scope.profile,
  };
}

/** A verdict in the user's language; among verdicts on several clusters it names its own. */
export function verdictView(
  snapshot: Snapshot,
  verdict: Verdict,
  several: boolean,
  render: (message: Message) => string,
): VerdictView {
  const place =
    'vpcId' in verdict.vantage
      ? message('setup.from.vpc', { vpc: vpcLabel(valueOf(snapshot.vpcs), verdict.vantage.vpcId) })
      : message('setup.from.onPremises');
  const from = render(place);
  const { clusterName: cluster } = verdict;
  return {
    from: several ? render(message('setup.from.cluster', { cluster, from })) : from,
    necessity: verdict.necessity,
    summary: render(verdict.summary),
    evidence: verdict.evidence.map(render),
    advice: render(verdict.advice),
  };
}
