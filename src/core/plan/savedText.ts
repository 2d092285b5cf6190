import { message, type Message } from '../model/message.js';
import type { Plan } from '../model/plan.js';
import { text } from '../model/text.js';
import { planText } from './render.js';
import { callOf } from './stepKinds.js';

/**
 * A plan of a file, to be read before it is applied. Titles and reasons are the file's
 * own words; the calls below them are what it really does.
 */
export function savedPlanText(plan: Plan, say: (one: Message) => string = text): string {
  const calls = plan.steps.map(({ spec, as = plan.identity }, index) => {
    const members = Object.entries(spec).filter(([member]) => member !== 'kind');
    const input = JSON.stringify(Object.fromEntries(members));
    const whose = { account: as.accountId, region: as.region };
    const call = say(message('saved.call', { call: callOf(spec), ...whose, input }));
    return `${String(index + 1).padStart(2)}. ${call}`;
  });
  const shown = planText(plan, [], [], say);
  return calls.length === 0
    ? shown
    : `${shown}\n${say(message('saved.calls'))}\n${calls.join('\n')}\n`;
}
