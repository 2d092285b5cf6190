import type { Part } from '../inventory/parts.js';
import type { AwsScope } from '../model/identity.js';
import type { Plan } from '../model/plan.js';
import type { Snapshot } from '../model/snapshot.js';
import type { Exported, ExportFormat } from './exportFormat.js';
import { formats } from './formats.js';

/**
 * A plan in one format, for which `read` reads anew what the format asks for, if it does. Rejects
 * only with what `read` rejects with.
 */
export async function exportPlan(
  plan: Plan,
  format: ExportFormat,
  read: (scope: AwsScope, parts: readonly Part[]) => Promise<Snapshot>,
): Promise<Exported> {
  const { exporter, looksAt } = formats[format];
  const looks = looksAt?.(plan) ?? [];
  const live = await Promise.all(looks.map(({ scope, parts }) => read(scope, parts)));
  return exporter(plan, { live });
}
