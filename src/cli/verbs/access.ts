import { carryOut } from '../carryOut.js';
import type { ExitCode } from '../exitCodes.js';
import type { Options } from '../options.js';
import type { Session } from '../session.js';
import { planFor } from './planning.js';

/** `access`: plan, ask, apply a change of how the endpoint can be reached. */
export async function access(session: Session, options: Options): Promise<ExitCode> {
  const { planning, request } = await planFor(session, options, 'access');
  return carryOut(session, options, planning, { request });
}
