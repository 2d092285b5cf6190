import { asRange, isPrivateAddress, parseCidr } from '../model/cidr.js';
import type { Cluster } from '../model/cluster.js';
import { notRead, type Fact } from '../model/fact.js';
import { message } from '../model/message.js';
import type { AccessRequest, Planning, Problem, Step } from '../model/plan.js';
import type { Snapshot } from '../model/snapshot.js';
import { whyUnknown } from '../model/why.js';
import { verdictFor } from '../verdict/verdict.js';
import {
  privateOn,
  publicOff,
  publicOnAndOff,
  rangesOrAll,
  readAt,
  type AccessBasis,
} from './accessStep.js';
import { assemble, blocker, emptyDraft, warning } from './draft.js';
import { losesPublic } from './losesPublic.js';

/**
 * Plans a change of how a cluster's endpoint can be reached: the ways that need no
 * Resolver and cost nothing (aws facts §1.2). Pure. There is no plan where a blocker
 * forbids it, and one without steps where it is so already.
 */
export function planAccess(snapshot: Snapshot, request: AccessRequest): Planning {
  const { clusterName, change } = request;
  const verdicts = [verdictFor(snapshot, clusterName, { network: 'onPremises' })];
  const found = basisOf(snapshot, clusterName);
  if ('problems' in found) return { verdicts, problems: found.problems };
  const { basis } = found;
  const { cluster } = basis;
  const { steps, problems } = drafts[change](basis, request);
  const all = [...statusOf(cluster), ...problems];
  if (all.some(({ severity }) => severity === 'blocker')) return { verdicts, problems: all };
  const [first] = steps;
  const plan = assemble(
    { ...emptyDraft, steps },
    {
      verb: 'access',
      identity: basis.identity,
      clusterName,
      endpointName: cluster.endpointName ?? '',
      clientVpcIds: [],
      kept: [],
      addressesBefore: 0,
      ...(first && change !== 'refreshOnce' ? { switchStepId: first.id } : {}),
      basis: String(readAt(basis)),
    },
  );
  return { verdicts, problems: all, plan };
}

interface AccessDraft {
  readonly steps: readonly Step[];
  readonly problems: readonly Problem[];
}

const drafts: Readonly<
  Record<AccessRequest['change'], (basis: AccessBasis, request: AccessRequest) => AccessDraft>
> = { disablePublic, refreshOnce, enablePrivate };

/** The free alternative for both-mode clusters; who loses the endpoint is said. */
function disablePublic(basis: AccessBasis): AccessDraft {
  const { cluster, snapshot } = basis;
  if (cluster.access === 'private') return alreadySo(cluster);
  if (cluster.access === 'public') {
    const what = message('problem.privateOff', { cluster: cluster.name });
    return { steps: [], problems: [blocker(what, message('help.privateOff'))] };
  }
  return { steps: [publicOff(basis)], problems: losesPublic(snapshot, cluster) };
}

/** Only for a private-only cluster of which public DNS is known to know nothing (aws facts §1.2). */
function refreshOnce(basis: AccessBasis, { publicAccessCidrs = [] }: AccessRequest): AccessDraft {
  const { cluster, snapshot } = basis;
  const refuse = (problem: Problem): AccessDraft => ({ steps: [], problems: [problem] });
  if (cluster.access !== 'private') {
    const what = message('problem.notPrivateOnly', { cluster: cluster.name });
    return refuse(blocker(what, message('help.notPrivateOnly')));
  }
  const answer = snapshot.publicAnswers[cluster.endpointName ?? ''] ?? notRead;
  if (!answer.known) return refuse(unknownFact('public DNS', answer));
  if (answer.value.length > 0 && answer.value.every(isPrivateAddress)) {
    const args = { addresses: answer.value, cluster: cluster.name };
    return refuse(blocker(message('problem.notStale', args), message('help.notStale')));
  }
  const wrong = publicAccessCidrs.filter((one) => parseCidr(one) === undefined);
  if (wrong.length > 0) {
    const what = message('problem.badRange', { ranges: wrong });
    return refuse(blocker(what, message('help.badRange')));
  }
  const given = publicAccessCidrs.map(asRange);
  const ranges = rangesOrAll(given);
  const opens = message('problem.opensMeanwhile', { ranges, cluster: cluster.name });
  return {
    steps: publicOnAndOff(basis, given),
    problems: [warning(opens, message('help.opensMeanwhile'))],
  };
}

function enablePrivate(basis: AccessBasis): AccessDraft {
  const { cluster } = basis;
  if (cluster.access !== 'public') return alreadySo(cluster);
  const switches = message('problem.ownVpcSwitches', { vpc: cluster.vpcId ?? '' });
  return {
    steps: [privateOn(basis)],
    problems: [warning(switches, message('help.ownVpcSwitches'))],
  };
}

function alreadySo({ name }: Cluster): AccessDraft {
  const what = message('problem.accessSo', { cluster: name });
  return { steps: [], problems: [warning(what, message('help.accessSo'))] };
}

function statusOf({ name, status }: Cluster): readonly Problem[] {
  if (status === 'ACTIVE') return [];
  const what = message('problem.updating', { cluster: name, status });
  return [warning(what, message('help.updating'))];
}

function basisOf(
  snapshot: Snapshot,
  clusterName: string,
): { readonly basis: AccessBasis } | { readonly problems: readonly Problem[] } {
  const { identity } = snapshot;
  const cluster = snapshot.clusters[clusterName] ?? notRead;
  if (!identity.known || !cluster.known) {
    const problems = [
      ...(identity.known ? [] : [unknownFact('sts:GetCallerIdentity', identity)]),
      ...(cluster.known ? [] : [unknownFact('eks:DescribeCluster', cluster)]),
    ];
    return { problems };
  }
  const { kind, access, endpointName } = cluster.value;
  if (kind !== 'eks' || access === undefined || endpointName === undefined) {
    const what = message('problem.accessKind', { cluster: clusterName });
    return { problems: [blocker(what, message('help.accessKind'))] };
  }
  return { basis: { snapshot, identity: identity.value, cluster: cluster.value } };
}

function unknownFact(call: string, fact: Fact<unknown>): Problem {
  const what = message('problem.unknownFact', { call, why: whyUnknown(fact) });
  return blocker(what, message('help.unknownFact'));
}
