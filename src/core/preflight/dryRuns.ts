import { asId, type SecurityGroupId } from '../model/ids.js';
import type { DryRunOutcome, DryRunWrite } from '../model/permissions.js';
import type { Plan } from '../model/plan.js';
import type { Aws } from '../ports.js';

/** No group has this id: deleting is tried on nothing, should anything overlook `DryRun`. */
const noGroup = asId<SecurityGroupId>('sg-00000000000000000');

/**
 * The EC2 writes of a plan, and those that take them back, as far as they can be tried
 * before anything exists (aws facts §3.3). Resolver has no dry run.
 */
export function dryRunsOf(plan: Plan): readonly DryRunWrite[] {
  const writes = new Map<string, DryRunWrite>();
  const add = (write: DryRunWrite): void => {
    if (!writes.has(write.operation)) writes.set(write.operation, write);
  };
  for (const { spec } of plan.steps) {
    if (spec.kind === 'createSecurityGroup') {
      const { vpcId, name, description, tags } = spec;
      add({ operation: 'CreateSecurityGroup', vpcId, name, description, tags });
      add({ operation: 'DeleteSecurityGroup', groupId: noGroup });
    }
    if (spec.kind !== 'authorizeSecurityGroup' || typeof spec.groupId !== 'string') continue;
    const { groupId, permissions, direction } = spec;
    const way = direction === 'ingress' ? 'Ingress' : 'Egress';
    add({ operation: `AuthorizeSecurityGroup${way}`, groupId, permissions });
    add({ operation: `RevokeSecurityGroup${way}`, groupId, permissions });
  }
  return [...writes.values()];
}

/** What came of each, by IAM action. */
export async function tryDryRuns(
  plan: Plan,
  aws: Aws,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, DryRunOutcome>> {
  const outcomes = await Promise.all(
    dryRunsOf(plan).map(
      async (write) => [`ec2:${write.operation}`, await aws.dryRun(write, signal)] as const,
    ),
  );
  return new Map(outcomes);
}
