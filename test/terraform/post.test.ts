import { planEnable } from '../../src/core/plan/enable.js';
import { testEstate } from '../support/estate.js';
import { assertWholeLife, filesOf } from './support/run.js';
import { openWorkspace } from './support/terraform.js';
import { requireTools } from './support/tools.js';

describe('the configuration of the post’s case, by the real Terraform', function () {
  this.timeout(240_000);

  it('makes what apply makes, is done the second time, and leaves nothing behind', async () => {
    const tools = await requireTools();
    const estate = await testEstate('post', { endpointSeconds: 1 });
    const other = await testEstate('post');
    const workspace = openWorkspace(tools, estate.endpoint);
    try {
      const request = { clusterName: 'payments', clientVpcIds: [estate.vpc('tools')] };
      const planning = planEnable(await estate.snapshot('payments'), request);
      await assertWholeLife(workspace, planning, estate, other);
    } finally {
      workspace.close();
      await Promise.all([estate.close(), other.close()]);
    }
  });

  it('is valid without credentials and without AWS', async () => {
    const tools = await requireTools();
    const estate = await testEstate('post');
    const workspace = openWorkspace(tools, 'http://127.0.0.1:1');
    try {
      const request = {
        clusterName: 'payments',
        clientVpcIds: [estate.vpc('tools')],
        onPremises: { dnsServers: ['10.20.0.53'], clientRanges: ['10.20.0.0/16'] },
        addressesPerEndpoint: 3 as const,
        tags: { team: 'a "quoted" ${one} %{if}\nof two lines' },
      };
      workspace.write(filesOf(planEnable(await estate.snapshot('payments'), request).plan));
      await workspace.must('init', '-no-color');
      await workspace.must('validate', '-no-color');
    } finally {
      workspace.close();
      await estate.close();
    }
  });
});
