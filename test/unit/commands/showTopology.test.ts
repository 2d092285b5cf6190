import assert from 'node:assert/strict';
import { argumentOf, namedVantage } from '../../../src/commands/pickVantage.js';
import { showTopology } from '../../../src/commands/showTopology.js';
import { bigClient, bigCluster, bigSnapshot } from '../../support/bigSnapshot.js';
import { context, fakeDeps } from './fakes.js';

const held = bigSnapshot(4);
const argument = { ...held.scope, clusterName: bigCluster };

describe('Show topology', () => {
  it('opens the panel from the vantage that is named', async () => {
    const { deps, seen } = fakeDeps(held);
    await showTopology(deps)(context, { ...argument, vpcId: bigClient });
    await showTopology(deps)(context, { ...argument, public: 'yes' });
    assert.deepEqual(seen.opened, [`topology ${bigCluster} vpc`, `topology ${bigCluster} public`]);
  });

  it('names every vantage in an argument, and finds it there again', () => {
    const outside = { kind: 'onPremises', dnsServers: ['10.1.1.1'], clientCidrs: [] } as const;
    for (const one of [outside, { kind: 'public' }, { kind: 'vpc', vpcId: bigClient }] as const) {
      assert.deepEqual(namedVantage(argumentOf(one)), one);
    }
    assert.equal(namedVantage(argument), undefined);
  });
});
