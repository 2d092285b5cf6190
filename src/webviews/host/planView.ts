import type { StepState } from '../../core/model/apply.js';
import type { Message } from '../../core/model/message.js';
import { message } from '../../core/model/message.js';
import type { Plan, PlanCost, Reused, Step } from '../../core/model/plan.js';
import type { PlanView, ReusedView, StepView } from '../contract/setupPlan.js';
import { dollars, hourlyDollars, monthlyChange } from './money.js';
import { callOf } from '../../core/plan/stepKinds.js';
import { forwardMessage, toForward } from '../../core/plan/toForward.js';

/** A plan as the page shows it; with the states of its steps, also what a run brought to light. */
export function planView(
  plan: Plan,
  render: (message: Message) => string,
  states: Readonly<Record<string, StepState>> = {},
): PlanView {
  const { cost } = plan;
  const month = (value: number) => render(message('setup.cost.month', { amount: dollars(value) }));
  return {
    id: plan.id,
    verb: plan.verb,
    steps: plan.steps.map((step) => stepView(plan, step, render)),
    reused: [...plan.reused, ...plan.kept].map((one) => reusedView(one, render)),
    forwards: toForward(plan, states).map((one) => render(forwardMessage(one))),
    cost: {
      headline: render(monthlyChange(cost.after - cost.before)),
      before: month(cost.before),
      after: month(cost.after),
      source: priceSource(cost, render),
    },
    iamActions: [...plan.iamActions],
  };
}

function stepView(plan: Plan, step: Step, render: (message: Message) => string): StepView {
  return {
    id: step.id,
    title: render(step.title),
    reason: render(step.reason),
    call: callOf(step.spec),
    cost: stepCost(step.monthlyCost, render),
    ...(step.inverse === undefined ? {} : { inverse: render(step.inverse) }),
    switches: step.id === plan.switchStepId,
  };
}

/** The price's origin, and what is not known about it. */
function priceSource(cost: PlanCost, render: (message: Message) => string): string {
  const { perAddressHour, priceDate: date, priceSource: source, priceRegion, priceNote } = cost;
  const args = { rate: hourlyDollars(perAddressHour), date, source, region: priceRegion };
  const said = render(message('setup.cost.source', args));
  return priceNote ? `${said} ${render(priceNote)}` : said;
}

/** Empty where a step costs nothing, so that what costs stands out. */
function stepCost(monthly: number, render: (message: Message) => string): string {
  if (monthly === 0) return '';
  const key = monthly > 0 ? 'setup.cost.step' : 'setup.cost.stepLess';
  return render(message(key, { amount: dollars(Math.abs(monthly)) }));
}

function reusedView(reused: Reused, render: (message: Message) => string): ReusedView {
  return {
    kind: render(message(`setup.reused.${reused.kind}`)),
    id: reused.id,
    reason: render(reused.reason),
  };
}
