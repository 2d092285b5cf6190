import { contains } from '../model/cidr.js';
import { admits, permissionText } from '../model/groupRules.js';
import { asId, type SecurityGroupId } from '../model/ids.js';
import { message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { Permission, Step, StepOutputs, StepSpec } from '../model/plan.js';
import { controlPlaneGroups } from '../plan/controlPlane443.js';
import { emptyDraft, step, type Draft } from '../plan/draft.js';
import type { Estate } from '../plan/estate.js';
import { isForwarded } from '../plan/forwards.js';
import { tagKeys } from '../plan/naming.js';
import { ownerOf } from '../plan/ownership.js';
import { plansOf, type Journals } from './expected.js';

type Authorize = Extract<StepSpec, { readonly kind: 'authorizeSecurityGroup' }>;

/** What a plan let in, as far as the journal tells and nothing has taken it away since. */
interface Entry {
  readonly groupId: SecurityGroupId;
  readonly spec: Authorize;
  readonly ruleIds: readonly string[];
}

/**
 * The entries for DNS servers and clients outside AWS that were made for the cluster and that its
 * groups lack by now, as steps. Nothing in AWS says what those addresses were: only the journal of
 * this machine does.
 */
export function lostEntries(estate: Estate, journals: Journals): Draft {
  const entries = journalEntries(estate, journals);
  const servers = entries.filter((one) => isForServers(estate, one));
  const forwarded = isForwarded(estate) || servers.length > 0;
  const clients = entries.filter((one) => forwarded && isForClients(estate, one));
  const steps = [...servers, ...clients].flatMap((one, index) => mend(estate, one, index));
  return { ...emptyDraft, steps };
}

function journalEntries(estate: Estate, journals: Journals): readonly Entry[] {
  let entries: readonly Entry[] = [];
  for (const { plan, made } of plansOf(estate, journals)) {
    for (const { id, spec } of plan.steps) {
      const outputs = made.get(id);
      if (outputs) entries = after(entries, spec, outputs);
    }
  }
  return entries;
}

function after(entries: readonly Entry[], spec: StepSpec, outputs: StepOutputs): readonly Entry[] {
  if (spec.kind === 'revokeSecurityGroupRules' || spec.kind === 'untagGroupEntries') {
    return entries.filter(({ ruleIds }) => !ruleIds.some((id) => spec.ruleIds.includes(id)));
  }
  if (spec.kind !== 'authorizeSecurityGroup' || spec.direction !== 'ingress') return entries;
  const { groupId, ruleIds } = outputs;
  if (typeof groupId !== 'string' || typeof ruleIds !== 'object') return entries;
  return [...entries, { groupId: asId<SecurityGroupId>(groupId), spec, ruleIds }];
}

/** Port 53 of an inbound endpoint that is still asked for the cluster from outside. */
function isForServers(estate: Estate, { groupId, spec }: Entry): boolean {
  if (!spec.permissions.some(({ port }) => port === 53)) return false;
  const wearers = estate.endpoints.filter(
    ({ direction, status, securityGroupIds }) =>
      direction === 'INBOUND' && status !== 'DELETING' && securityGroupIds.includes(groupId),
  );
  return wearers.some(
    (one) => isForwarded(estate, one) || ownerOf(estate, one.arn).owner === 'other',
  );
}

function isForClients(estate: Estate, { groupId, spec }: Entry): boolean {
  return (
    spec.tags[tagKeys.onPremises] !== undefined && controlPlaneGroups(estate).includes(groupId)
  );
}

function mend(estate: Estate, { groupId, spec }: Entry, index: number): readonly Step[] {
  const group = estate.securityGroups.find(({ id }) => id === groupId);
  const lacking = spec.permissions.filter(
    (one) =>
      isOutside(estate, one) && !admits(estate.securityGroupRules, [groupId], 'ingress', one),
  );
  if (!group || lacking.length === 0) return [];
  const words = { permissions: lacking.map(permissionText), group: labelOf(group) };
  return [
    step(
      `lost-entries:${groupId}:${index}`,
      { ...spec, groupId, permissions: lacking },
      {
        title: message('step.authorizeIngress', words),
        reason: message('reason.mendEntries'),
        inverse: message('inverse.revoke'),
      },
    ),
  ];
}

/** What lies in a VPC is no server outside AWS; which of those ranges are wanted is told by what is live. */
function isOutside({ vpcs }: Estate, { cidr }: Permission): boolean {
  return !vpcs.some(({ cidrs }) => cidrs.some((range) => contains(range, cidr)));
}
