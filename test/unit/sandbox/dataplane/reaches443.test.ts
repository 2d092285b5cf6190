import assert from 'node:assert/strict';
import { reaches443, type ClientPlace } from '../../../../src/sandbox/dataplane/reaches443.js';
import { addPrefixList } from '../../../../src/sandbox/scenarios/prefixLists.js';
import type { World } from '../../../../src/sandbox/world.js';
import { CLIENT_VPC, CLUSTER_VPC, NOW, groupRule, route } from './support/postWorld.js';
import { changed, outcome, stops, the, walk } from './support/walk.js';

const privateTwo = ['192.168.109.77', '192.168.74.42'];
const client: ClientPlace = { subnetId: 'subnet-t1' };
const site: ClientPlace = { clientId: 'onprem-1' };

/** The post's world with a group on the control plane that admits client VPC and data centre. */
const serving = (change?: (world: World) => void): World =>
  changed((world) => {
    for (const eni of world.networkInterfaces) eni.groupIds = ['sg-cp'];
    for (const cidr of ['172.16.0.0/16', '10.20.0.0/16']) {
      const rule = groupRule('sg-cp', false, 'tcp', cidr);
      world.securityGroupRules.push({ ...rule, fromPort: 443, toPort: 443 });
    }
    change?.(world);
  });

function ask(world: World, from: ClientPlace = client, index = 0) {
  const { passed, trace } = reaches443(world, NOW, from, the(world.networkInterfaces[index]));
  const shut = trace.filter((step) => !step.passed).map(({ stage }) => stage);
  assert.equal(passed, shut.length === 0 && trace.length > 0);
  return passed ? 'open' : shut.join();
}

const deny = (world: World, acl: number, egress: boolean, from: number, to: number): void => {
  const ports = { from, to };
  const entry = { ruleNumber: 1, protocol: '6', action: 'deny', cidr: '0.0.0.0/0' } as const;
  the(world.networkAcls[acl]).entries.push({ ...entry, egress, ports });
};

describe('sandbox data plane: 443 to the control plane', () => {
  it('is open from a subnet, from a VPC, from the cluster’s own VPC and from outside', () => {
    const world = serving(({ securityGroupRules }) => {
      const rule = groupRule('sg-cp', false, 'tcp', '192.168.0.0/16');
      securityGroupRules.push({ ...rule, fromPort: 443, toPort: 443 });
    });
    for (const from of [client, { vpcId: CLIENT_VPC }, { vpcId: CLUSTER_VPC }, site]) {
      assert.equal(ask(world, from), 'open', JSON.stringify(from));
    }
  });

  const mistakes: readonly (readonly [string, (world: World) => void, string, ClientPlace?])[] = [
    ['no rule of the group', (w) => (w.securityGroupRules = []), 'control-plane-group'],
    [
      'no rule of the group, from outside',
      (w) => (w.securityGroupRules = []),
      'control-plane-group',
      site,
    ],
    ['ACL of the client, out', (w) => deny(w, 1, true, 443, 443), 'client-acl'],
    ['ACL of the cluster, in', (w) => deny(w, 0, false, 443, 443), 'control-plane-acl'],
    [
      'ACL of the cluster, in, from outside',
      (w) => deny(w, 0, false, 443, 443),
      'control-plane-acl',
      site,
    ],
    ['ACL of the cluster, back', (w) => deny(w, 0, true, 2000, 2000), 'reply-acl-out'],
    ['ACL of the client, back', (w) => deny(w, 1, false, 60000, 65535), 'reply-acl-in'],
    ['no route there', (w) => (the(w.routeTables[1]).routes = []), 'route'],
    ['no route back', (w) => (the(w.routeTables[0]).routes = []), 'reply-route'],
    ['no route back outside', (w) => (the(w.routeTables[0]).routes = []), 'reply-route', site],
    ['no gateway', (w) => (w.vpnGateways = []), 'gateway', site],
    ['peering gone', (w) => (the(w.peeringConnections[0]).statusCode = 'deleted'), 'route'],
    [
      'a filtered route',
      (w) => {
        the(the(w.routeTables[1]).routes[1]).state = 'filtered';
      },
      'route',
    ],
    [
      'overlap: the client’s own VPC has the address',
      (w) => the(w.routeTables[1]).routes.unshift(route('192.168.0.0/16', 'local', 'local')),
      'route',
    ],
    ['interface gone', (w) => (the(w.networkInterfaces[0]).goneAt = NOW), 'control-plane'],
  ];
  for (const [name, change, stage, from] of mistakes) {
    it(`is shut: ${name}`, () => assert.equal(ask(serving(change), from), stage));
  }

  it('asks the client’s groups only where they are given', () => {
    const from = { subnetId: 'subnet-t1', groupIds: ['sg-app'] };
    assert.equal(ask(serving(), from), 'client-group');
    const world = serving((made) => {
      made.securityGroupRules.push(groupRule('sg-app', true, '-1', '0.0.0.0/0'));
    });
    assert.equal(ask(world, from), 'open');
  });

  it('crosses no ACL inside a subnet, and has no IPv6 where there is none', () => {
    const world = serving((made) => {
      deny(made, 0, false, 443, 443);
      made.securityGroupRules.push(groupRule('sg-cp', false, '-1', '192.168.10.0/24'));
    });
    assert.equal(ask(world, { subnetId: 'subnet-n1' }), 'open');
    const eni = the(world.networkInterfaces[0]);
    assert.equal(reaches443(world, NOW, client, eni, 6).passed, false);
  });
});

describe('sandbox data plane: prefix lists and filtered routes', () => {
  it('a route by a prefix list leads as its entries do', () => {
    const listed = (cidrs: string[]): World =>
      serving((world) => {
        const { prefixListId } = addPrefixList(world, 'cluster', cidrs);
        the(the(world.routeTables[1]).routes[1]).destination = prefixListId;
      });
    const world = listed(['10.0.0.0/8', '192.168.0.0/16']);
    assert.equal(ask(world), 'open');
    assert.deepEqual(outcome(walk({ world })), privateTwo);
    assert.equal(ask(listed(['10.0.0.0/8'])), 'route');
  });

  it('of two routes alike the one by a block comes before the one by a list', () => {
    const world = serving((made) => {
      const { prefixListId } = addPrefixList(made, 'cluster', ['192.168.0.0/16']);
      const { routes } = the(made.routeTables[1]);
      routes.unshift({ ...route(prefixListId, 'peering', 'pcx-1'), state: 'blackhole' });
    });
    assert.equal(ask(world), 'open');
  });

  it('a rule by a prefix list admits what its entries have', () => {
    const listed = (cidr: string): World =>
      serving((world) => {
        world.securityGroupRules = world.securityGroupRules.map((rule) => {
          if (rule.cidrIpv4 !== '172.16.0.0/16') return rule;
          const { prefixListId } = addPrefixList(world, 'clients', [cidr]);
          return { ...groupRule(rule.groupId, false, '-1'), prefixListId };
        });
      });
    assert.equal(ask(listed('172.16.0.0/12')), 'open');
    assert.deepEqual(outcome(walk({ world: listed('172.16.0.0/12') })), privateTwo);
    assert.equal(ask(listed('172.17.0.0/16')), 'control-plane-group');
    assert.deepEqual(stops(walk({ world: listed('172.17.0.0/16') })), ['inbound-group']);
  });

  it('a filtered route leads nowhere', () => {
    const world = serving((made) => {
      the(the(made.routeTables[1]).routes[1]).state = 'filtered';
    });
    assert.deepEqual(stops(walk({ world })), ['route']);
  });
});
