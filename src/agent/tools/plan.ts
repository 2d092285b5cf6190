import type { Planning } from '../../core/model/plan.js';
import { text } from '../../core/model/text.js';
import { planText } from '../../core/plan/render.js';
import { clientVpcs, clusterMembers, onPremisesClients, onPremisesDns } from '../members.js';
import { planFor } from '../planning.js';
import { requestOf, planVerbs } from '../planRequest.js';
import { scopeOf } from '../scope.js';
import type { ReadTool } from '../tool.js';

/** What would be done, with cost, permissions and inverse; nothing is. */
export const planTool: ReadTool = {
  name: 'plan_eks_private_dns',
  title: 'Plan private DNS for an EKS cluster',
  description:
    'Plans what it takes to make an EKS cluster’s endpoint name resolve privately for the clients that are named (enable), to take that away (disable), to mend what has drifted (repair), or to change endpoint access (access): the steps in order with their reasons, what is reused, the monthly cost, the IAM actions and how each step is undone; or the problems that forbid it. Read-only: nothing is changed, a person applies the plan. enable needs client_vpcs or on_premises_dns; access needs change. Call judge_eks_private_dns first: often nothing of this is needed.',
  inputSchema: {
    type: 'object',
    properties: {
      ...clusterMembers,
      verb: { type: 'string', description: 'What to plan; enable unless told.', enum: planVerbs },
      client_vpcs: clientVpcs,
      on_premises_dns: onPremisesDns,
      on_premises_clients: onPremisesClients,
      hub_vpc: {
        type: 'string',
        description: 'Id of the VPC through which clients outside AWS arrive.',
        pattern: '^vpc-[0-9a-z]+$',
      },
      change: {
        type: 'string',
        description:
          'For access: disable-public turns public access off, refresh turns it on and off once for an old private cluster that public DNS does not know, enable-private turns private access on.',
        enum: ['disable-public', 'refresh', 'enable-private'],
      },
      even_if_not_needed: {
        type: 'boolean',
        description: 'Plan although the verdict says that it is not needed. Only if the user asks.',
        default: false,
      },
      enable_private_access: {
        type: 'boolean',
        description: 'Begin by turning on private access of a cluster that has public access only.',
        default: false,
      },
      fix_vpc_dns: {
        type: 'boolean',
        description: 'Begin by turning on the DNS attributes that the VPCs lack.',
        default: false,
      },
      repair_foreign_rules: {
        type: 'boolean',
        description: 'Correct a rule for the name that somebody else made.',
        default: false,
      },
      remove_unused: {
        type: 'boolean',
        description: 'For repair: also delete own endpoints that no rule uses.',
        default: false,
      },
    },
    required: ['cluster'],
    additionalProperties: false,
  },
  async run(desk, input, signal) {
    const asked = requestOf(input, desk.style());
    const scope = await scopeOf(desk, input);
    const planning = await planFor(desk.operations, scope, asked, signal);
    const { plan, problems, verdicts } = planning;
    const shown = planText(plan, verdicts, problems);
    if (!plan || isBlocked(planning) || plan.steps.length === 0) {
      return { text: shown, data: dataOf(planning) };
    }
    desk.keep(plan);
    return { text: `${shown}\n${desk.howToApply(plan)}\n`, data: dataOf(planning) };
  },
};

function isBlocked({ problems }: Planning): boolean {
  return problems.some(({ severity }) => severity === 'blocker');
}

function dataOf(planning: Planning): Readonly<Record<string, unknown>> {
  const { plan, problems } = planning;
  return {
    planId: plan && !isBlocked(planning) && plan.steps.length > 0 ? plan.id : null,
    account: plan?.identity.accountId ?? null,
    region: plan?.identity.region ?? null,
    steps: plan?.steps.map(({ title }) => text(title)) ?? [],
    monthlyCost: plan ? { before: plan.cost.before, after: plan.cost.after } : null,
    iamActions: plan?.iamActions ?? [],
    problems: problems.map((one) => ({ severity: one.severity, message: text(one.message) })),
  };
}
