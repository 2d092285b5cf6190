import type { Plan, Planning } from '../../core/model/plan.js';
import { text } from '../../core/model/text.js';
import { planText, problemText } from '../../core/plan/render.js';
import { permissionNote, permissionProblems } from '../../core/preflight/findings.js';
import { checkPermissions, type PermissionReport } from '../../core/preflight/permissions.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { writeJson } from '../io.js';
import type { Options } from '../options.js';
import { writePlanFile } from '../planFiles.js';
import { planFile, planningJson } from '../../core/plan/planJson.js';
import type { Session } from '../session.js';
import { UsageError } from '../usageError.js';
import { diff } from './diff.js';
import { planFor } from './planning.js';

/** `plan [enable|disable|access|repair]`: shows it, saves it where asked to, and changes nothing. */
export async function plan(session: Session, options: Options): Promise<ExitCode> {
  const [what = 'enable', ...files] = options.words;
  if (what === 'diff') return diff(session, options, files);
  if (what !== 'enable' && what !== 'disable' && what !== 'access' && what !== 'repair') {
    throw new UsageError(`plan enable, disable, access, repair or diff, not ${what}.`);
  }
  if (files[0] !== undefined) throw new UsageError(`plan ${what} does not take "${files[0]}".`);
  const { planning, request } = await planFor(session, options, what);
  const report =
    options.checkPermissions && planning.plan
      ? await permissionsOf(session, planning.plan)
      : undefined;
  const all = withPermissions(planning, report);
  if (options.json)
    writeJson(session.io, { ...planningJson(all, request), ...permissionsJson(report) });
  else {
    session.io.stdout(planText(planning.plan, planning.verdicts, planning.problems));
    if (report) session.io.stdout(`\n${permissionText(report)}\n`);
  }
  if (planning.plan && options.save !== undefined) {
    await writePlanFile(options.save, planFile(all, request));
    session.io.stderr(`Saved in ${options.save}.\n`);
  }
  const blocked = all.problems.some(({ severity }) => severity === 'blocker');
  return planning.plan && !blocked ? exitCodes.ok : exitCodes.blocked;
}

async function permissionsOf({ connect, io }: Session, made: Plan): Promise<PermissionReport> {
  const { profile, region } = made.identity;
  const { aws } = await connect({ profile, region }, io.signal);
  return checkPermissions(made, aws, io.signal);
}

function withPermissions(planning: Planning, report: PermissionReport | undefined): Planning {
  if (!report) return planning;
  return { ...planning, problems: [...planning.problems, ...permissionProblems(report)] };
}

function permissionsJson(report: PermissionReport | undefined): object {
  return report ? { permissions: { ...report, note: text(permissionNote(report)) } } : {};
}

function permissionText(report: PermissionReport): string {
  const problems = permissionProblems(report).map((one) => problemText(one));
  const found =
    problems.length > 0
      ? problems
      : ['Everything the plan needs is allowed, also to take it back.'];
  return ['Permissions:', text(permissionNote(report)), ...found].join('\n');
}
