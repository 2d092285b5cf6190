import { carryOut } from '../carryOut.js';
import type { ExitCode } from '../exitCodes.js';
import type { Options } from '../options.js';
import type { Session } from '../session.js';
import { planFor } from './planning.js';

/** `enable`: plan, ask, apply. */
export async function enable(session: Session, options: Options): Promise<ExitCode> {
  return carryOut(session, options, await planFor(session, options, 'enable'));
}
