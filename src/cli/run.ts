import { portErrorOf } from '../core/model/portError.js';
import type { Clock } from '../core/ports.js';
import { systemClock } from '../store/systemClock.js';
import { exitCodeOf, exitCodes, type ExitCode } from './exitCodes.js';
import { helpText } from './help.js';
import type { Io } from './io.js';
import { readOptions, wantsJson, type Options } from './options.js';
import { reportError } from './report.js';
import { openSession, type Session } from './session.js';
import { UsageError, usageProblem } from './usageError.js';
import { access } from './verbs/access.js';
import { apply } from './verbs/apply.js';
import { connection } from './verbs/connection.js';
import { diagnose } from './verbs/diagnose.js';
import { dig } from './verbs/dig.js';
import { disable } from './verbs/disable.js';
import { drift } from './verbs/drift.js';
import { enable } from './verbs/enable.js';
import { exportVerb } from './verbs/export.js';
import { forwarders } from './verbs/forwarders.js';
import { headless } from './verbs/headless.js';
import { list } from './verbs/list.js';
import { login } from './verbs/login.js';
import { matrix } from './verbs/matrix.js';
import { mcp } from './verbs/mcp.js';
import { plan } from './verbs/plan.js';
import { repair } from './verbs/repair.js';
import { report } from './verbs/report.js';
import { resume } from './verbs/resume.js';
import { undo } from './verbs/undo.js';
import { verdict } from './verbs/verdict.js';
import { verify } from './verbs/verify.js';

const actions: Readonly<
  Record<
    Exclude<Options['verb'], 'headless'>,
    (session: Session, options: Options) => Promise<ExitCode>
  >
> = {
  list,
  verdict,
  connection,
  login,
  plan,
  enable,
  disable,
  access,
  drift,
  repair,
  apply,
  export: exportVerb,
  forwarders,
  verify,
  diagnose,
  matrix,
  dig,
  undo,
  resume,
  report,
  mcp,
};

/**
 * Runs one command line, without the program's name. Resolves to the exit code for every outcome;
 * errors are reported with their next step.
 */
export async function run(
  argv: readonly string[],
  io: Io,
  clock: Clock = systemClock,
): Promise<ExitCode> {
  const json = wantsJson(argv);
  try {
    const options = readOptions(argv);
    if (options === 'help') {
      io.stdout(helpText);
      return exitCodes.ok;
    }
    if (options.verb === 'headless') return await headless(io, options, clock);
    return await actions[options.verb](openSession(io, clock), options);
  } catch (error) {
    if (error instanceof UsageError) {
      reportError(io, usageProblem(error), json);
      return exitCodes.usage;
    }
    const problem = portErrorOf(error);
    reportError(io, problem, json);
    return exitCodeOf(problem.kind);
  }
}
