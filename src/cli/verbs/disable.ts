import { carryOut } from '../carryOut.js';
import type { ExitCode } from '../exitCodes.js';
import type { Options } from '../options.js';
import type { Session } from '../session.js';
import { planFor } from './planning.js';

/** `disable`: plan, ask, apply; without client VPCs, for all of them. */
export async function disable(session: Session, options: Options): Promise<ExitCode> {
  const { planning, request } = await planFor(session, options, 'disable');
  return carryOut(session, options, planning, { request });
}
