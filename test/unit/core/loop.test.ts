import assert from 'node:assert/strict';
import { known } from '../../../src/core/model/fact.js';
import { asId, type VpcId } from '../../../src/core/model/ids.js';
import type { ResolverEndpoint, ResolverRule } from '../../../src/core/model/resolver.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { estateOf, type Estate } from '../../../src/core/plan/estate.js';
import { endsFrom, loopOf, type DnsGraph, type Hop } from '../../../src/core/plan/loop.js';
import { testEstate } from '../../support/estate.js';
import { seededRandom } from '../dns/support/seededRandom.js';

const source = { call: 'test', at: 0 };
const vpc = (name: string): VpcId => asId<VpcId>(name);

describe('the way of the endpoint name through rules and endpoints', () => {
  let base: Estate;
  let post: Snapshot;
  let cluster: VpcId;
  let name: string;
  before(async () => {
    const estate = await testEstate('post');
    try {
      post = await estate.snapshot('payments');
    } finally {
      await estate.close();
    }
    const found = estateOf(post, 'payments');
    assert.ok('estate' in found);
    base = found.estate;
    assert.ok(base.cluster.vpcId && base.cluster.endpointName);
    cluster = base.cluster.vpcId;
    name = base.cluster.endpointName;
  });

  interface RuleSketch {
    readonly id: string;
    readonly domain?: string;
    readonly type?: string;
    readonly to?: readonly string[];
    readonly on: readonly string[];
  }
  /** Inbound endpoints by VPC, one address each, and rules with their associations. */
  const sketch = (inbound: Readonly<Record<string, string>>, rules: readonly RuleSketch[]) => {
    const endpoints = Object.entries(inbound).map(([vpcId, ip]): ResolverEndpoint => ({
      id: asId(`in-${vpcId}`),
      arn: `arn:${vpcId}:${ip}`,
      name: '',
      direction: 'INBOUND',
      vpcId: vpc(vpcId),
      securityGroupIds: [],
      status: 'OPERATIONAL',
      statusMessage: '',
      addressCount: 1,
      protocols: [],
      creatorRequestId: '',
    }));
    const addresses = Object.entries(inbound).map(([vpcId, ip]) => [
      `in-${vpcId}`,
      known(
        [{ ipId: ip, subnetId: asId('subnet'), ip, status: 'ATTACHED', statusMessage: '' }],
        source,
      ),
    ]);
    return {
      ...base,
      snapshot: { ...base.snapshot, endpointAddresses: Object.fromEntries(addresses) as never },
      endpoints,
      rules: rules.map(({ id, domain = name, type = 'FORWARD', to = [] }): ResolverRule => ({
        id: asId(id),
        arn: id,
        name: id,
        domainName: domain,
        type,
        status: 'COMPLETE',
        statusMessage: '',
        targets: to.map((ip) => ({ ip, port: 53 })),
        ownerId: '',
        shareStatus: 'NOT_SHARED',
        creatorRequestId: '',
      })),
      associations: rules.flatMap(({ id, on }) =>
        on.map((vpcId) => ({
          id: asId<Estate['associations'][number]['id']>(`${id}-${vpcId}`),
          ruleId: asId<Estate['associations'][number]['ruleId']>(id),
          vpcId: vpc(vpcId),
          name: '',
          status: 'COMPLETE',
          statusMessage: '',
        })),
      ),
    } satisfies Estate;
  };

  it('is right straight into the cluster VPC', () => {
    const estate = sketch({ [cluster]: '10.0.0.1' }, []);
    assert.deepEqual(loopOf(estate, { targetIps: ['10.0.0.1'], associate: [vpc('tools')] }), []);
    assert.deepEqual(loopOf(estate, { targetVpcIds: [cluster], associate: [vpc('tools')] }), []);
  });

  it('is a circle when the cluster VPC gets the rule', () => {
    const estate = sketch({ [cluster]: '10.0.0.1' }, []);
    const [loop] = loopOf(estate, { targetIps: ['10.0.0.1'], associate: [cluster] });
    assert.deepEqual(loop, { end: 'cycle', path: [cluster, cluster] });
  });

  it('is right by a hub that sends the name on, and a circle when the hub sends it back', () => {
    const inbound = { [cluster]: '10.0.0.1', hub: '10.1.0.1', tools: '10.2.0.1' };
    const hub = (to: string) => sketch(inbound, [{ id: 'hub-rule', to: [to], on: ['hub'] }]);
    const proposal = { targetIps: ['10.1.0.1'], associate: [vpc('tools')] };
    assert.deepEqual(loopOf(hub('10.0.0.1'), proposal), []);
    assert.deepEqual(loopOf(hub('10.2.0.1'), proposal)[0], {
      end: 'cycle',
      path: ['tools', 'hub', 'tools'],
    });
  });

  it('goes astray where a hub has no rule for the name, or a SYSTEM rule carves it out', () => {
    const inbound = { [cluster]: '10.0.0.1', hub: '10.1.0.1' };
    const proposal = { targetIps: ['10.1.0.1'], associate: [vpc('tools')] };
    const astray = [{ end: 'otherVpc', path: ['tools', 'hub'] }];
    assert.deepEqual(loopOf(sketch(inbound, []), proposal), astray);
    const wide = { id: 'wide', domain: 'amazonaws.com', to: ['10.0.0.1'], on: ['hub'] };
    assert.deepEqual(loopOf(sketch(inbound, [wide]), proposal), []);
    const carved = { id: 'carved', domain: name, type: 'SYSTEM', on: ['hub'] };
    assert.deepEqual(loopOf(sketch(inbound, [wide, carved]), proposal), astray);
  });

  it('does not mind a rule for a parent domain in the cluster VPC: the hidden zone is more specific', () => {
    // aws facts §2.6: a private hosted zone that is more specific than a rule beats it, and the
    // zone of the cluster is named like the endpoint itself.
    const parent = { id: 'parent', domain: 'amazonaws.com', to: ['10.1.0.1'], on: [cluster] };
    const inbound = { [cluster]: '10.0.0.1', hub: '10.1.0.1' };
    const proposal = { targetIps: ['10.0.0.1'], associate: [vpc('tools')] };
    assert.deepEqual(loopOf(sketch(inbound, [parent]), proposal), []);
    const same = { ...parent, domain: name };
    assert.notDeepEqual(loopOf(sketch(inbound, [same]), proposal), []);
  });

  it('ends at what cannot be seen, an on-premises server, without a complaint', () => {
    const estate = sketch({ [cluster]: '10.0.0.1' }, []);
    assert.deepEqual(loopOf(estate, { targetIps: ['10.99.0.1'], associate: [vpc('tools')] }), []);
  });

  it('looks at the VPCs that have the changed rule already', () => {
    const inbound = { [cluster]: '10.0.0.1', tools: '10.2.0.1' };
    const estate = sketch(inbound, [{ id: 'ours', to: ['10.0.0.1'], on: ['tools'] }]);
    const [loop] = loopOf(estate, { ruleId: 'ours', targetIps: ['10.2.0.1'], associate: [] });
    assert.deepEqual(loop, { end: 'cycle', path: ['tools', 'tools'] });
  });

  it('forbids the plan, and names the way', () => {
    assert.ok(post.rules.known && post.associations.known && post.vpcs.known);
    const tools = post.vpcs.value.find((one) => one.name === 'tools');
    assert.ok(tools);
    // Somebody has associated a rule for the name with the cluster VPC by hand.
    const broken = sketch({ [cluster]: '192.168.8.8' }, [
      { id: 'by-hand', to: ['192.168.8.8'], on: [cluster] },
    ]);
    const snapshot = {
      ...broken.snapshot,
      endpoints: known(broken.endpoints, source),
      rules: known(broken.rules, source),
      associations: known(broken.associations, source),
    };
    const { plan, problems } = planEnable(snapshot, {
      clusterName: 'payments',
      clientVpcIds: [tools.id],
      repairForeignRules: true,
    });
    assert.equal(plan, undefined);
    assert.ok(problems.some(({ message }) => message.key === 'problem.loop'));
  });

  it('finds in small random graphs what a walk over every path finds', () => {
    const seed = Number(process.env.LOOP_SEED ?? Date.now() % 1_000_000);
    const below = seededRandom(seed);
    for (let round = 0; round < 3000; round += 1) {
      const size = 1 + below(5);
      const all = Array.from({ length: size }, (_, at) => `vpc-${at}`);
      const next = new Map<string, readonly Hop[] | undefined>(
        all.map((one) => {
          if (below(3) === 0) return [one, undefined];
          const hops = Array.from({ length: 1 + below(3) }, (): Hop => {
            const to = below(size + 1);
            return to === size ? { ip: 'far' } : { ip: `ip-${to}`, vpcId: `vpc-${to}` };
          });
          return [one, hops];
        }),
      );
      const graph: DnsGraph = { clusterVpcId: 'vpc-0', next: (one) => next.get(one) };
      const start = `vpc-${below(size)}`;
      const found = new Set(endsFrom(graph, start).map(({ end }) => end));
      const expected = everyEnd(next, start, size);
      assert.deepEqual([...found].sort(), [...expected].sort(), `seed ${seed}, round ${round}`);
    }
    console.log(`      seed ${seed}`);
  });
});

/** Every path of at most as many hops as there are VPCs, one by one: one that is longer is a circle. */
function everyEnd(
  next: ReadonlyMap<string, readonly Hop[] | undefined>,
  start: string,
  size: number,
): ReadonlySet<string> {
  const ends = new Set<string>();
  let fronts = [start];
  for (let hop = 0; fronts.length > 0; hop += 1) {
    if (hop >= size) {
      ends.add('cycle');
      break;
    }
    const further: string[] = [];
    for (const at of fronts) {
      const hops = next.get(at);
      if (!hops) ends.add(at === 'vpc-0' ? 'clusterVpc' : 'otherVpc');
      for (const { vpcId } of hops ?? []) {
        if (vpcId === undefined) ends.add('unseen');
        else further.push(vpcId);
      }
    }
    fronts = [...new Set(further)];
  }
  return ends;
}
