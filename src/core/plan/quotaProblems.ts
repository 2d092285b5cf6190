import { message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { Problem, Step } from '../model/plan.js';
import { quotas, type QuotaCode } from '../model/quotas.js';
import { quotaName } from './quotaName.js';
import { isAutodefined } from '../model/resolver.js';
import { blocker, warning } from './draft.js';
import type { Estate } from './estate.js';

/** Entries of a security group in each direction, IPv4 and IPv6 apart (aws facts §3.3). */
const entriesPerDirection = 60;

/**
 * Whether the steps fit into the account's quotas (aws facts §2.10). A quota that was
 * read forbids the plan; where it was not, the usual one only makes a warning, since
 * the account's own may be higher.
 */
export function quotaProblems(estate: Estate, steps: readonly Step[]): readonly Problem[] {
  return [
    ...usesOf(estate, steps).flatMap((use) => quotaProblem(estate, use)),
    ...entryProblems(estate, steps),
  ];
}

interface Use {
  readonly code: QuotaCode;
  readonly used: number;
  readonly needed: number;
}

function usesOf(estate: Estate, steps: readonly Step[]): readonly Use[] {
  const count = (kind: Step['spec']['kind']): number =>
    steps.filter(({ spec }) => spec.kind === kind).length;
  const addresses = steps.map(({ spec }) =>
    spec.kind === 'createResolverEndpoint' ? spec.subnetIds.length : 0,
  );
  const { accountId } = estate.identity;
  const ownRules = estate.rules.filter(
    ({ id, ownerId }) => !isAutodefined(id) && ownerId === accountId,
  );
  const associations = estate.associations.filter(({ ruleId }) => !isAutodefined(ruleId));
  return [
    {
      code: 'L-4A669CC0',
      used: estate.endpoints.length,
      needed: count('createResolverEndpoint'),
    },
    { code: 'L-D2FE9758', used: 0, needed: Math.max(0, ...addresses) },
    { code: 'L-51D8A1FB', used: ownRules.length, needed: count('createResolverRule') },
    { code: 'L-94E19253', used: associations.length, needed: count('associateResolverRule') },
  ];
}

function quotaProblem(estate: Estate, { code, used, needed }: Use): readonly Problem[] {
  const fact = estate.snapshot.quotas[code];
  const { usual } = quotas[code];
  const limit = fact?.known ? fact.value : usual;
  if (needed === 0 || used + needed <= limit) return [];
  const args = { what: quotaName(code), code, used, needed, limit };
  return [
    fact?.known
      ? blocker(message('problem.quotaLive', args), message('help.quotaLive', args))
      : warning(message('problem.quota', args), message('help.quota')),
  ];
}

/** Groups that would hold more entries than usual; a group that already does proves a raised quota. */
function entryProblems(estate: Estate, steps: readonly Step[]): readonly Problem[] {
  const added = new Map<string, { group: string; used: number; needed: number }>();
  for (const { spec } of steps) {
    if (spec.kind !== 'authorizeSecurityGroup') continue;
    const { groupId, direction, permissions } = spec;
    const id = typeof groupId === 'string' ? groupId : `${groupId.step}.${groupId.output}`;
    const known = estate.securityGroups.find((group) => group.id === groupId);
    const used = estate.securityGroupRules.filter(
      (rule) => rule.groupId === groupId && rule.direction === direction,
    ).length;
    const before = added.get(`${id} ${direction}`)?.needed ?? 0;
    const group = known ? labelOf(known) : id;
    added.set(`${id} ${direction}`, { group, used, needed: before + permissions.length });
  }
  return [...added.values()]
    .filter(
      ({ used, needed }) => used <= entriesPerDirection && used + needed > entriesPerDirection,
    )
    .map((one) =>
      warning(
        message('problem.groupEntries', { ...one, limit: entriesPerDirection }),
        message('help.groupEntries'),
      ),
    );
}
