import type { PortErrorInfo } from '../../core/model/portError.js';
import { message } from '../../core/model/message.js';
import type { Planning, PlanStyle } from '../../core/model/plan.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import { valueOf } from '../../core/model/fact.js';
import type { Verdict, VerdictVantage } from '../../core/model/verdict.js';
import { tagsIn } from '../contract/setupFields.js';
import type { SetupRequest } from '../contract/setupForm.js';
import type { ClientAccount } from './clientAccounts.js';
import type { SetupCore } from './setupCore.js';
import { offeredOnly } from './setupOffered.js';
import { asksForSomething, enableRequest, firstRequest } from './setupRequest.js';

/** How many places are judged while no client is chosen. */
const previewed = 3;

/** The names of the clusters of a form. */
export type ClusterNames = readonly [string, ...string[]];

/** What a form is about, before anything is chosen. */
export interface SetupSubject {
  readonly core: SetupCore;
  readonly snapshot: Snapshot;
  readonly clusterNames: ClusterNames;
  readonly style: PlanStyle;
  /** The profiles that further accounts can be reached with. */
  readonly profiles: readonly string[];
  /** The further accounts that were named. */
  readonly accounts: readonly ClientAccount[];
  /** Applying was refused because permissions are missing. */
  readonly refused: boolean;
}

/** What follows from a snapshot and the user's choices. */
export interface SetupModel extends SetupSubject {
  readonly request: SetupRequest;
  readonly planning: Planning;
}

/** Plans for what is chosen and offered; without a choice, says at least whether it is needed. */
export function modelOf(subject: SetupSubject, wished: SetupRequest | undefined): SetupModel {
  const { core, snapshot, clusterNames } = subject;
  const first = wished ?? firstRequest(core, snapshot, clusterNames);
  const request = offeredOnly(subject, first);
  return { ...subject, request, planning: planningOf(subject, request) };
}

/** Lines of tags that are none stand in the way, like what the planner itself refuses. */
function planningOf(
  { core, snapshot, clusterNames, style, accounts }: SetupSubject,
  request: SetupRequest,
): Planning {
  if (!asksForSomething(request)) {
    return { verdicts: previews(core, snapshot, clusterNames), problems: [] };
  }
  // An account of which nothing is chosen has no say, least of all where it could not be read.
  const chosen = (request.accounts ?? []).filter(({ vpcIds }) => vpcIds.length > 0);
  const clients = accounts
    .filter(({ profile }) => chosen.some((one) => one.profile === profile))
    .flatMap((one) => one.snapshot ?? []);
  const planning = core.planEnable(snapshot, enableRequest(clusterNames, request, style), clients);
  const lines = tagsIn(request.tags ?? '').wrong;
  if (lines.length === 0) return planning;
  const { verdicts, problems } = planning;
  const what = message('setup.tagLines', { lines });
  const wrong = {
    severity: 'blocker',
    message: what,
    help: message('setup.tagLines.help'),
  } as const;
  return { verdicts, problems: [wrong, ...problems] };
}

/** The first cause why a cluster, or who we are, is not known. */
export function unreadable(
  snapshot: Snapshot,
  clusterNames: ClusterNames,
): PortErrorInfo | undefined {
  return [snapshot.identity, ...clusterNames.map((name) => snapshot.clusters[name])]
    .map((fact) =>
      fact && !fact.known && fact.why.reason === 'failed' ? fact.why.error : undefined,
    )
    .find((error) => error !== undefined);
}

function previews(core: SetupCore, snapshot: Snapshot, clusterNames: ClusterNames): Verdict[] {
  const places: VerdictVantage[] = core
    .commonClientVpcs(snapshot, clusterNames)
    .filter(({ disabledBecause }) => !disabledBecause)
    .slice(0, previewed)
    .map(({ vpc }) => ({ vpcId: vpc.id }));
  return clusterNames.flatMap((name) => {
    const known = valueOf(snapshot.clusters[name]) !== undefined;
    const asked = places.length > 0 || !known ? places : [{ network: 'onPremises' as const }];
    return asked.map((place) => core.verdictFor(snapshot, name, place));
  });
}
