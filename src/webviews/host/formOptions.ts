import { valueOf } from '../../core/model/fact.js';
import { isDualStack } from '../../core/model/ipFamily.js';
import { message } from '../../core/model/message.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import { optionFor } from '../../core/plan/answers.js';
import { lacksPrivate } from '../../core/plan/privateAccess.js';
import { optionIds, type Choice, type Option } from '../contract/setupChoice.js';
import { plannedType } from '../contract/setupForm.js';
import type { FormSource } from './formPlaces.js';
import { clusterVpcs } from './outboundPlaces.js';
import type { SetupCore } from './setupCore.js';
import type { ClusterNames } from './setupModel.js';

/**
 * What the plan does only where it is asked to: offered where it would help. What was ticked
 * has no problem left to answer, and stays.
 */
export function options(source: FormSource): Option[] {
  const { request, render } = source;
  return optionIds
    .filter((id) => request[id] === true || wouldHelp(source, id))
    .map((id) => ({
      id,
      label: render(message(`setup.option.${id}`)),
      note: render(message(`setup.option.${id}.note`)),
      checked: request[id] === true,
    }));
}

function wouldHelp(source: FormSource, id: Option['id']): boolean {
  if (id === 'enablePrivateAccess') return somePublicOnly(source.snapshot, source.clusterNames);
  if (id === 'evenIfNotRemovable') return source.refused;
  return source.planning.problems.some((one) => optionFor(one) === id);
}

/** Whether private access can be turned on for one of the clusters. */
export function somePublicOnly(snapshot: Snapshot, clusterNames: ClusterNames): boolean {
  return clusterNames.some((name) => {
    const cluster = valueOf(snapshot.clusters[name]);
    return cluster !== undefined && lacksPrivate(cluster);
  });
}

/** Types of new endpoints, where there is a choice. */
export function endpointTypes(source: FormSource): Choice[] {
  const { core, snapshot, clusterNames, request, render } = source;
  if (!canBeDualStack(core, snapshot, clusterNames)) return [];
  const chosen = request.endpointType ?? plannedType;
  return ([plannedType, 'IPV4', 'DUALSTACK'] as const).map((id) => ({
    id,
    label: render(message(`setup.endpointType.${id}`)),
    note: '',
    checked: id === chosen,
  }));
}

/** An endpoint has two addresses, so every cluster VPC needs two usable subnets of both families. */
export function canBeDualStack(
  core: SetupCore,
  snapshot: Snapshot,
  clusterNames: ClusterNames,
): boolean {
  const vpcIds = clusterVpcs(snapshot, clusterNames);
  const both = vpcIds.map((id) =>
    core
      .subnetCandidates(snapshot, id)
      .filter(({ subnet, disabledBecause }) => !disabledBecause && isDualStack(subnet)),
  );
  return both.length > 0 && both.every(({ length }) => length >= 2);
}
