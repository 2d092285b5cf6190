import { clientParts } from '../core/inventory/clientEstate.js';
import type { AwsScope } from '../core/model/identity.js';
import type { Planning } from '../core/model/plan.js';
import { planRequest, requestFor } from '../core/plan/replan.js';
import type { SavedPlan } from '../core/plan/savedPlan.js';
import { targetOfNames } from '../ui/target.js';
import type { CommandDeps } from './deps.js';
import { readDriftOf } from './readDrift.js';
import { readEstateOf } from './readEstate.js';
import { readForDisable } from './readLeftovers.js';

/** What would be planned now for what a saved plan is about; `undefined` for an undo. */
export async function planAnew(
  deps: CommandDeps,
  saved: SavedPlan,
  scope: AwsScope,
  signal: AbortSignal,
): Promise<Planning | undefined> {
  const asked = requestFor(saved);
  if (!asked) return undefined;
  const { clusterName } = asked.request;
  if (asked.verb === 'repair') {
    const { snapshot, journals } = await readDriftOf(deps, { scope, clusterName }, signal);
    return planRequest(snapshot, asked, { journals });
  }
  if (asked.verb === 'disable') {
    return planRequest(await readForDisable(deps, { scope, clusterName }, signal), asked);
  }
  const further = asked.verb === 'enable' ? (asked.request.furtherClusterNames ?? []) : [];
  const target = targetOfNames(scope, [clusterName, ...further]);
  const snapshot = await readEstateOf(deps, target, signal);
  const foreign = asked.verb === 'enable' ? (asked.request.foreignClients ?? []) : [];
  const profiles = [...new Set(foreign.map(({ profile }) => profile))];
  const clients = await Promise.all(
    profiles.map((profile) => {
      const own = foreign.filter((one) => one.profile === profile);
      const parts = clientParts(own.map(({ vpcId }) => vpcId));
      return deps.operations.read({ profile, region: scope.region }, parts, signal);
    }),
  );
  return planRequest(snapshot, asked, { clients });
}
