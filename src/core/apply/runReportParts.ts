import { message, type Message } from '../model/message.js';
import { dollars, signed } from '../plan/render.js';
import type { RunHistory, StepHistory } from './runHistory.js';

/** A length of time in milliseconds, to the second, or to a tenth of one below ten. */
export function durationOf(ms: number): Message {
  const tenths = Math.round(ms / 100) / 10;
  if (tenths < 10) return message('run.time.seconds', { seconds: tenths.toFixed(1) });
  return wholeSeconds(Math.round(ms / 1000));
}

/** A length of time in whole seconds, as something says it that counts them. */
export function wholeSeconds(seconds: number): Message {
  if (seconds < 60) return message('run.time.seconds', { seconds });
  return message('run.time.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

/** What a month costs before and after, and as far as a run got that did not finish (aws facts §5). */
export function costOf({ plan, steps, outcome }: RunHistory): readonly Message[] {
  const { before, after, priceRegion, priceDate, priceSource, priceNote } = plan.cost;
  if (before === 0 && after === 0) return [message('run.cost.same')];
  const price = { region: priceRegion, date: priceDate, source: priceSource };
  const there = steps.filter(({ accepted }) => accepted);
  const now = there.reduce((sum, { step }) => sum + step.monthlyCost, before);
  const amounts = { before: dollars(before), after: dollars(after) };
  return [
    outcome === 'done'
      ? message('run.cost.change', { ...amounts, change: signed(after - before), ...price })
      : message('run.cost.planned', { ...amounts, now: dollars(now), ...price }),
    ...(priceNote ? [priceNote] : []),
  ];
}

/** What a step made or found; of what it removed or changed only its input tells. */
export function idsOf({ step: { spec }, outputs, accepted }: StepHistory): string {
  const made = Object.values(outputs).flat();
  const meant = ['endpointId', 'ruleId', 'ruleIds', 'groupId', 'vpcId'].flatMap((name) => {
    const value: unknown = Object.entries(spec).find(([key]) => key === name)?.[1];
    return typeof value === 'string' || Array.isArray(value) ? [value].flat().map(String) : [];
  });
  return [...new Set(made.length > 0 || !accepted ? made : meant)].join(', ');
}

/** What undoes a run, by whoever reads of it; `program` where that is a command line. */
export function waysBack(history: RunHistory, program: string | undefined): readonly Message[] {
  const { plan, outcome, undo, undoneAt, steps } = history;
  const inDoubt = steps.some((one) => one.outcome === 'begun');
  if (!undo) return [message('run.undo.never')];
  if (undoneAt !== undefined || (undo.steps.length === 0 && !inDoubt)) {
    return [message('run.undo.nothing')];
  }
  if (program !== undefined) {
    const back = message('run.undo.cli', { command: `${program} undo ${plan.id}` });
    const on = message('run.undo.cli.resume', { command: `${program} resume ${plan.id}` });
    return outcome === 'done' ? [back] : [on, back];
  }
  if (outcome !== 'done') return [message('run.undo.editor.unfinished')];
  return [message(plan.verb === 'access' ? 'run.undo.editor.access' : 'run.undo.editor.done')];
}
