import type { ApplyResult } from '../core/model/apply.js';
import { message, type Message } from '../core/model/message.js';
import type { Plan } from '../core/model/plan.js';
import { PortError } from '../core/model/portError.js';
import { text } from '../core/model/text.js';
import { clusterNamesOf } from '../core/plan/planClusters.js';
import { dollars } from '../core/plan/render.js';
import { checkedInput } from './callTool.js';
import type { PlanBook } from './planBook.js';
import { failureText } from './refusal.js';
import { textOf } from './schema.js';
import type { ToolAnswer, ToolDefinition } from './tool.js';

/** The one tool that changes anything. It is the editor's alone: there a person is asked. */
export const applyTool: ToolDefinition = {
  name: 'apply_eks_private_dns_plan',
  title: 'Apply a private DNS plan',
  description:
    'Applies a plan that plan_eks_private_dns made in this window within the last hour, by its plan_id. It changes AWS and costs money. The plan is shown in the editor and a person is asked there, with account and Region, every time and whatever the chat allows; nothing is changed before they agree. Call it only when the user has read the plan and wants it carried out. Afterwards call verify_eks_private_dns.',
  inputSchema: {
    type: 'object',
    properties: {
      plan_id: {
        type: 'string',
        description: 'The id that plan_eks_private_dns gave, such as enable-0123456789abcdef.',
        pattern: '^(enable|disable|access|repair)-[0-9a-f]{16}$',
      },
    },
    required: ['plan_id'],
    additionalProperties: false,
  },
};

/** What applying needs. */
export interface ApplyToolDeps {
  readonly book: Pick<PlanBook, 'get'>;
  /** Throws where the journal knows another plan by this one's id. */
  readonly checkPlanId: (plan: Plan) => Promise<void>;
  /**
   * Shows a plan, has a person confirm it as the commands do, and applies it. Throws `cancelled`
   * where they do not; `undefined` means that nothing was begun.
   */
  readonly carryOut: (plan: Plan, signal: AbortSignal) => Promise<ApplyResult | undefined>;
}

/** The plan that an input means. Throws `invalid` and `notFound`. */
export function planMeant(book: Pick<PlanBook, 'get'>, input: unknown): Plan {
  const checked = checkedInput(applyTool.inputSchema, input);
  return book.get(textOf(checked, 'plan_id') ?? '');
}

/** What the chat asks before the editor does: title and body. */
export function applyQuestion(plan: Plan): { readonly title: Message; readonly body: Message } {
  const { accountId: account, region, profile } = plan.identity;
  return {
    title: message('agent.apply.title', { plan: plan.id }),
    body: message('agent.apply.detail', {
      cluster: clusterNamesOf(plan),
      account,
      region,
      profile,
      steps: plan.steps.length,
      before: dollars(plan.cost.before),
      after: dollars(plan.cost.after),
    }),
  };
}

/** Applies the plan of an input, once a person has confirmed it in the editor. */
export async function runApply(
  { book, checkPlanId, carryOut }: ApplyToolDeps,
  input: unknown,
  signal: AbortSignal,
): Promise<ToolAnswer> {
  const plan = planMeant(book, input);
  await checkPlanId(plan);
  const result = await carryOut(plan, signal);
  return { text: outcomeText(plan, result), data: outcomeData(plan, result) };
}

function outcomeText(plan: Plan, result: ApplyResult | undefined): string {
  if (!result) return `Plan ${plan.id} was not begun: there is nothing to do.\n`;
  const steps = plan.steps.map(({ id, title }) => {
    const state = result.states[id];
    const how = state?.state === 'done' && state.found ? 'was there already' : state?.state;
    return `  ${text(title)}: ${how ?? 'not begun'}`;
  });
  const why = result.error ? [failureText(new PortError(result.error))] : [];
  return `${[`Plan ${plan.id}: ${result.outcome}.`, ...steps, ...why].join('\n')}\n`;
}

function outcomeData(plan: Plan, result: ApplyResult | undefined): ToolAnswer['data'] {
  return { planId: plan.id, outcome: result?.outcome ?? 'notBegun', made: result?.made ?? [] };
}
