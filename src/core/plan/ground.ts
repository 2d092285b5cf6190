import type { Step, StepSpec } from '../model/plan.js';

/**
 * Whether everything else stands on what a step does: the cluster's access and the DNS
 * attributes of VPCs come before the rest of a plan, and are taken back after it.
 */
export function standsUnderAll({ kind }: StepSpec): boolean {
  return kind === 'updateClusterAccess' || kind === 'modifyVpcDns';
}

/** The ground first, then the rest, every step of which waits for all of the ground. */
export function onGround(ground: readonly Step[], rest: readonly Step[]): readonly Step[] {
  const ids = ground.map(({ id }) => id);
  return [
    ...ground,
    ...rest.map((step) => ({ ...step, dependsOn: [...new Set([...ids, ...step.dependsOn])] })),
  ];
}
