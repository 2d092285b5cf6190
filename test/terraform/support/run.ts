import assert from 'node:assert/strict';
import { applyPlan } from '../../../src/core/apply/apply.js';
import { formats } from '../../../src/core/export/formats.js';
import type { GeneratedFile } from '../../../src/core/model/generatedFile.js';
import type { Plan, Planning } from '../../../src/core/model/plan.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import type { TestEstate } from '../../support/estate.js';
import { assertSameEstate, normalised } from '../../support/sameEstate.js';
import type { Workspace } from './terraform.js';

/** The provider has request ids of its own. */
export const besides = ['creatorRequestId'];

/** The files of a plan; fails where it is refused. */
export function filesOf(
  plan: Plan | undefined,
  live: readonly Snapshot[] = [],
): readonly GeneratedFile[] {
  assert.ok(plan);
  const exported = formats.terraform.exporter(plan, { live });
  assert.ok('files' in exported, JSON.stringify(exported));
  return exported.files;
}

/** Without a lock the marks on what is made are the plan's alone, as a configuration writes them. */
export async function applyAlone(plan: Plan, estate: TestEstate): Promise<void> {
  const { lock, ...deps } = estate.applyDeps();
  assert.ok(lock);
  const result = await applyPlan(plan, deps, estate.signal);
  assert.equal(result.outcome, 'done', JSON.stringify(result.error));
}

/**
 * Formatted, applied, and nothing left to change; what it made is what `apply` makes of an estate
 * of the same kind; destroyed, nothing is left of it.
 */
export async function assertWholeLife(
  workspace: Workspace,
  planning: Planning,
  estate: TestEstate,
  other: TestEstate,
): Promise<void> {
  const { plan } = planning;
  assert.ok(plan, JSON.stringify(planning.problems));
  const before = normalised(estate.world);
  workspace.write(filesOf(plan));
  await workspace.must('fmt', '-check', '-diff');
  await workspace.must('init', '-no-color');
  const [applied] = await Promise.all([
    workspace.must('apply', '-auto-approve', '-no-color'),
    applyAlone(plan, other),
  ]);
  assert.match(applied, /Apply complete! Resources: \d+ added, 0 changed, 0 destroyed\./);
  assertSameEstate(estate.world, other.world, besides);
  const again = await workspace.run('plan', '-detailed-exitcode', '-no-color');
  assert.equal(again.code, 0, again.out);
  // It has just been looked at; asking once more takes the provider another start.
  await workspace.must('destroy', '-auto-approve', '-no-color', '-refresh=false');
  assert.deepEqual(normalised(estate.world), before);
}

/** That Terraform takes over all that a plan has made, and would change none of it. */
export async function assertTakenOver(
  workspace: Workspace,
  plan: Plan,
  live: readonly Snapshot[],
): Promise<void> {
  const files = filesOf(plan, live);
  const imports = files.flatMap(({ text }) => [...text.matchAll(/^import \{$/gm)]).length;
  assert.ok(imports > 0);
  workspace.write(files);
  await workspace.must('fmt', '-check', '-diff');
  await workspace.must('init', '-no-color');
  const out = await workspace.must('plan', '-no-color');
  const summary = `Plan: ${imports} to import, 0 to add, 0 to change, 0 to destroy.`;
  assert.ok(out.includes(summary), out);
}
