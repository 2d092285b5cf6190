import assert from 'node:assert/strict';
import { applyPlan } from '../../src/core/apply/apply.js';
import type { ApplyResult } from '../../src/core/model/apply.js';
import type { Planning } from '../../src/core/model/plan.js';
import type { TestEstate } from './estate.js';

/** The keys of what forbids a plan. */
export function blockersOf({ problems }: Planning): readonly string[] {
  return problems.filter((one) => one.severity === 'blocker').map(({ message: { key } }) => key);
}

/** Applies the plan of a planning, which must be there and go through. */
export async function applied(
  estate: TestEstate,
  { plan, problems }: Pick<Planning, 'plan' | 'problems'>,
): Promise<ApplyResult> {
  assert.ok(plan, JSON.stringify(problems));
  const result = await applyPlan(plan, estate.applyDeps(), estate.signal);
  assert.equal(result.outcome, 'done', JSON.stringify(result.error));
  return result;
}
