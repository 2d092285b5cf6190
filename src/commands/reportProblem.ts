import { message } from '../core/model/message.js';
import { portErrorOf } from '../core/model/portError.js';
import { problemReport, type ReportedJournals } from '../ui/problemReport.js';
import type { Command, CommandDeps } from './deps.js';

/**
 * **Report a problem**: versions, settings, the last diagnosis, the last plans and the log as a
 * document of the user's own, masked as a whole, to be read before it is shared. Sends nothing.
 */
export const reportProblem: Command = (deps) => async () => {
  const { problem, say, window } = deps;
  const journals = await journalsOf(deps);
  const report = problem.masked(problemReport(problem.facts(), journals, say));
  await window.showUntitled(report, 'markdown');
  window.say('info', say(message('report.made')), [
    { title: say(message('report.copy')), run: () => window.copy(report) },
  ]);
  return report;
};

/** A journal that cannot be read may be the very problem. */
async function journalsOf({ operations }: CommandDeps): Promise<ReportedJournals> {
  try {
    return await operations.journals();
  } catch (thrown) {
    return { why: portErrorOf(thrown).message };
  }
}
