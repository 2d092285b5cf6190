import type { Plan, StepOutputs } from '../model/plan.js';
import { inverseOf } from '../plan/inverse.js';
import { takesNoArn } from '../plan/policy.js';
import { iamActionsOf } from '../plan/stepKinds.js';

/** Stands for ids that only exist once the plan has run; nothing is asked with them. */
const anyOutputs: StepOutputs = {
  groupId: 'any',
  endpointId: 'any',
  ruleId: 'any',
  ruleIds: ['any'],
};

/** The IAM actions with which everything that a plan makes can be taken away again, sorted. */
export function removalActionsOf(plan: Plan): readonly string[] {
  const actions = plan.steps.flatMap((step) => {
    const inverse = inverseOf(step, anyOutputs);
    return inverse ? iamActionsOf(inverse) : [];
  });
  return [...new Set(actions)].sort();
}

/** Whether an action changes something; a read that is denied stops nothing for good. */
export function isChange(action: string): boolean {
  return !/:(Describe|Get|List)/.test(action);
}

/**
 * A resource of the plan's account that an action could be about, for a simulation: a
 * policy that is limited to ARNs denies `*` (aws facts §6). `undefined` where this does
 * not know one.
 */
export function resourceOf(action: string, plan: Plan): string | undefined {
  if (takesNoArn.test(action)) return '*';
  const { partition, region, accountId } = plan.identity;
  const service = action.split(':')[0] ?? '';
  // A sharee associates the rule of its owner.
  const owner = service === 'route53resolver' ? (sharerOf(plan) ?? accountId) : accountId;
  const own = (what: string): string => `arn:${partition}:${service}:${region}:${owner}:${what}`;
  const found = samples.find(([pattern]) => pattern.test(action));
  return found && own(found[1] === 'cluster/' ? `cluster/${plan.clusterName}` : found[1]);
}

/** The account whose rules a sharee's part of a plan is about. */
function sharerOf({ steps }: Plan): string | undefined {
  const shared = steps.flatMap(({ spec }) =>
    spec.kind === 'associateResolverRule' && spec.sharedBy ? [spec.sharedBy] : [],
  );
  return shared[0];
}

/** The first that fits wins. */
const samples: readonly (readonly [RegExp, string])[] = [
  [/^route53resolver:(Tag|Untag|.*Endpoint)/, 'resolver-endpoint/rslvr-in-0123456789abcdef0'],
  [/^route53resolver:/, 'resolver-rule/rslvr-rr-0123456789abcdef0'],
  [/^ec2:.*NetworkInterface/, 'network-interface/eni-0123456789abcdef0'],
  [/^ec2:(.*SecurityGroup|CreateTags|DeleteTags)/, 'security-group/sg-0123456789abcdef0'],
  [/^ec2:.*Vpc/, 'vpc/vpc-0123456789abcdef0'],
  [/^eks:/, 'cluster/'],
];
