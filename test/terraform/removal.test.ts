import assert from 'node:assert/strict';
import { planDisable } from '../../src/core/plan/disable.js';
import { planEnable } from '../../src/core/plan/enable.js';
import { testEstate } from '../support/estate.js';
import { applied } from '../support/plans.js';
import { normalised } from '../support/sameEstate.js';
import { filesOf } from './support/run.js';
import { openWorkspace } from './support/terraform.js';
import { requireTools } from './support/tools.js';

describe('the configuration of a plan to disable, by the real Terraform', function () {
  this.timeout(240_000);

  it('takes in what is there without a change, and destroys it in the right order', async () => {
    const tools = await requireTools();
    const estate = await testEstate('post', { endpointSeconds: 1 });
    const workspace = openWorkspace(tools, estate.endpoint);
    try {
      const before = normalised(estate.world);
      const request = { clusterName: 'payments', clientVpcIds: [estate.vpc('tools')] };
      await applied(estate, planEnable(await estate.snapshot('payments'), request));
      const live = await estate.snapshot('payments');
      const made = normalised(estate.world);
      workspace.write(filesOf(planDisable(live, { clusterName: 'payments' }).plan, [live]));
      await workspace.must('fmt', '-check', '-diff');
      await workspace.must('init', '-no-color');
      const taken = await workspace.must('apply', '-auto-approve', '-no-color');
      assert.match(taken, /Resources: 7 imported, 0 added, 0 changed, 0 destroyed\./);
      assert.deepEqual(normalised(estate.world), made);
      await workspace.must('destroy', '-auto-approve', '-no-color', '-refresh=false');
      assert.deepEqual(normalised(estate.world), before);
    } finally {
      workspace.close();
      await estate.close();
    }
  });
});
