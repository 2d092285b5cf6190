import { runReport } from '../core/apply/runReport.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import { textIn } from '../ui/target.js';
import type { Command } from './deps.js';

/** **Open the report of the last run**: of the plan that is named by `planId`, or of the one that ran last. */
export const showReport: Command =
  ({ accounts, operations, say, window }) =>
  async (_context, argument) => {
    const planId = textIn(argument, 'planId');
    const history = await operations.history(planId);
    if (!history && planId === undefined) {
      window.say('info', `${say(message('run.none'))} ${say(message('run.none.help'))}`);
      return undefined;
    }
    if (!history) {
      throw new PortError({
        kind: 'notFound',
        messageKey: 'run.none',
        args: {},
        help: message('run.none.help'),
      });
    }
    const report = runReport(history, { say, nameOf: (id) => accounts.nameOf(id) });
    const { clusterName, verb } = history.plan;
    await window.showReadOnly(`${clusterName}.${verb}.report.md`, report);
    return report;
  };
