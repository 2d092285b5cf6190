import { exportFormats, type ExportFormat } from '../../core/export/exportFormat.js';
import { exportPlan } from '../../core/export/exportPlan.js';
import type { GeneratedFile } from '../../core/model/generatedFile.js';
import type { Plan } from '../../core/model/plan.js';
import { text } from '../../core/model/text.js';
import { planningJson } from '../../core/plan/planJson.js';
import { planText } from '../../core/plan/render.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { writeGenerated } from '../generatedFiles.js';
import { writeJson } from '../io.js';
import type { Options } from '../options.js';
import { readPlanFile } from '../planFiles.js';
import type { Session } from '../session.js';
import { UsageError } from '../usageError.js';
import { planFor, type Planned } from './planning.js';

const verbs = ['enable', 'disable', 'access', 'repair'] as const;

/**
 * `export [enable|disable|access|repair] --format FORMAT`: a plan, made now or saved, as code. What
 * `plan` would say goes to standard error, so that standard output is the file. Changes nothing.
 */
export async function exportVerb(session: Session, options: Options): Promise<ExitCode> {
  const { format, out } = options.exported;
  if (!format) throw new UsageError(`export needs --format ${exportFormats.join(', ')}.`);
  const { planning, request } = await plannedFor(session, options);
  const { plan, problems, verdicts } = planning;
  const blocked = problems.some(({ severity }) => severity === 'blocker');
  const { store, io } = session;
  const exported =
    plan && !blocked
      ? await exportPlan(plan, format, (scope, parts) =>
          store.read(scope, parts, { fresh: true }, io.signal),
        )
      : { refused: [] };
  const files = 'files' in exported ? exported.files : [];
  const refused = 'refused' in exported ? exported.refused : [];
  if (options.json) {
    const all = { ...planning, problems: [...problems, ...refused] };
    writeJson(session.io, { ...planningJson(all, request), ...filesJson(format, files) });
  } else {
    session.io.stderr(planText(undefined, verdicts, [...problems, ...refused]));
    for (const note of files.flatMap(({ notes }) => notes)) session.io.stderr(`${text(note)}\n`);
  }
  if (files.length === 0) return exitCodes.blocked;
  if (out !== undefined) {
    for (const path of await writeGenerated(files, out)) session.io.stderr(`Saved ${path}.\n`);
  } else if (!options.json) session.io.stdout(shown(files));
  return exitCodes.ok;
}

/** A saved or applied plan is exported as it is, for the profile that is named here. */
async function plannedFor(
  session: Session,
  options: Options,
): Promise<Pick<Planned, 'planning'> & Partial<Planned>> {
  const [word = 'enable', more] = options.words;
  if (more !== undefined) throw new UsageError(`export ${word} does not take "${more}".`);
  if (options.plan === undefined) {
    const verb = verbs.find((one) => one === word);
    if (!verb) throw new UsageError(`export ${verbs.join(', ')}, not ${word}.`);
    return planFor(session, options, verb);
  }
  if (options.words.length > 0 || options.clusters.length > 0 || options.clientVpcs.length > 0) {
    throw new UsageError(`${options.plan} says what is done: give nothing that would change it.`);
  }
  const plan = await savedOrApplied(session, options.plan);
  const profile = options.profile ?? plan.identity.profile;
  const own = { ...plan, identity: { ...plan.identity, profile } };
  return { planning: { verdicts: [], problems: [], plan: own } };
}

/** The plan of a file, or one that the journal knows by its id. */
async function savedOrApplied({ journal }: Session, name: string): Promise<Plan> {
  const entries = /^[a-z]+-[0-9a-f]{16}$/.test(name) ? await journal.read(name) : [];
  const applied = entries.findLast((entry) => entry.event === 'plan')?.plan;
  return applied ?? (await readPlanFile(name)).plan;
}

/** One file as it is; several each under its name. */
function shown(files: readonly GeneratedFile[]): string {
  const [first, ...others] = files;
  if (first && others.length === 0) return first.text;
  throw new UsageError(`There are ${files.length} files: give --out FOLDER.`);
}

function filesJson(format: ExportFormat, files: readonly GeneratedFile[]): object {
  const all = files.map((file) => ({ ...file, notes: file.notes.map(text) }));
  return { format, files: all };
}
