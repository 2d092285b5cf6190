import assert from 'node:assert/strict';
import type { ZoneRecord } from '../../../../src/sandbox/model/hostedZone.js';
import type { Vpc } from '../../../../src/sandbox/model/network.js';
import { addFirewallGroup, protect } from '../../../../src/sandbox/scenarios/firewall.js';
import { addHostedZone } from '../../../../src/sandbox/scenarios/hostedZones.js';
import type { World } from '../../../../src/sandbox/world.js';
import { CLIENT_VPC, CLUSTER_VPC, NAME } from './support/postWorld.js';
import { changed, outcome, stops, the, walk } from './support/walk.js';

const privateTwo = ['192.168.109.77', '192.168.74.42'];
const publicTwo = ['54.80.1.1', '54.80.1.2'];
const own = NAME.toLowerCase();

function vpc(world: World, id: string): Vpc {
  return the(world.vpcs.find(({ vpcId }) => vpcId === id));
}

function a(name: string, ...values: string[]): ZoneRecord {
  return { name, type: 'A', values, ttl: 300 };
}

const zoned = (name: string, records: readonly ZoneRecord[] = [], more?: (w: World) => void) =>
  changed((world) => {
    addHostedZone(world, name, [vpc(world, CLIENT_VPC)], records);
    more?.(world);
  });
const ruleless = (world: World): void => {
  world.ruleAssociations = [];
};

describe('sandbox data plane: zones of customers', () => {
  it('a rule for the same name beats the zone, a more specific zone beats the rule', () => {
    assert.deepEqual(outcome(walk({ world: zoned(own, [a(own, '10.9.9.9')]) })), privateTwo);
    assert.deepEqual(outcome(walk({ world: zoned('eks.amazonaws.com') })), privateTwo);
    const broad = zoned('us-east-1.eks.amazonaws.com', [], (world) => {
      the(world.resolverRules[0]).domainName = 'amazonaws.com.';
    });
    assert.equal(outcome(walk({ world: broad })), 3);
  });

  it('a parent zone without the record is NXDOMAIN where no rule stands, not public DNS', () => {
    const world = zoned('eks.amazonaws.com', [], ruleless);
    assert.equal(outcome(walk({ world })), 3);
    assert.deepEqual(outcome(walk({ world, name: 'eks.amazonaws.com' })), []);
    assert.deepEqual(outcome(walk({ world: zoned('example.com', [], ruleless) })), publicTwo);
  });

  it('acts on its own VPCs only, and needs both DNS attributes there', () => {
    const elsewhere = changed((world) => {
      ruleless(world);
      addHostedZone(world, 'amazonaws.com', [vpc(world, CLUSTER_VPC)]);
    });
    assert.deepEqual(outcome(walk({ world: elsewhere })), publicTwo);
    const off = zoned('amazonaws.com', [], (world) => {
      ruleless(world);
      vpc(world, CLIENT_VPC).enableDnsHostnames = false;
    });
    assert.deepEqual(outcome(walk({ world: off })), publicTwo);
  });

  it('the most specific zone answers: its records, wildcards, aliases', () => {
    const world = changed((made) => {
      const at = [vpc(made, CLIENT_VPC)];
      addHostedZone(made, 'example.com', at, [a('x.sub.example.com', '10.0.0.1')]);
      addHostedZone(made, 'sub.example.com', at, [
        a('x.sub.example.com', '10.0.0.2'),
        a('*.sub.example.com', '10.0.0.3'),
        a('deep.way.sub.example.com', '10.0.0.4'),
        { name: 'alias.sub.example.com', type: 'CNAME', values: ['x.sub.example.com.'], ttl: 60 },
        { name: 'out.sub.example.com', type: 'CNAME', values: [own], ttl: 60 },
        { name: 'round.sub.example.com', type: 'CNAME', values: ['round.sub.example.com'], ttl: 1 },
      ]);
    });
    const ask = (name: string, type = 1) =>
      outcome(walk({ world, name: `${name}.sub.example.com`, type }));
    assert.deepEqual(ask('x'), ['10.0.0.2']);
    assert.deepEqual(ask('x', 28), []);
    assert.deepEqual(ask('any'), ['10.0.0.3']);
    assert.deepEqual(ask('two.any'), ['10.0.0.3']);
    assert.deepEqual(ask('way'), []);
    assert.equal(ask('other.way'), 3);
    assert.deepEqual(ask('alias'), ['10.0.0.2']);
    assert.deepEqual(ask('out'), privateTwo);
    assert.equal(ask('round'), 2);
  });
});

describe('sandbox data plane: DNS Firewall', () => {
  const guarded = (
    vpcId: string,
    ...rules: Parameters<typeof addFirewallGroup>[3][number][]
  ): World =>
    changed((world) => {
      protect(world, vpc(world, vpcId), addFirewallGroup(world, 'g', 0, rules), 101);
    });
  const block = { name: 'block', action: 'BLOCK', domains: ['*.eks.amazonaws.com.'] } as const;

  it('of the client VPC answers in its own words', () => {
    const nodata = walk({ world: guarded(CLIENT_VPC, { ...block, blockResponse: 'NODATA' }) });
    assert.deepEqual(outcome(nodata), []);
    assert.deepEqual(stops(nodata), ['firewall']);
    const nxdomain = guarded(CLIENT_VPC, { ...block, blockResponse: 'NXDOMAIN' });
    assert.equal(outcome(walk({ world: nxdomain })), 3);
    const override = { domain: 'sinkhole.example.com', ttl: 30 };
    const other = walk({
      world: guarded(CLIENT_VPC, { ...block, blockResponse: 'OVERRIDE', override }),
    });
    assert.ok(other.outcome === 'answer');
    assert.deepEqual(
      other.answers.map(({ ttl, data }) => [ttl, data]),
      [[30, { kind: 'CNAME', target: 'sinkhole.example.com.' }]],
    );
  });

  it('of the cluster VPC acts on what comes by the inbound endpoint', () => {
    const world = guarded(CLUSTER_VPC, { ...block, blockResponse: 'NXDOMAIN' });
    assert.equal(outcome(walk({ world })), 3);
    const origin = { kind: 'inbound', ip: '192.168.10.10' } as const;
    assert.equal(outcome(walk({ world, origin })), 3);
    assert.deepEqual(outcome(walk({ world, origin: { kind: 'public' } })), publicTwo);
  });

  it('ends at the first match, in the order of groups and rules; ALERT lets pass', () => {
    const allow = { name: 'allow', action: 'ALLOW', domains: [own] } as const;
    const alert = { ...block, name: 'alert', action: 'ALERT' } as const;
    assert.deepEqual(outcome(walk({ world: guarded(CLIENT_VPC, allow, block) })), privateTwo);
    assert.deepEqual(outcome(walk({ world: guarded(CLIENT_VPC, alert, block) })), privateTwo);
    assert.deepEqual(outcome(walk({ world: guarded(CLIENT_VPC, block, allow) })), []);
    const groups = (first: number, second: number): World =>
      changed((world) => {
        const client = vpc(world, CLIENT_VPC);
        protect(world, client, addFirewallGroup(world, 'b', 0, [block]), first);
        protect(world, client, addFirewallGroup(world, 'a', 0, [allow]), second);
      });
    assert.deepEqual(outcome(walk({ world: groups(200, 100) })), privateTwo);
    assert.deepEqual(outcome(walk({ world: groups(100, 200) })), []);
  });

  it('knows a name from those below it, and does not act while it is removed', () => {
    const only = (domain: string) =>
      outcome(walk({ world: guarded(CLIENT_VPC, { ...block, domains: [domain] }) }));
    assert.deepEqual(only(own), []);
    assert.deepEqual(only(`${NAME}.`), []);
    assert.deepEqual(only(`*.${own}`), privateTwo);
    assert.deepEqual(only('eks.amazonaws.com'), privateTwo);
    assert.deepEqual(only('*'), []);
    const leaving = guarded(CLIENT_VPC, block);
    the(leaving.firewallAssociations[0]).status = 'DELETING';
    assert.deepEqual(outcome(walk({ world: leaving })), privateTwo);
  });
});
