import type { PortErrorInfo } from '../../core/model/portError.js';
import type { Planning } from '../../core/model/plan.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import { valueOf } from '../../core/model/fact.js';
import type { Verdict, VerdictVantage } from '../../core/model/verdict.js';
import type { SetupRequest } from '../contract/setupForm.js';
import type { SetupCore } from './setupCore.js';
import { enableRequest, firstRequest, offeredOnly } from './setupRequest.js';

/** How many places are judged while no client VPC is chosen. */
const previewed = 3;

/** What follows from a snapshot and the user's choices. */
export interface SetupModel {
  readonly snapshot: Snapshot;
  readonly request: SetupRequest;
  readonly planning: Planning;
}

/** Plans for what is chosen and offered; without a choice, says at least whether it is needed. */
export function modelOf(
  core: SetupCore,
  snapshot: Snapshot,
  clusterName: string,
  wished: SetupRequest | undefined,
): SetupModel {
  const first = wished ?? firstRequest(core, snapshot, clusterName);
  const request = offeredOnly(core, snapshot, clusterName, first);
  const planning =
    request.clientVpcIds.length === 0
      ? { verdicts: previews(core, snapshot, clusterName), problems: [] }
      : core.planEnable(snapshot, enableRequest(clusterName, request));
  return { snapshot, request, planning };
}

/** The first cause why the cluster, or who we are, is not known. */
export function unreadable(snapshot: Snapshot, clusterName: string): PortErrorInfo | undefined {
  return [snapshot.identity, snapshot.clusters[clusterName]]
    .map((fact) =>
      fact && !fact.known && fact.why.reason === 'failed' ? fact.why.error : undefined,
    )
    .find((error) => error !== undefined);
}

function previews(core: SetupCore, snapshot: Snapshot, clusterName: string): Verdict[] {
  const places: VerdictVantage[] = core
    .clientVpcCandidates(snapshot, clusterName)
    .filter(({ disabledBecause }) => !disabledBecause)
    .slice(0, previewed)
    .map(({ vpc }) => ({ vpcId: vpc.id }));
  const known = valueOf(snapshot.clusters[clusterName]) !== undefined;
  const asked = places.length > 0 || !known ? places : [{ network: 'onPremises' as const }];
  return asked.map((place) => core.verdictFor(snapshot, clusterName, place));
}
