import { driftParts } from '../core/drift/parts.js';
import type { Fix } from '../core/diagnose/finding.js';
import { planFix } from '../core/diagnose/planFix.js';
import type { ClientVantage } from '../core/diagnose/vantage.js';
import type { ClusterTarget } from '../ui/target.js';
import { carryOut } from './carryOut.js';
import type { CommandDeps } from './deps.js';

/**
 * Plans what mends a finding, shows the plan, asks and applies. What is planned is read anew: the
 * finding may have stood there for hours.
 */
export async function carryOutFix(
  deps: CommandDeps,
  target: ClusterTarget,
  fix: Fix,
  vantage: ClientVantage,
  confirmedAccount: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const { operations } = deps;
  const vpcIds = vantage.kind === 'vpc' ? [vantage.vpcId] : [];
  const read = await operations.diagnosis(target, vpcIds, signal);
  const snapshot = await operations.read(target.scope, driftParts(read), signal);
  const planning = planFix(snapshot, fix, deps.style(), await operations.journals());
  if (planning) await carryOut(deps, target, planning, { confirmedAccount }, signal);
}
