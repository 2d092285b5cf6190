import assert from 'node:assert/strict';
import type { World } from '../../../../src/sandbox/world.js';
import {
  CLIENT_VPC,
  CLUSTER_VPC,
  endpoint,
  groupRule,
  NAME,
  NOW,
  route,
} from './support/postWorld.js';
import { changed, outcome, stops, the, walk } from './support/walk.js';

const privateTwo = ['192.168.109.77', '192.168.74.42'];
const publicTwo = ['54.80.1.1', '54.80.1.2'];
const inCluster = { kind: 'vpc', vpcId: CLUSTER_VPC } as const;

function pointingAtClientVpc(): World {
  return changed((world) => {
    world.resolverEndpoints.push(
      endpoint('rslvr-in-2', 'INBOUND', CLIENT_VPC, 'sg-in', [['subnet-t2', '172.16.11.30']]),
    );
    the(world.resolverRules[0]).targets = [{ ip: '172.16.11.30', port: 53 }];
    world.securityGroupRules.push(groupRule('sg-out', true, '-1', '172.16.0.0/16'));
  });
}
const transports = ['udp', 'tcp'] as const;

describe('sandbox data plane: what answers', () => {
  it("answers the post's two addresses from the peered VPC, over UDP and TCP", () => {
    for (const transport of transports) {
      const result = walk({ transport });
      assert.deepEqual(outcome(result), privateTwo);
      assert.ok(result.outcome === 'answer');
      assert.deepEqual(result.answers[0], {
        name: `${NAME}.`,
        type: 1,
        class: 1,
        ttl: 60,
        data: { kind: 'A', address: '192.168.109.77' },
      });
    }
  });

  it('asks the next target where one leads round in a circle', () => {
    const world = pointingAtClientVpc();
    assert.equal(outcome(walk({ world })), 2);
    the(world.resolverRules[0]).targets.push({ ip: '192.168.20.10', port: 53 });
    assert.deepEqual(outcome(walk({ world })), privateTwo);
  });

  it('answers from the hidden zone inside the cluster VPC, whatever the case of the name', () => {
    assert.deepEqual(outcome(walk({ origin: inCluster })), privateTwo);
    assert.deepEqual(outcome(walk({ origin: inCluster, name: NAME.toLowerCase() })), privateTwo);
  });

  it("answers with the control plane's interfaces only, not with the nodes'", () => {
    const world = changed(({ networkInterfaces }) => {
      const eni = the(networkInterfaces[0]);
      const privateIpAddresses = ['192.168.18.187'];
      networkInterfaces.push({ ...eni, privateIpAddresses, description: 'aws-K8S-i-1' });
      networkInterfaces.push({ ...eni, privateIpAddresses, description: 'Amazon EKS prod-2' });
      networkInterfaces.push({ ...eni, privateIpAddresses, goneAt: NOW });
    });
    assert.deepEqual(outcome(walk({ world })), privateTwo);
  });

  it('answers public addresses before the association, and while it is CREATING', () => {
    const without = changed((world) => (world.ruleAssociations = []));
    assert.deepEqual(outcome(walk({ world: without })), publicTwo);
    const creating = changed((world) => {
      the(world.ruleAssociations[0]).completeAt = NOW + 1;
    });
    assert.deepEqual(outcome(walk({ world: creating })), publicTwo);
    assert.deepEqual(outcome(walk({ world: creating, now: NOW + 1 })), privateTwo);
    const leaving = changed((world) => {
      the(world.ruleAssociations[0]).goneAt = NOW + 1;
    });
    assert.deepEqual(outcome(walk({ world: leaving })), publicTwo);
  });

  it('answers public addresses to everyone and to on-premises without forwarder', () => {
    assert.deepEqual(outcome(walk({ origin: { kind: 'public' } })), publicTwo);
  });

  it('gives AAAA of an IPv4 cluster no records, and names below it NXDOMAIN', () => {
    const aaaa = walk({ type: 28 });
    assert.deepEqual(outcome(aaaa), []);
    assert.ok(aaaa.outcome === 'answer' && aaaa.authorities[0]?.type === 6);
    assert.equal(outcome(walk({ name: `x.${NAME}` })), 3);
  });

  it('gives NXDOMAIN for public names that are not there', () => {
    assert.equal(outcome(walk({ name: 'nowhere.example.com' })), 3);
    assert.deepEqual(outcome(walk({ name: 'eks.amazonaws.com' })), []);
  });

  it('takes the other target or source when one is dead', () => {
    for (const index of [0, 1]) {
      const world = changed(({ resolverEndpoints }) => {
        const fault = { status: 'FAILED_RESOURCE_GONE', message: '' };
        the(the(resolverEndpoints[index]).addresses[0]).fault = fault;
      });
      assert.deepEqual(outcome(walk({ world })), privateTwo);
    }
  });
});

describe('sandbox data plane: rules', () => {
  it('prefers the most specific rule, and a FORWARD rule to a zone of the same name', () => {
    const broad = changed((world) => {
      the(world.resolverRules[0]).domainName = 'eks.amazonaws.com.';
    });
    assert.deepEqual(outcome(walk({ world: broad })), privateTwo);
    // In the cluster VPC the zone is more specific than the broad rule.
    the(broad.ruleAssociations[0]).vpcId = CLUSTER_VPC;
    assert.deepEqual(outcome(walk({ world: broad, origin: inCluster })), privateTwo);
  });

  it('lets a SYSTEM rule carve a name out of a broader FORWARD rule', () => {
    const world = changed(({ resolverRules, ruleAssociations }) => {
      const forward = the(resolverRules[0]);
      resolverRules.push({ ...forward, id: 'carve', ruleType: 'SYSTEM', targets: [] });
      forward.domainName = 'amazonaws.com.';
      ruleAssociations.push({ ...the(ruleAssociations[0]), id: 'b', resolverRuleId: 'carve' });
    });
    assert.deepEqual(outcome(walk({ world })), publicTwo);
  });

  it('does not take a rule that only ends alike', () => {
    const world = changed((each) => {
      the(each.resolverRules[0]).domainName = 'mazonaws.com.';
    });
    assert.deepEqual(outcome(walk({ world })), publicTwo);
  });

  it('ends in SERVFAIL when the rule acts on the cluster VPC itself', () => {
    const world = changed((each) => {
      each.ruleAssociations.push({ ...the(each.ruleAssociations[0]), id: 'b', vpcId: CLUSTER_VPC });
      const own = endpoint('rslvr-out-2', 'OUTBOUND', CLUSTER_VPC, 'sg-out', [
        ['subnet-n2', '192.168.20.99'],
      ]);
      each.resolverEndpoints.push(own);
      the(each.resolverRules[0]).resolverEndpointId = 'rslvr-out-2';
      each.securityGroupRules.push(groupRule('sg-in', false, '-1', '192.168.0.0/16'));
    });
    const result = walk({ world, origin: inCluster });
    assert.equal(outcome(result), 2);
    assert.ok(stops(result).includes('loop'));
    assert.equal(outcome(walk({ world })), 2);
  });

  it('ends in SERVFAIL when the rule points back into a VPC it acts on', () => {
    assert.equal(outcome(walk({ world: pointingAtClientVpc() })), 2);
  });

  it('asks the resolver the rule points to: that of another VPC has public addresses only', () => {
    const world = pointingAtClientVpc();
    world.vpcs.push({ ...the(world.vpcs[1]), vpcId: 'vpc-third' });
    the(world.ruleAssociations[0]).vpcId = 'vpc-third';
    assert.deepEqual(
      outcome(walk({ world, origin: { kind: 'vpc', vpcId: 'vpc-third' } })),
      publicTwo,
    );
  });

  it('has no hidden zone without private access or without both DNS attributes', () => {
    const off = [
      changed((world) => (the(the(world.clusters[0]).vpcConfig).endpointPrivateAccess = false)),
      changed((world) => (the(world.vpcs[0]).enableDnsHostnames = false)),
    ];
    for (const world of off) assert.deepEqual(outcome(walk({ world })), publicTwo);
    const support = changed((world) => (the(world.vpcs[0]).enableDnsSupport = false));
    assert.equal(outcome(walk({ world: support })), 'silence');
    assert.deepEqual(stops(walk({ world: support })), ['dns-support']);
  });

  it('has no hidden zone before the cluster is ACTIVE', () => {
    const world = changed((each) => (the(each.clusters[0]).activeAt = null));
    assert.deepEqual(outcome(walk({ world, origin: inCluster })), publicTwo);
  });
});

describe('sandbox data plane: direct questions to an inbound address', () => {
  const origin = { kind: 'inbound', ip: '192.168.10.10' } as const;

  it('answers the on-premises client, and refuses without RD', () => {
    assert.deepEqual(outcome(walk({ origin })), privateTwo);
    assert.equal(outcome(walk({ origin, recursionDesired: false })), 5);
  });

  it('is silent without ingress, return route, gateway, or from another VPC', () => {
    const worlds = [
      changed((w) => {
        w.securityGroupRules = w.securityGroupRules.filter((r) => r.cidrIpv4 !== '10.20.0.0/16');
      }),
      changed((w) => {
        const routes = the(w.routeTables[0]).routes;
        routes.splice(
          routes.findIndex((r) => r.target.kind === 'vpn-gateway'),
          1,
        );
      }),
      changed((w) => (w.vpnGateways = [])),
      changed((w) => (the(w.onPremises[0]).attachment.vpcId = CLIENT_VPC)),
      changed((w) => (w.onPremises = [])),
    ];
    const stages = worlds.map((world) => {
      const result = walk({ world, origin });
      assert.equal(outcome(result), 'silence');
      return stops(result);
    });
    assert.deepEqual(stages, [
      ['inbound-group'],
      ['reply-route'],
      ['gateway'],
      ['gateway'],
      ['gateway'],
    ]);
  });

  it('does not even answer REFUSED where packets are dropped', () => {
    const world = changed((w) => (w.securityGroupRules = []));
    assert.equal(outcome(walk({ world, origin, recursionDesired: false })), 'silence');
  });
});

describe('sandbox data plane: routes', () => {
  it('asks no network ACL inside one subnet', () => {
    const world = pointingAtClientVpc();
    world.vpcs.push({ ...the(world.vpcs[1]), vpcId: 'vpc-third' });
    the(world.ruleAssociations[0]).vpcId = 'vpc-third';
    the(world.networkAcls[1]).entries = [];
    const origin = { kind: 'vpc', vpcId: 'vpc-third' } as const;
    // The other outbound address is in another subnet, where the ACL does act.
    assert.deepEqual(outcome(walk({ world, origin })), publicTwo);
    the(world.resolverEndpoints[1]).addresses.pop();
    assert.equal(outcome(walk({ world, origin })), 'silence');
  });

  it('follows the longest prefix, also into a blackhole', () => {
    const world = changed((w) => {
      the(w.routeTables[1]).routes.push({
        ...route('192.168.8.0/21', 'peering', 'pcx-1'),
        state: 'blackhole',
      });
    });
    // 192.168.10.10 is inside the blackhole, 192.168.20.10 is not.
    const result = walk({ world });
    assert.deepEqual(outcome(result), privateTwo);
    assert.ok(stops(result).includes('route'));
  });

  it("prefers a subnet's own table to the main one", () => {
    const world = changed((w) => {
      w.routeTables.push({
        ...the(w.routeTables[1]),
        routeTableId: 'rtb-own',
        associations: ['subnet-t1', 'subnet-t2'].map((subnetId) => ({
          associationId: subnetId,
          main: false,
          subnetId,
        })),
        routes: [route('172.16.0.0/16', 'local', 'local')],
      });
    });
    assert.equal(outcome(walk({ world })), 'silence');
  });
});
