import type { SecurityGroupRuleId } from '../../model/ids.js';
import { portErrorOf } from '../../model/portError.js';

const attempts = 3;

/**
 * Revokes what `remaining` finds. AWS refuses the whole call if one entry went away in
 * between, for example because another machine was faster: then it is looked again.
 */
export async function revokeRemaining(
  remaining: () => Promise<readonly SecurityGroupRuleId[]>,
  revoke: (ruleIds: readonly SecurityGroupRuleId[]) => Promise<void>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const ruleIds = await remaining();
    if (ruleIds.length === 0) return;
    try {
      await revoke(ruleIds);
      return;
    } catch (thrown) {
      if (portErrorOf(thrown).kind !== 'notFound' || attempt === attempts) throw thrown;
    }
  }
}
