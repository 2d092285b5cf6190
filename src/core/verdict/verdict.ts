import type { Cluster } from '../model/cluster.js';
import { isPrivateAddress } from '../model/cidr.js';
import { foreignNameServers } from '../model/dhcp.js';
import { notRead, valueOf } from '../model/fact.js';
import { message, type Message, type MessageKey } from '../model/message.js';
import { vpcLabel } from '../model/names.js';
import type { Snapshot } from '../model/snapshot.js';
import type { Necessity, Verdict, VerdictVantage } from '../model/verdict.js';
import { whyUnknown } from '../model/why.js';
import { accessEvidence, publicEvidence } from './evidence.js';
import { servedBy } from './served.js';

/**
 * Whether the Resolver solution is needed for a cluster from a vantage: the table of
 * aws facts §1.2, with the evidence for the row that applies. Pure.
 */
export function verdictFor(
  snapshot: Snapshot,
  clusterName: string,
  vantage: VerdictVantage,
): Verdict {
  const fact = snapshot.clusters[clusterName] ?? notRead;
  const say = (found: Found): Verdict => ({ clusterName, vantage, ...found });
  if (!fact.known) {
    return say({
      necessity: 'unknown',
      summary: message('verdict.unknownCluster', { cluster: clusterName, why: whyUnknown(fact) }),
      evidence: [],
      advice: message('advice.readAgain'),
    });
  }
  return say(notApplicable(fact.value) ?? forNetwork(snapshot, fact.value, vantage));
}

type Found = Omit<Verdict, 'clusterName' | 'vantage'>;

function notApplicable(cluster: Cluster): Found | undefined {
  const reject = (
    summary: MessageKey,
    advice: MessageKey,
    evidence: readonly Message[],
  ): Found => ({
    necessity: 'notApplicable',
    summary: message(summary, { cluster: cluster.name, status: cluster.status }),
    evidence,
    advice: message(advice),
  });
  if (cluster.kind === 'external') return reject('verdict.external', 'advice.nothingHere', []);
  if (cluster.kind === 'outposts') return reject('verdict.outposts', 'advice.nothingHere', []);
  if (!cluster.endpointName) {
    const evidence = [message('evidence.status', { status: cluster.status })];
    return reject('verdict.noEndpoint', 'advice.waitForEndpoint', evidence);
  }
  if (cluster.access === 'public') {
    return reject('verdict.publicOnly', 'advice.enablePrivate', [accessEvidence(cluster)]);
  }
  return undefined;
}

function forNetwork(snapshot: Snapshot, cluster: Cluster, vantage: VerdictVantage): Found {
  const vpcId = 'vpcId' in vantage ? vantage.vpcId : undefined;
  const vpc = vpcId ? vpcLabel(valueOf(snapshot.vpcs), vpcId) : message('unknown.vpc');
  if (vpcId && vpcId === cluster.vpcId) {
    return found('notNeeded', message('verdict.ownVpc', { vpc }), 'advice.nothingToDo', [
      message('evidence.hostedZone', { vpc }),
    ]);
  }
  const served = vpcId ? servedBy(snapshot, cluster, vpcId) : undefined;
  if (served?.inPlace) {
    const { rule, profile } = served.inPlace;
    const summary = profile
      ? message('verdict.servedByProfile', { rule, vpc, profile })
      : message('verdict.served', { rule, vpc });
    return found('alreadyServed', summary, 'advice.nothingToDo', served.evidence);
  }
  const evidence = [
    accessEvidence(cluster),
    publicEvidence(snapshot, cluster),
    ...(served?.evidence ?? []),
  ];
  return cluster.access === 'private'
    ? privateOnly(snapshot, cluster, vantage, vpc, evidence)
    : found('needed', message('verdict.bothModes', { vpc }), 'advice.bothModes', evidence);
}

function privateOnly(
  snapshot: Snapshot,
  cluster: Cluster,
  vantage: VerdictVantage,
  vpc: string | Message,
  evidence: readonly Message[],
): Found {
  const answer = snapshot.publicAnswers[cluster.endpointName ?? ''];
  if (!answer?.known) {
    return found('unknown', message('verdict.privateUnknown'), 'advice.askPublic', evidence);
  }
  if (answer.value.length === 0 || !answer.value.every(isPrivateAddress)) {
    return found('notNeeded', message('verdict.privateStale'), 'advice.toggleOnce', evidence);
  }
  const servers = customDns(snapshot, vantage);
  if (servers.length > 0) {
    const seen = [...evidence, message('evidence.customDns', { vpc, servers })];
    const summary = message('verdict.privateCustomDns', { vpc });
    return found('notNeeded', summary, 'advice.fixCustomDns', seen);
  }
  return found('notNeeded', message('verdict.privateResolves'), 'advice.routesAnd443', evidence);
}

function customDns(snapshot: Snapshot, vantage: VerdictVantage): readonly string[] {
  if (!('vpcId' in vantage)) return [];
  const vpc = valueOf(snapshot.vpcs)?.find((candidate) => candidate.id === vantage.vpcId);
  return (vpc && foreignNameServers(vpc, valueOf(snapshot.dhcpOptions))) ?? [];
}

function found(
  necessity: Necessity,
  summary: Message,
  advice: MessageKey,
  evidence: readonly Message[],
): Found {
  return { necessity, summary, advice: message(advice), evidence };
}
