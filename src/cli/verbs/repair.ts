import { carryOut } from '../carryOut.js';
import type { ExitCode } from '../exitCodes.js';
import type { Options } from '../options.js';
import type { Session } from '../session.js';
import { planFor } from './planning.js';

/** `repair`: plan what mends the drift, ask, apply. */
export async function repair(session: Session, options: Options): Promise<ExitCode> {
  const { planning, request } = await planFor(session, options, 'repair');
  return carryOut(session, options, planning, { request });
}
