import { message, type Message } from '../model/message.js';
import type { Plan, Problem, Step } from '../model/plan.js';
import { text } from '../model/text.js';
import type { Verdict } from '../model/verdict.js';
import { predictedCalls } from './predictedCalls.js';
import { callOf } from './stepKinds.js';
import { forwardMessage, toForward } from './toForward.js';

type Say = (one: Message) => string;

/**
 * Verdicts, problems and plan as plain text for a terminal, an editor or a clipboard; in English
 * unless `say` says it in another language.
 */
export function planText(
  plan: Plan | undefined,
  verdicts: readonly Verdict[],
  problems: readonly Problem[],
  say: Say = text,
): string {
  const parts = [
    ...verdicts.map((one) => verdictText(one, say)),
    ...problems.map((one) => problemText(one, say)),
    ...(plan ? [planBody(plan, say)] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A verdict with its evidence and advice. */
export function verdictText(verdict: Verdict, say: Say = text): string {
  return [
    say(verdict.summary),
    ...verdict.evidence.map((evidence) => `  - ${say(evidence)}`),
    `  ${say(verdict.advice)}`,
  ].join('\n');
}

/** A problem and the next step. */
export function problemText(problem: Problem, say: Say = text): string {
  const key = problem.severity === 'blocker' ? 'plan.stop' : 'plan.warning';
  return `${say(message(key, { problem: problem.message }))}\n  ${say(problem.help)}`;
}

function planBody(plan: Plan, say: Say): string {
  const { accountId: account, region, profile } = plan.identity;
  const list = (title: Message, all: Plan['reused']): readonly string[] =>
    all.length === 0 ? [] : ['', say(title), ...all.map(({ reason }) => `  - ${say(reason)}`)];
  const forwards = toForward(plan).map((one) => say(forwardMessage(one)));
  const { iamActions, steps } = plan;
  const count = predictedCalls(plan);
  return [
    say(message(`plan.head.${plan.verb}`, { plan: plan.id, clusters: clusterLabels(plan) })),
    say(message('plan.whose', { account, region, profile })),
    '',
    ...(steps.length === 0
      ? [say(message('plan.nothingToDo'))]
      : steps.flatMap(numbered(plan, say))),
    ...list(message('plan.reused'), plan.reused),
    ...list(message('plan.kept'), plan.kept),
    ...(forwards.length > 0 ? ['', ...forwards] : []),
    '',
    ...costLines(plan.cost).map(say),
    ...(steps.length > 0 ? ['', say(message('plan.calls', { count }))] : []),
    ...(iamActions.length > 0
      ? ['', say(message('plan.iam')), ...iamActions.map((action) => `  ${action}`)]
      : []),
  ].join('\n');
}

/** A plan that touches no endpoint has no price; what others cost is not its matter. */
function costLines(cost: Plan['cost']): readonly Message[] {
  if (cost.before === 0 && cost.after === 0) return [message('plan.cost.same')];
  const { before, after, priceRegion: region, priceDate: date, priceSource: source } = cost;
  const change = signed(after - before);
  return [
    message('plan.cost', { before: dollars(before), after: dollars(after), change }),
    message('plan.cost.source', { region, date, source }),
    ...(cost.priceNote ? [cost.priceNote] : []),
  ];
}

function clusterLabels({ clusterName, endpointName, furtherClusters }: Plan): readonly string[] {
  const all = [{ name: clusterName, endpointName }, ...(furtherClusters ?? [])];
  return all.map((one) => `${one.name} (${one.endpointName})`);
}

function numbered(plan: Plan, say: Say): (step: Step, index: number) => readonly string[] {
  return ({ as, id, inverse, monthlyCost, reason, spec, title }, index) => {
    const call = callOf(spec);
    const priced = message('plan.step.cost', { call, cost: signed(monthlyCost) });
    const owner = as && message('plan.step.as', { profile: as.profile, account: as.accountId });
    return [
      `${String(index + 1).padStart(2)}. ${say(title)}`,
      `    ${monthlyCost === 0 ? call : say(priced)}`,
      ...(owner ? [`    ${say(owner)}`] : []),
      `    ${say(reason)}`,
      ...(id === plan.switchStepId ? [`    <- ${say(message('plan.step.switch'))}`] : []),
      ...(inverse ? [`    ${say(message('plan.step.inverse', { inverse }))}`] : []),
    ];
  };
}

/** `$182.50` */
export function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`;
}

/** `+$182.50` or `-$182.50` */
export function signed(amount: number): string {
  return `${amount < 0 ? '-' : '+'}${dollars(Math.abs(amount))}`;
}
