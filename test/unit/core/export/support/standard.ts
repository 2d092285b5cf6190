import assert from 'node:assert/strict';
import type { Plan } from '../../../../../src/core/model/plan.js';
import { planEnable } from '../../../../../src/core/plan/enable.js';
import { testEstate } from '../../../../support/estate.js';

/** The plan for the post's own case. */
export async function standardPlan(): Promise<Plan> {
  const estate = await testEstate('post');
  try {
    const request = { clusterName: 'payments', clientVpcIds: [estate.vpc('tools')] };
    const { plan } = planEnable(await estate.snapshot('payments'), request);
    assert.ok(plan);
    return plan;
  } finally {
    await estate.close();
  }
}
