import type { Plan, Problem, Step } from '../model/plan.js';
import { text } from '../model/text.js';
import type { Verdict } from '../model/verdict.js';
import { predictedCalls } from './predictedCalls.js';
import { callOf } from './stepKinds.js';
import { forwardMessage, toForward } from './toForward.js';

/** Verdicts, problems and plan as plain text for a terminal or a clipboard. */
export function planText(
  plan: Plan | undefined,
  verdicts: readonly Verdict[],
  problems: readonly Problem[],
): string {
  const parts = [
    ...verdicts.map(verdictText),
    ...problems.map(problemText),
    ...(plan ? [planBody(plan)] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A verdict with its evidence and advice. */
export function verdictText(verdict: Verdict): string {
  return [
    text(verdict.summary),
    ...verdict.evidence.map((evidence) => `  - ${text(evidence)}`),
    `  ${text(verdict.advice)}`,
  ].join('\n');
}

/** A problem and the next step. */
export function problemText(problem: Problem): string {
  const word = problem.severity === 'blocker' ? 'Stop' : 'Warning';
  return `${word}: ${text(problem.message)}\n  ${text(problem.help)}`;
}

function planBody(plan: Plan): string {
  const { identity, cost } = plan;
  const lines = [
    `Plan ${plan.id}: ${plan.verb} for ${clusterLabels(plan).join(', ')}`,
    `Account ${identity.accountId}, ${identity.region}, profile ${identity.profile}`,
    '',
    ...(plan.steps.length === 0 ? ['Nothing to do.'] : plan.steps.flatMap(numbered(plan))),
  ];
  if (plan.reused.length > 0) {
    lines.push(
      '',
      'Reused, never owned:',
      ...plan.reused.map(({ reason }) => `  - ${text(reason)}`),
    );
  }
  if (plan.kept.length > 0) {
    lines.push('', 'Left alone:', ...plan.kept.map(({ reason }) => `  - ${text(reason)}`));
  }
  const forwards = toForward(plan).map((one) => text(forwardMessage(one)));
  if (forwards.length > 0) lines.push('', ...forwards);
  lines.push('', ...costLines(cost));
  if (plan.steps.length > 0) {
    const count = predictedCalls(plan);
    lines.push('', `Calls to AWS: ${count} at most, and one more for each look while it waits.`);
  }
  if (plan.iamActions.length > 0)
    lines.push('', 'IAM actions:', ...plan.iamActions.map((a) => `  ${a}`));
  return lines.join('\n');
}

/** A plan that touches no endpoint has no price; what others cost is not its matter. */
function costLines(cost: Plan['cost']): readonly string[] {
  if (cost.before === 0 && cost.after === 0) return ['Monthly cost: no change.'];
  const change = cost.after - cost.before;
  return [
    `Monthly cost of the endpoints: ${dollars(cost.before)} now, ${dollars(cost.after)} after (${signed(change)}),`,
    `plus queries. List price of ${cost.priceRegion}, ${cost.priceDate}, ${cost.priceSource}`,
    ...(cost.priceNote ? [text(cost.priceNote)] : []),
  ];
}

function clusterLabels({ clusterName, endpointName, furtherClusters }: Plan): readonly string[] {
  const all = [{ name: clusterName, endpointName }, ...(furtherClusters ?? [])];
  return all.map((one) => `${one.name} (${one.endpointName})`);
}

function numbered(plan: Plan): (step: Step, index: number) => readonly string[] {
  return (step, index) => [
    `${String(index + 1).padStart(2)}. ${text(step.title)}`,
    `    ${callOf(step.spec)}${step.monthlyCost === 0 ? '' : `, ${signed(step.monthlyCost)} a month`}`,
    ...(step.as ? [`    as ${step.as.profile}, account ${step.as.accountId}`] : []),
    `    ${text(step.reason)}`,
    ...(step.id === plan.switchStepId ? ['    <- from here on clients take the private path'] : []),
    ...(step.inverse ? [`    Inverse: ${text(step.inverse)}`] : []),
  ];
}

/** `$182.50` */
export function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`;
}

/** `+$182.50` or `-$182.50` */
export function signed(amount: number): string {
  return `${amount < 0 ? '-' : '+'}${dollars(Math.abs(amount))}`;
}
