import { savedPlanText } from '../../core/plan/savedText.js';
import { carryOut } from '../carryOut.js';
import type { ExitCode } from '../exitCodes.js';
import type { Options } from '../options.js';
import { adopt, readPlanFile } from '../planFiles.js';
import type { Session } from '../session.js';
import { UsageError } from '../usageError.js';

/** `apply FILE`: shows any saved plan, asks, applies. */
export async function apply(session: Session, options: Options): Promise<ExitCode> {
  const [file] = options.words;
  if (file === undefined) throw new UsageError('apply needs the FILE of a saved plan.');
  return applyFile(session, options, file);
}

/** Carries out the plan of a file, which holds all that was chosen: nothing else may be given. */
export async function applyFile(
  session: Session,
  options: Options,
  file: string,
): Promise<ExitCode> {
  if (options.clusters.length > 0 || options.clientVpcs.length > 0 || hasChoices(options)) {
    throw new UsageError(`${file} says what is done: give nothing that would change it.`);
  }
  const saved = await readPlanFile(file);
  const { verb } = saved.plan;
  if (options.verb === 'enable' && verb !== 'enable') {
    throw new UsageError(`${file} is a plan to ${verb}: use apply ${file}.`);
  }
  const { plan, request } = await adopt(session, options, saved);
  const planning = { verdicts: [], problems: [], plan };
  return carryOut(session, options, planning, {
    ...(request ? { request: request.request } : {}),
    shown: savedPlanText(plan),
  });
}

function hasChoices({ choices, evenIfNotNeeded }: Options): boolean {
  return evenIfNotNeeded || Object.keys(choices).length > 0;
}
