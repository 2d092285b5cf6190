import assert from 'node:assert/strict';
import {
  forwardedClusters,
  readForwarders,
  type ForwardersFound,
} from '../../../../src/core/forwarders/fromSnapshot.js';
import { readParts } from '../../../../src/core/inventory/read.js';
import { valueOf } from '../../../../src/core/model/fact.js';
import { emptySnapshot } from '../../../../src/core/model/snapshot.js';
import { planEnable } from '../../../../src/core/plan/enable.js';
import { testEstate, type TestEstate } from '../../../support/estate.js';
import { applied } from '../../../support/plans.js';

describe('what DNS servers on-premises have to forward, as AWS tells', function () {
  this.timeout(30_000);
  let estate: TestEstate;
  afterEach(() => estate.close());

  const found = async (...names: readonly string[]): Promise<ForwardersFound> => {
    let snapshot = emptySnapshot({ profile: 'sandbox', region: 'us-east-1' });
    snapshot = await readForwarders(
      async (parts) => (snapshot = await readParts(estate.read, snapshot, parts, estate.signal)),
      names.length > 0 ? names : undefined,
    );
    return forwardedClusters(
      snapshot,
      names.length > 0 ? names : (valueOf(snapshot.clusterNames) ?? []),
    );
  };
  const keys = ({ problems }: ForwardersFound): readonly string[] =>
    problems.map(({ severity, message }) => `${severity} ${message.key}`);

  it('gives the attached addresses of the endpoint in the cluster VPC', async () => {
    estate = await testEstate('solved');
    const { clusters, problems } = await found();
    assert.deepEqual(problems, []);
    assert.equal(clusters.length, 1);
    const [cluster] = clusters;
    const [inbound] = estate.world.resolverEndpoints.filter((one) => one.direction === 'INBOUND');
    assert.deepEqual(
      cluster?.addresses,
      inbound?.addresses.map(({ ip }) => ip),
    );
    assert.match(cluster?.endpointName ?? '', /\.eks\.amazonaws\.com$/);
  });

  it('says that there is none', async () => {
    estate = await testEstate('post');
    const nothing = await found();
    assert.deepEqual(nothing.clusters, []);
    assert.deepEqual(keys(nothing), ['blocker forwarders.noEndpoint']);
  });

  it("gives a hub's addresses where the tags say so", async () => {
    estate = await testEstate('hub');
    const [clusterName = ''] = estate.world.clusters.map(({ name }) => name);
    const hubVpcId = estate.vpc('network');
    const onPremises = {
      dnsServers: ['10.20.0.53'],
      clientRanges: [],
      hubVpcId,
    };
    const snapshot = await estate.snapshot(clusterName);
    await applied(estate, planEnable(snapshot, { clusterName, clientVpcIds: [], onPremises }));
    const { clusters } = await found(clusterName);
    const hub = estate.world.resolverEndpoints.find(
      (one) => one.direction === 'INBOUND' && one.hostVpcId === String(hubVpcId),
    );
    assert.deepEqual(
      clusters[0]?.addresses,
      hub?.addresses.map(({ ip }) => ip),
    );
  });

  it('takes a denied call for something unknown, never for nothing', async () => {
    estate = await testEstate('solved');
    const code = 'AccessDeniedException';
    const fault = { service: 'route53resolver', kind: 'error', code, status: 400 } as const;
    await estate.inject({ ...fault, operation: 'ListResolverEndpoints', message: 'no', nth: null });
    assert.deepEqual(keys(await found()), ['blocker forwarders.unknownFact']);
  });
});
