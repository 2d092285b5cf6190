import { planEnable } from '../../src/core/plan/enable.js';
import { testEstate } from '../support/estate.js';
import { assertWholeLife } from './support/run.js';
import { openWorkspace } from './support/terraform.js';
import { requireTools } from './support/tools.js';

const partner = 'sandbox-partner';

describe('the configuration for a client VPC of another account, by the real Terraform', function () {
  this.timeout(240_000);

  it('shares the rule, accepts it as the other account, and takes all of it back', async () => {
    const tools = await requireTools();
    const estate = await testEstate('two-accounts-invited', { endpointSeconds: 1 });
    const other = await testEstate('two-accounts-invited');
    const workspace = openWorkspace(tools, estate.endpoint);
    try {
      const vpcId = estate.vpc('build-farm');
      const client = await estate.clientSnapshot(partner, [vpcId]);
      const planning = planEnable(
        await estate.snapshot('payments'),
        {
          clusterName: 'payments',
          clientVpcIds: [],
          foreignClients: [{ profile: partner, vpcId }],
        },
        [client],
      );
      await assertWholeLife(workspace, planning, estate, other);
    } finally {
      workspace.close();
      await Promise.all([estate.close(), other.close()]);
    }
  });
});
