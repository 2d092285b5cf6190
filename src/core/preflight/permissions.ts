import type { Identity } from '../model/identity.js';
import type { Plan } from '../model/plan.js';
import { portErrorOf, type PortErrorKind } from '../model/portError.js';
import { partOf } from '../plan/identities.js';
import type { Aws } from '../ports.js';
import { removalActionsOf, resourceOf } from './actions.js';
import { tryDryRuns } from './dryRuns.js';
import { principalOf, type Principal } from './principal.js';

/** What is known beforehand of the right to make what a plan makes, and to remove it again. */
export interface PermissionReport {
  /** `root` is limited by no policy of its account. */
  readonly how: 'simulated' | 'dryRun' | 'root';
  readonly callerArn: string;
  /** Actions of the plan's steps, and of what takes them back. */
  readonly needed: { readonly plan: readonly string[]; readonly removal: readonly string[] };
  readonly denied: readonly string[];
  readonly unchecked: readonly string[];
}

/**
 * Asks IAM what the caller's policies say about every action of a plan and of its
 * inverse; where that may not be asked, tries the EC2 writes without doing them (aws
 * facts §6, §8 #20). Changes nothing. Throws `PortError` only for cancellation and for
 * credentials that are no longer good. `aws` is the identity's; the plan's own unless told.
 */
export async function checkPermissions(
  whole: Plan,
  aws: Aws,
  signal: AbortSignal,
  identity: Identity = whole.identity,
): Promise<PermissionReport> {
  const plan = partOf(whole, identity);
  const { arn } = await aws.callerIdentity(signal);
  const needed = neededBy(plan);
  const actions = allOf(needed);
  const principal = principalOf(arn);
  const report = { callerArn: arn, needed };
  if (principal.kind === 'root') return { ...report, how: 'root', denied: [], unchecked: [] };
  const simulated = await simulate(plan, actions, principal, aws, signal);
  if (simulated) return { ...report, how: 'simulated', ...simulated };
  return { ...report, how: 'dryRun', ...(await dryRun(plan, actions, aws, signal)) };
}

/** Only the steps': to say on a tag who is at work is a favour, without which the plan goes on. */
function neededBy(plan: Plan): PermissionReport['needed'] {
  const actions = plan.steps.flatMap(({ iamActions }) => iamActions);
  return { plan: [...new Set(actions)].sort(), removal: removalActionsOf(plan) };
}

function allOf({ plan, removal }: PermissionReport['needed']): readonly string[] {
  return [...new Set([...plan, ...removal])].sort();
}

/** How many calls {@link checkPermissions} makes where IAM may be asked: who, which role, and one per resource. */
export function permissionCalls(plan: Plan): number {
  return 2 + byResource(plan, allOf(neededBy(plan))).length;
}

interface Answers {
  readonly denied: readonly string[];
  readonly unchecked: readonly string[];
}

/** `undefined` where IAM may not be asked. */
async function simulate(
  plan: Plan,
  actions: readonly string[],
  principal: Exclude<Principal, { kind: 'root' }>,
  aws: Aws,
  signal: AbortSignal,
): Promise<Answers | undefined> {
  if (principal.kind === 'other') return undefined;
  try {
    const principalArn =
      principal.kind === 'role' ? await roleArn(principal, aws, signal) : principal.arn;
    const results = await Promise.all(
      byResource(plan, actions).map((about) =>
        aws.simulatePolicy({ principalArn, ...about }, signal),
      ),
    );
    const allowed = new Set<string>();
    const denied: string[] = [];
    for (const { action, decision, missingContext } of results.flat()) {
      if (decision === 'allowed') allowed.add(action);
      // `*` in place of an ARN, or a condition without a value, denies what life may allow.
      const sure = resourceOf(action, plan) !== undefined && missingContext.length === 0;
      if (decision === 'explicitDeny' || (decision === 'implicitDeny' && sure)) denied.push(action);
    }
    return {
      denied,
      unchecked: actions.filter((action) => !allowed.has(action) && !denied.includes(action)),
    };
  } catch (thrown) {
    passOn(thrown);
    return undefined;
  }
}

/** One simulation asks about one resource. */
function byResource(
  plan: Plan,
  actions: readonly string[],
): readonly { readonly resourceArn: string; readonly actions: readonly string[] }[] {
  const resource = (action: string): string => resourceOf(action, plan) ?? '*';
  return [...new Set(actions.map(resource))].map((resourceArn) => ({
    resourceArn,
    actions: actions.filter((action) => resource(action) === resourceArn),
  }));
}

/** With its path, where IAM tells it; a role without a path has the same ARN. */
async function roleArn(
  { name, arn }: { readonly name: string; readonly arn: string },
  aws: Aws,
  signal: AbortSignal,
): Promise<string> {
  try {
    return await aws.roleArn(name, signal);
  } catch (thrown) {
    passOn(thrown);
    return arn;
  }
}

async function dryRun(
  plan: Plan,
  actions: readonly string[],
  aws: Aws,
  signal: AbortSignal,
): Promise<Answers> {
  try {
    const outcomes = await tryDryRuns(plan, aws, signal);
    const of = (action: string): string => outcomes.get(action) ?? 'unclear';
    return {
      denied: actions.filter((action) => of(action) === 'denied'),
      unchecked: actions.filter((action) => of(action) === 'unclear'),
    };
  } catch (thrown) {
    passOn(thrown);
    return { denied: [], unchecked: actions };
  }
}

const fatal: readonly PortErrorKind[] = ['cancelled', 'expiredCredentials', 'noCredentials'];

/** Throws what makes going on pointless; a check that failed otherwise is a check not made. */
function passOn(thrown: unknown): void {
  const error = portErrorOf(thrown);
  if (fatal.includes(error.kind)) throw error;
}
