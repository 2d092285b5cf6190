import type { Step } from '../../model/plan.js';
import { isRef } from './made.js';
import { entry } from './properties.js';
import type { Value } from './template.js';

/** What becomes part of a new group's own resource. */
export interface Groups {
  /** The step of the group, by the id of the step that is said within it. */
  readonly within: ReadonlyMap<string, string>;
  /** The steps that are said within a group. */
  partsOf(groupStepId: string): readonly Step[];
  /** The entries that a group has from the beginning. */
  entriesOf(groupStepId: string): {
    readonly ingress: readonly Value[];
    readonly egress: readonly Value[];
  };
}

/** What CloudFormation's documentation gives for "no egress at all": an entry that admits nothing. */
const nothing = {
  IpProtocol: '-1',
  CidrIp: '127.0.0.1/32',
  Description: 'No egress',
};

/**
 * Entries of a new group are said within its resource, and taking AWS's default egress away is
 * said by listing the egress there: CloudFormation adds "allow all" where none is listed. Where
 * the default egress stays, egress entries are resources of their own.
 */
export function groupsOf(steps: readonly Step[]): Groups {
  const within = new Map<string, string>();
  const made = new Set(
    steps.filter(({ spec }) => spec.kind === 'createSecurityGroup').map(({ id }) => id),
  );
  const groupOf = ({ spec }: Step): string | undefined =>
    'groupId' in spec && isRef(spec.groupId) && made.has(spec.groupId.step)
      ? spec.groupId.step
      : undefined;
  const strict = new Set(
    steps.filter(({ spec }) => spec.kind === 'revokeDefaultEgress').map(groupOf),
  );
  for (const step of steps) {
    const { spec, id, dependsOn } = step;
    const group = groupOf(step);
    if (group === undefined) continue;
    // Whatever else it waits for, the group must not.
    const free = dependsOn.every((one) => one === group || within.get(one) === group);
    const entries =
      spec.kind === 'authorizeSecurityGroup' && (spec.direction === 'ingress' || strict.has(group));
    if (spec.kind === 'revokeDefaultEgress' || (entries && free)) within.set(id, group);
  }
  const partsOf = (group: string): readonly Step[] =>
    steps.filter(({ id }) => within.get(id) === group);
  return {
    within,
    partsOf: (group) => partsOf(group).filter(({ spec }) => spec.kind !== 'revokeDefaultEgress'),
    entriesOf(group) {
      const of = (direction: 'ingress' | 'egress'): readonly Value[] =>
        partsOf(group).flatMap(({ spec }) =>
          spec.kind === 'authorizeSecurityGroup' && spec.direction === direction
            ? spec.permissions.map((one) => entry(one, spec.description))
            : [],
        );
      const egress = of('egress');
      return {
        ingress: of('ingress'),
        egress: strict.has(group) && egress.length === 0 ? [nothing] : egress,
      };
    },
  };
}
