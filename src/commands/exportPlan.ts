import { exportFormats, type ExportFormat } from '../core/export/exportFormat.js';
import { exportPlan as exported } from '../core/export/exportPlan.js';
import type { GeneratedFile } from '../core/model/generatedFile.js';
import { message } from '../core/model/message.js';
import type { Plan } from '../core/model/plan.js';
import { PortError } from '../core/model/portError.js';
import { planDisable } from '../core/plan/disable.js';
import { clusterNamesOf } from '../core/plan/planClusters.js';
import { parseSaved } from '../core/plan/parseSaved.js';
import { nodeIn } from '../ui/nodeIn.js';
import { targetsFor } from '../ui/pickTargets.js';
import { left } from '../ui/readings.js';
import { namesOf, scopeOf, textIn, type ClusterTarget } from '../ui/target.js';
import type { Command, CommandDeps } from './deps.js';
import { openPlans } from './planFiles.js';
import { planEnableQuick } from './planQuick.js';
import { planToUse } from './planToUse.js';
import { readForDisable } from './readLeftovers.js';

const sources = ['enable', 'disable', 'file'] as const;
type Source = (typeof sources)[number];

/**
 * **Export plan…**: a plan for the clusters of the argument or the rows, or one that was saved, as
 * code in untitled documents, with a way to save them. Changes nothing. `verb` (`enable`,
 * `disable`), `format` and `clientVpcIds` are not asked for where the argument has them; `plan` in
 * it is a plan as it is saved in a file.
 */
export const exportPlan: Command =
  (deps) =>
  async ({ signal }, argument, rows) => {
    const plans = await plansFor(deps, argument, rows, signal);
    if (plans.length === 0) return undefined;
    const format = await formatFor(deps, argument);
    const files: GeneratedFile[] = [];
    for (const plan of plans) files.push(...(await filesOf(deps, plan, format, signal)));
    // The last to be opened is in front.
    for (const { text, language } of [...files].reverse()) {
      await deps.window.showUntitled(text, language);
    }
    sayExported(deps, plans, files, format);
    return files;
  };

async function plansFor(
  deps: CommandDeps,
  argument: unknown,
  rows: unknown,
  signal: AbortSignal,
): Promise<readonly Plan[]> {
  const given = textIn(argument, 'plan');
  if (given !== undefined) return [parseSaved(given, 'plan').plan];
  const source = await sourceFor(deps, argument);
  if (source === 'file') {
    return (await openPlans(deps, message('ui.export.open'), false)).map(({ plan }) => plan);
  }
  const target = await targetsFor(deps, argument, rows, signal);
  const plannings =
    source === 'enable'
      ? [await planEnableQuick(deps, target, argument, signal)]
      : await disablings(deps, target, signal);
  return plannings.flatMap((planning) => {
    const plan = planning && planToUse(deps, planning);
    if (!planning || !plan) return [];
    for (const one of planning.problems)
      deps.window.say('warn', `${deps.say(one.message)} ${deps.say(one.help)}`);
    return [plan];
  });
}

/** One plan for each cluster: they are taken away one by one. */
async function disablings(deps: CommandDeps, target: ClusterTarget, signal: AbortSignal) {
  const plannings = [];
  for (const clusterName of namesOf(target)) {
    const snapshot = await readForDisable(deps, { scope: target.scope, clusterName }, signal);
    plannings.push(planDisable(snapshot, { clusterName }));
  }
  return plannings;
}

/** What the plan is for; a file only where no cluster was named. */
async function sourceFor({ say, window }: CommandDeps, argument: unknown): Promise<Source> {
  const named = sources.find((one) => one === textIn(argument, 'verb'));
  if (named) return named;
  const anywhere = nodeIn(argument) === undefined && scopeOf(argument) === undefined;
  const texts = {
    title: say(message('ui.export.what')),
    placeholder: say(message('ui.export.what.hint')),
  };
  const choices = sources
    .filter((one) => anywhere || one !== 'file')
    .map((value) => ({ label: say(message(`ui.export.${value}`)), value }));
  const picked = await window.pick(texts, choices);
  if (picked === undefined) throw left();
  return picked;
}

async function formatFor({ say, window }: CommandDeps, argument: unknown): Promise<ExportFormat> {
  const named = exportFormats.find((one) => one === textIn(argument, 'format'));
  if (named) return named;
  const texts = {
    title: say(message('ui.export.format')),
    placeholder: say(message('ui.export.format.hint')),
  };
  const choices = exportFormats.map((value) => ({
    label: say(message(`export.format.${value}`)),
    detail: say(message(`export.format.${value}.hint`)),
    value,
  }));
  const picked = await window.pick(texts, choices);
  if (picked === undefined) throw left();
  return picked;
}

/** Reads what the format asks for; throws why there are no files. */
async function filesOf(
  { operations, say, window }: CommandDeps,
  plan: Plan,
  format: ExportFormat,
  signal: AbortSignal,
): Promise<readonly GeneratedFile[]> {
  const title = say(message('ui.reading', { cluster: clusterNamesOf(plan) }));
  const made = await exported(plan, format, (scope, parts) =>
    window.progress(title, (_report, cancelled) =>
      operations.read(scope, parts, AbortSignal.any([signal, cancelled])),
    ),
  );
  if ('files' in made) return made.files;
  const [problem] = made.refused;
  if (!problem) throw left();
  const { key, args = {} } = problem.message;
  throw new PortError({ kind: 'invalid', messageKey: key, args, help: problem.help });
}

function sayExported(
  { say, window }: CommandDeps,
  plans: readonly Plan[],
  files: readonly GeneratedFile[],
  format: ExportFormat,
): void {
  const clusters = [...new Set(plans.flatMap((plan) => clusterNamesOf(plan)))];
  const args = { format: say(message(`export.format.${format}`)), cluster: clusters };
  const notes = [...new Set(files.flatMap((file) => file.notes.map((note) => say(note))))];
  const save = async (): Promise<void> => {
    for (const { name, text } of files) {
      const texts = {
        title: say(message('ui.export.saveTitle')),
        action: say(message('ui.export.saveAction')),
        kind: say(message(`export.format.${format}`)),
        name,
      };
      const file = await window.saveFile(texts, text);
      if (file === undefined) return;
      window.say('info', say(message('ui.export.saved', { file })));
    }
  };
  window.say('info', [say(message('ui.export.made', args)), ...notes].join(' '), [
    { title: say(message('ui.export.save')), run: save },
  ]);
}
