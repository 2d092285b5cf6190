import assert from 'node:assert/strict';
import type { OnPremisesServer } from '../../../../src/sandbox/model/onPremisesServer.js';
import { setNameServers, setServer } from '../../../../src/sandbox/scenarios/troubles.js';
import type { World } from '../../../../src/sandbox/world.js';
import { CLIENT_VPC, CLUSTER_VPC, NAME, groupRule, route } from './support/postWorld.js';
import { changed, outcome, stops, the, walk } from './support/walk.js';

const privateTwo = ['192.168.109.77', '192.168.74.42'];
const publicTwo = ['54.80.1.1', '54.80.1.2'];
const site = '10.20.0.100';
const inbound = ['192.168.10.10', '192.168.20.10'];
const forwarder = { domain: NAME.toLowerCase(), targets: inbound, recursionDesired: true };
const origin = { kind: 'on-premises' } as const;

const served = (server: OnPremisesServer, more?: (world: World) => void): World =>
  changed((world) => {
    setServer(world, site, server);
    more?.(world);
  });

describe('sandbox data plane: DNS servers outside AWS', () => {
  it('forward what they are told to, and ask public DNS for the rest', () => {
    const world = served({ forwarders: [forwarder] });
    assert.deepEqual(outcome(walk({ world, origin })), privateTwo);
    assert.equal(outcome(walk({ world, origin, name: 'nowhere.example.com' })), 3);
    assert.deepEqual(outcome(walk({ origin })), publicTwo);
  });

  it('use the most specific forwarder, and the next target where one is dead', () => {
    const nobody = { domain: 'eks.amazonaws.com', targets: ['10.20.0.9'], recursionDesired: true };
    assert.equal(outcome(walk({ world: served({ forwarders: [nobody] }), origin })), 2);
    const world = served({ forwarders: [nobody, forwarder] }, ({ resolverEndpoints }) => {
      const fault = { status: 'FAILED_RESOURCE_GONE', message: '' };
      the(the(resolverEndpoints[0]).addresses[0]).fault = fault;
    });
    assert.deepEqual(outcome(walk({ world, origin })), privateTwo);
  });

  it('fail where the way to the inbound address does, or the target is VPC+2', () => {
    const shut = served({ forwarders: [forwarder] }, (world) => {
      world.securityGroupRules = world.securityGroupRules.filter(
        ({ cidrIpv4 }) => cidrIpv4 !== '10.20.0.0/16',
      );
    });
    const result = walk({ world: shut, origin });
    assert.equal(outcome(result), 2);
    assert.deepEqual(stops(result), ['inbound-group']);
    const plusTwo = served({ forwarders: [{ ...forwarder, targets: ['192.168.0.2'] }] });
    assert.equal(outcome(walk({ world: plusTwo, origin })), 2);
  });

  it('get nothing with RD=0: a stub zone', () => {
    const world = served({ forwarders: [{ ...forwarder, recursionDesired: false }] });
    const result = walk({ world, origin });
    assert.equal(outcome(result), 2);
    assert.deepEqual(stops(result), ['recursion-desired']);
    const direct = { kind: 'inbound', ip: '192.168.10.10' } as const;
    assert.deepEqual(outcome(walk({ world, origin: direct })), privateTwo);
  });

  it('with a filter against rebinding strip private addresses, and only those', () => {
    const world = served({ forwarders: [forwarder], stripsPrivateAnswers: true });
    assert.deepEqual(outcome(walk({ world, origin })), []);
    const without = served({ forwarders: [], stripsPrivateAnswers: true });
    assert.deepEqual(outcome(walk({ world: without, origin })), publicTwo);
  });

  it('that validate without a way to the parents fail for what they forward, unless CD is set', () => {
    const world = served({ forwarders: [forwarder], validates: true });
    assert.equal(outcome(walk({ world, origin })), 2);
    assert.deepEqual(outcome(walk({ world, origin, checkingDisabled: true })), privateTwo);
    const without = served({ forwarders: [], validates: true });
    assert.deepEqual(outcome(walk({ world: without, origin })), publicTwo);
  });

  it('are targets of rules, and the way round is a loop', () => {
    const world = served({ forwarders: [forwarder] }, (made) => {
      const rule = the(made.resolverRules[0]);
      rule.targets = [{ ip: site, port: 53 }];
      the(made.ruleAssociations[0]).vpcId = CLUSTER_VPC;
      // The outbound endpoint stands in the VPC that has the gateway.
      const outbound = the(made.resolverEndpoints[1]);
      outbound.hostVpcId = CLUSTER_VPC;
      the(outbound.addresses[0]).subnetId = 'subnet-n1';
      the(outbound.addresses[1]).subnetId = 'subnet-n2';
      made.securityGroupRules.push(groupRule('sg-out', true, '-1', '10.20.0.0/16'));
    });
    const looped = walk({ world, origin: { kind: 'vpc', vpcId: CLUSTER_VPC } });
    assert.equal(outcome(looped), 2);
    assert.deepEqual(stops(looped), ['loop']);
    setServer(world, site, { forwarders: [] });
    assert.deepEqual(
      outcome(walk({ world, origin: { kind: 'vpc', vpcId: CLUSTER_VPC } })),
      publicTwo,
    );
    the(world.networkAcls[0]).entries.push({
      ruleNumber: 1,
      egress: false,
      protocol: '-1',
      action: 'deny',
      cidr: '10.20.0.0/16',
    });
    const dropped = walk({ world, origin: { kind: 'vpc', vpcId: CLUSTER_VPC } });
    assert.equal(outcome(dropped), 'silence');
    assert.deepEqual(stops(dropped), ['reply-acl-in']);
  });
});

describe('sandbox data plane: name servers by DHCP', () => {
  const asking = (vpcId: string, servers: readonly string[], more?: (w: World) => void): World =>
    changed((world) => {
      const vpc = the(world.vpcs.find((each) => each.vpcId === vpcId));
      setNameServers(world, vpc, servers);
      more?.(world);
    });

  it('the Resolver by any of its names is the Resolver', () => {
    for (const server of ['AmazonProvidedDNS', '172.16.0.2', '169.254.169.253', 'fd00:ec2::253']) {
      assert.deepEqual(outcome(walk({ world: asking(CLIENT_VPC, [server]) })), privateTwo, server);
    }
  });

  it('another server knows no rules and no hidden zone', () => {
    const nat = (world: World): void => {
      for (const { routes } of world.routeTables) {
        routes.push(route('0.0.0.0/0', 'nat-gateway', 'nat-1'));
      }
    };
    assert.deepEqual(outcome(walk({ world: asking(CLIENT_VPC, ['8.8.8.8'], nat) })), publicTwo);
    const origin = { kind: 'vpc', vpcId: CLUSTER_VPC } as const;
    assert.deepEqual(outcome(walk({ world: asking(CLUSTER_VPC, [site]), origin })), publicTwo);
    const told = asking(CLUSTER_VPC, [site], (world) =>
      setServer(world, site, { forwarders: [forwarder] }),
    );
    assert.deepEqual(outcome(walk({ world: told, origin })), privateTwo);
  });

  it('a server without a way to it is silent, and the next one is asked', () => {
    const far = asking(CLIENT_VPC, [site]);
    assert.equal(outcome(walk({ world: far })), 'silence');
    assert.deepEqual(stops(walk({ world: far })), ['route']);
    assert.equal(outcome(walk({ world: asking(CLIENT_VPC, ['8.8.8.8']) })), 'silence');
    const both = asking(CLIENT_VPC, [site, 'AmazonProvidedDNS']);
    assert.deepEqual(outcome(walk({ world: both })), privateTwo);
  });
});
