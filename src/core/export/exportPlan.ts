import type { Part } from '../inventory/parts.js';
import { scopeKey, type AwsScope } from '../model/identity.js';
import type { Plan } from '../model/plan.js';
import type { Snapshot } from '../model/snapshot.js';
import type { Exported, ExportFormat, Look } from './exportFormat.js';
import { formats } from './formats.js';

/**
 * A plan in one format, for which `read` reads anew what the format asks for, if it does, and gives
 * all that is known of the scope. Rejects only with what `read` rejects with.
 */
export async function exportPlan(
  plan: Plan,
  format: ExportFormat,
  read: (scope: AwsScope, parts: readonly Part[]) => Promise<Snapshot>,
): Promise<Exported> {
  const { exporter, looksAt, looksNext } = formats[format];
  const all = (looks: readonly Look[]): Promise<readonly Snapshot[]> =>
    Promise.all(looks.map(({ scope, parts }) => read(scope, parts)));
  const first = await all(looksAt?.(plan) ?? []);
  const then = await all(looksNext?.(plan, first) ?? []);
  // What is read later of a scope has what was read before in it.
  const again = new Set(then.map(({ scope }) => scopeKey(scope)));
  const live = [...first.filter(({ scope }) => !again.has(scopeKey(scope))), ...then];
  return exporter(plan, { live });
}
