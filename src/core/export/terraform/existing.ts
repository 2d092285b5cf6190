import { snapshotOf } from '../live.js';
import { canonicalRange } from '../script/canonicalRange.js';
import { valueOf } from '../../model/fact.js';
import type { SecurityGroupRule, Tags } from '../../model/network.js';
import type { Permission, Plan, Step } from '../../model/plan.js';
import { isIn, type RuleShare } from '../../model/sharing.js';
import type { Snapshot } from '../../model/snapshot.js';
import { isOurs, tagKeys } from '../../plan/naming.js';
import { isRef } from '../script/names.js';

/** What a step of the plan has made already, wherever it was applied from. */
export interface Existing {
  readonly id: string;
  /** Without those of AWS's own, which nobody can set. */
  readonly tags?: Tags;
  /** As it is; an association's ends in a mark. */
  readonly name?: string;
  /** By place: addresses of an endpoint, one per subnet. */
  readonly addresses?: readonly (readonly [subnetId: string, ip: string])[];
  readonly share?: RuleShare;
}

/** Finds what the plan's steps have made, in what was read anew. */
export interface Finder {
  /** Of a group, endpoint, rule, association or share. */
  of(step: Step): Existing | undefined;
  /** Of one permission of a step: its entry, and whether the plan made it. */
  entry(
    step: Step,
    direction: 'ingress' | 'egress',
    permission: Permission | Everywhere,
  ): { readonly rule: SecurityGroupRule; readonly ours: boolean } | undefined;
}

/** The entry with which AWS begins: all egress to everywhere, in either family. */
export type Everywhere = '0.0.0.0/0' | '::/0';

/** A finder in the snapshots of the plan's account and of its clients' accounts. */
export function finder(plan: Plan, live: readonly Snapshot[]): Finder {
  const found = new Map<string, Existing | undefined>();
  const of = (step: Step): Existing | undefined => {
    if (!found.has(step.id)) {
      const snapshot = snapshotFor(plan, step, live);
      found.set(step.id, snapshot && look(step, snapshot));
    }
    return found.get(step.id);
  };
  const idOf = (input: unknown): string | undefined => {
    if (!isRef(input)) return typeof input === 'string' ? input : undefined;
    const maker = plan.steps.find(({ id }) => id === input.step);
    return maker && of(maker)?.id;
  };
  const isMade = (tags: Tags): boolean => isOurs(tags) && madeBy(plan, tags);
  const look = (step: Step, snapshot: Snapshot): Existing | undefined => {
    const { spec } = step;
    switch (spec.kind) {
      case 'createSecurityGroup': {
        const group = valueOf(snapshot.securityGroups)?.find(
          (one) => one.name === spec.name && one.vpcId === spec.vpcId && isMade(one.tags),
        );
        return group && { id: group.id, tags: group.tags };
      }
      case 'createResolverEndpoint':
      case 'createResolverRule': {
        const all = spec.kind === 'createResolverRule' ? snapshot.rules : snapshot.endpoints;
        const one = valueOf<
          readonly { id: string; arn: string; creatorRequestId: string; status: string }[]
        >(all)?.find((each) => each.creatorRequestId === spec.creatorRequestId);
        if (!one || one.status === 'DELETING') return undefined;
        const tags = valueOf(snapshot.resolverTags[one.arn]);
        const places = valueOf(snapshot.endpointAddresses[one.id]) ?? [];
        const addresses = places.flatMap(({ subnetId, ip }) =>
          ip === undefined ? [] : [[subnetId, ip] as const],
        );
        return { id: one.id, addresses, ...(tags ? { tags } : {}) };
      }
      case 'associateResolverRule': {
        const ruleId = idOf(spec.ruleId);
        const one = valueOf(snapshot.associations)?.find(
          (each) => each.ruleId === ruleId && each.vpcId === spec.vpcId,
        );
        return one && { id: one.id, name: one.name };
      }
      case 'shareResolverRule': {
        const arn = `${spec.arnPrefix}${idOf(spec.ruleId) ?? ''}`;
        const share = valueOf(snapshot.ruleShares[arn])?.find(
          ({ tags, ruleStatus }) => isOurs(tags) && isIn(ruleStatus),
        );
        return share && { id: share.arn, tags: share.tags, share };
      }
      default:
        return undefined;
    }
  };
  return {
    of,
    entry(step, direction, permission) {
      const { spec } = step;
      const snapshot = snapshotFor(plan, step, live);
      const groupId =
        'groupId' in spec
          ? idOf(spec.groupId)
          : spec.kind === 'createSecurityGroup'
            ? of(step)?.id
            : undefined;
      const rule = valueOf(snapshot?.securityGroupRules)?.find(
        (one) => one.groupId === groupId && one.direction === direction && admits(one, permission),
      );
      return rule && { rule, ours: typeof permission === 'string' || isMade(rule.tags) };
    },
  };
}

/** Whether an entry says exactly this. */
function admits(rule: SecurityGroupRule, permission: Permission | Everywhere): boolean {
  if (typeof permission === 'string') return rule.protocol === '-1' && rule.cidr === permission;
  const { protocol, port, cidr } = permission;
  return (
    rule.protocol === protocol &&
    rule.fromPort === port &&
    rule.toPort === port &&
    rule.cidr === canonicalRange(cidr)
  );
}

/** Whether a plan's run made it: the mark is the plan's, with or without the place it ran in. */
export function madeBy({ id }: Plan, tags: Tags): boolean {
  const mark = tags[tagKeys.plan] ?? '';
  return mark === id || mark.startsWith(`${id}/`);
}

/** What was read with the credentials of a step. */
export function snapshotFor(
  plan: Plan,
  { as = plan.identity }: Step,
  live: readonly Snapshot[],
): Snapshot | undefined {
  return snapshotOf(as, live);
}
