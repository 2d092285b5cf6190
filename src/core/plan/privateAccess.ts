import type { Cluster } from '../model/cluster.js';
import { valueOf } from '../model/fact.js';
import { message, type Message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { EnableRequest } from '../model/plan.js';
import type { Snapshot } from '../model/snapshot.js';
import type { Verdict } from '../model/verdict.js';
import { privateOn } from './accessStep.js';
import { emptyDraft, warning, type Draft } from './draft.js';
import { vpcOf, type Estate } from './estate.js';

/**
 * Private access of a public-only cluster, where the request asks for it: without it there
 * is no hidden zone that could answer (aws facts §1.2). Its own VPC is the first to
 * change over, which is said.
 */
export function draftPrivateAccess(estate: Estate, request: EnableRequest): Draft {
  const { cluster } = estate;
  if (request.enablePrivateAccess !== true || !lacksPrivate(cluster)) return emptyDraft;
  return {
    ...emptyDraft,
    steps: [privateOn(estate)],
    problems: [ownVpcSwitches(estate)],
  };
}

/** Clients in the cluster VPC take the private path as soon as private access is on (aws facts §1.2). */
function ownVpcSwitches(estate: Estate) {
  const vpc = vpcOf(estate, estate.cluster.vpcId);
  const args = { vpc: vpc ? labelOf(vpc) : String(estate.cluster.vpcId) };
  return warning(message('problem.ownVpcSwitches', args), message('help.ownVpcSwitches'));
}

/** Whether the plan itself brings what the verdict says is missing. */
export function willHavePrivate(
  snapshot: Snapshot,
  { clusterName }: Verdict,
  { enablePrivateAccess }: EnableRequest,
): boolean {
  const cluster = valueOf(snapshot.clusters[clusterName]);
  return enablePrivateAccess === true && cluster !== undefined && lacksPrivate(cluster);
}

/** The next step after a verdict of "not applicable"; for a public-only cluster, how to ask. */
export function stopHelp(snapshot: Snapshot, { clusterName, advice }: Verdict): Message {
  const cluster = valueOf(snapshot.clusters[clusterName]);
  const key = cluster && lacksPrivate(cluster) ? 'help.enablePrivate' : 'help.verdict';
  return message(key, { advice });
}

/** Whether it is a cluster of EKS's own with public access alone. */
export function lacksPrivate({ access, kind, endpointName }: Cluster): boolean {
  return kind === 'eks' && access === 'public' && endpointName !== undefined;
}
