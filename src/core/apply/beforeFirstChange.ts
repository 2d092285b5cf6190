import type { JournalEntry } from '../model/apply.js';
import type { Identity } from '../model/identity.js';
import type { Plan } from '../model/plan.js';
import { PortError } from '../model/portError.js';
import { text } from '../model/text.js';
import { permissionNote, permissionProblems } from '../preflight/findings.js';
import { checkPermissions } from '../preflight/permissions.js';
import type { ApplyDeps } from './deps.js';

/**
 * Before an enable plan makes its first thing: may this caller remove it again (aws
 * facts §6, §8 #20)? Throws `PortError` of kind `accessDenied` where it may not, unless
 * told to go on. What could not be checked goes to the log. A plan that has begun is
 * only finished.
 */
export async function checkBeforeFirstChange(
  plan: Plan,
  before: readonly JournalEntry[],
  { aws, log, evenIfNotRemovable }: ApplyDeps,
  signal: AbortSignal,
  identity: Identity = plan.identity,
): Promise<void> {
  if (plan.verb !== 'enable' || plan.steps.length === 0) return;
  if (before.some((entry) => 'stepId' in entry)) return;
  const report = await checkPermissions(plan, aws, signal, identity);
  log.info('apply.permissions', { plan: plan.id, how: text(permissionNote(report)) });
  const problems = permissionProblems(report);
  for (const { severity, message, help } of problems) {
    if (severity === 'blocker' && !evenIfNotRemovable) {
      throw new PortError({
        kind: 'accessDenied',
        messageKey: message.key,
        args: message.args ?? {},
        help,
      });
    }
    log.warn('apply.permissions', { plan: plan.id, problem: text(message) });
  }
}
