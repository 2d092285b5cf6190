import { message } from '../model/message.js';
import type { Problem } from '../model/plan.js';
import { blocker, warning } from '../plan/draft.js';
import { isChange } from './actions.js';
import type { PermissionReport } from './permissions.js';

/**
 * What a report means for its plan. A change that is denied is a blocker: half a plan
 * costs as much as a whole one, and what cannot be removed costs for ever. What was not
 * checked is said.
 */
export function permissionProblems(report: PermissionReport): readonly Problem[] {
  const { callerArn: caller, denied, unchecked, needed } = report;
  const stranding = denied.filter((action) => isChange(action) && needed.removal.includes(action));
  const failing = denied.filter((action) => isChange(action) && !stranding.includes(action));
  const reads = denied.filter((action) => !isChange(action));
  const open = unchecked.filter(isChange);
  const problems: Problem[] = [];
  if (stranding.length > 0) {
    const args = { caller, actions: stranding };
    problems.push(
      blocker(message('problem.notRemovable', args), message('help.notRemovable', args)),
    );
  }
  if (failing.length > 0) {
    const args = { caller, actions: failing };
    problems.push(blocker(message('problem.notAllowed', args), message('help.notAllowed', args)));
  }
  if (reads.length > 0) {
    const args = { caller, actions: reads };
    problems.push(warning(message('problem.readDenied', args), message('help.notAllowed', args)));
  }
  if (open.length > 0) {
    const args = { actions: open };
    const help = message(
      report.how === 'simulated' ? 'help.uncheckedConditions' : 'help.unchecked',
    );
    problems.push(warning(message('problem.unchecked', args), help));
  }
  return problems;
}

/** How it was found out, and what no such check sees. */
export function permissionNote({ how, callerArn: caller }: PermissionReport) {
  return message(`permissions.${how}`, { caller });
}
