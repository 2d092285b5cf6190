import { connectionMarkdown } from '../../core/diagnose/connectionText.js';
import { failedLayer } from '../../core/model/connectionReport.js';
import { text } from '../../core/model/text.js';
import { exitCodeOf, exitCodes, type ExitCode } from '../exitCodes.js';
import { writeJson } from '../io.js';
import type { Options } from '../options.js';
import { scopeOf, type Session } from '../session.js';

/** `connection`: which layer between here and AWS fails; the exit code is that of its error. */
export async function connection(session: Session, options: Options): Promise<ExitCode> {
  const { io, connect } = session;
  const scope = await scopeOf(session, options);
  const report = await (await connect(scope, io.signal)).test(io.signal);
  if (options.json) writeJson(io, report);
  else io.stdout(connectionMarkdown(report, text));
  const error = failedLayer(report)?.error;
  return error ? exitCodeOf(error.kind) : exitCodes.ok;
}
