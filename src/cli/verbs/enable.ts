import { carryOut } from '../carryOut.js';
import type { ExitCode } from '../exitCodes.js';
import type { Options } from '../options.js';
import type { Session } from '../session.js';
import { applyFile } from './apply.js';
import { planFor } from './planning.js';

/** `enable`: plan, or take the plan of a file; ask, apply. */
export async function enable(session: Session, options: Options): Promise<ExitCode> {
  if (options.plan !== undefined) return applyFile(session, options, options.plan);
  const { planning, request } = await planFor(session, options, 'enable');
  return carryOut(session, options, planning, { request });
}
