import { message, type Message } from '../../model/message.js';
import type { Plan, Problem } from '../../model/plan.js';
import type { Snapshot } from '../../model/snapshot.js';
import { markOf, marked } from '../../apply/mark.js';
import { blocker } from '../../plan/draft.js';
import type { Exported, ExportContext } from '../exportFormat.js';
import { unwritableIn } from '../script/unwritable.js';
import { commandOf } from './commands.js';
import { isMade } from './make.js';
import { madeFiles } from './madeFiles.js';
import { removalFile } from './removalFile.js';
import { isRemoval } from './removed.js';

/**
 * A plan as a Terraform configuration for the provider hashicorp/aws. What the plan has made
 * already is taken over by import blocks. What a plan only takes away is imported, to be destroyed.
 */
export function exportTerraform(given: Plan, { live }: ExportContext): Exported {
  const plan = {
    ...given,
    steps: given.steps.map((step) => ({ ...step, spec: markedFor(given, step.spec) })),
  };
  const problem = problemWith(plan);
  if (problem) return { refused: [problem] };
  if (plan.steps.some(({ spec }) => isMade(spec) || spec.kind === 'updateResolverRule')) {
    return madeFiles(plan, live);
  }
  return plan.steps.some(isRemoval) ? removalFile(plan, live) : onlyCommands(plan, live);
}

function markedFor(plan: Plan, spec: Plan['steps'][number]['spec']): typeof spec {
  return marked(spec, markOf(plan.id, undefined));
}

function problemWith(plan: Plan): Problem | undefined {
  if (plan.steps.length === 0) {
    return blocker(message('terraform.refused.empty'), message('help.terraform.empty'));
  }
  const unwritable = unwritableIn(plan);
  if (unwritable !== undefined) {
    const args = { text: JSON.stringify(unwritable) };
    return blocker(message('export.unwritable', args), message('help.export.unwritable'));
  }
  const decomposed = decomposedIn([plan.identity, ...plan.steps.map(({ spec, as }) => [spec, as])]);
  if (decomposed === undefined) return undefined;
  const args = { text: JSON.stringify(decomposed) };
  return blocker(message('terraform.refused.text', args), message('help.terraform.text'));
}

/** The first text that Terraform would change: it keeps texts in Unicode's composed form. */
function decomposedIn(data: unknown): string | undefined {
  if (typeof data === 'string') return data.normalize('NFC') === data ? undefined : data;
  if (typeof data !== 'object' || data === null) return undefined;
  for (const [key, value] of Object.entries(data)) {
    const found = decomposedIn(key) ?? decomposedIn(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function onlyCommands(plan: Plan, live: readonly Snapshot[]): Exported {
  const commands = plan.steps.map((step) => commandOf(plan, live, step)).join(' && ');
  const help: Message = message('help.terraform.commands', { commands });
  return { refused: [blocker(message('terraform.refused.nothing'), help)] };
}
