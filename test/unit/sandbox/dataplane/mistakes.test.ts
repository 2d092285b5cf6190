import assert from 'node:assert/strict';
import type { Stage } from '../../../../src/sandbox/dataplane/trace.js';
import type { NetworkAclEntry } from '../../../../src/sandbox/model/routing.js';
import {
  breakAddress,
  breakAssociation,
  breakRule,
  worsenEndpoint,
} from '../../../../src/sandbox/scenarios/troubles.js';
import type { World } from '../../../../src/sandbox/world.js';
import { groupRule, NOW } from './support/postWorld.js';
import { changed, outcome, stops, the, walk } from './support/walk.js';

type Change = (world: World) => void;

const without =
  (groupId: string, protocol?: string): Change =>
  (world) => {
    world.securityGroupRules = world.securityGroupRules.filter(
      (rule) =>
        rule.groupId !== groupId || (protocol !== undefined && rule.ipProtocol !== protocol),
    );
  };

/** Adds an entry to the network ACL of the cluster VPC (0) or of the client VPC (1). */
const deny =
  (acl: 0 | 1, egress: boolean, entry: Partial<NetworkAclEntry>): Change =>
  (world) => {
    the(world.networkAcls[acl]).entries.push({
      ruleNumber: 1,
      egress,
      protocol: '-1',
      action: 'deny',
      cidr: '0.0.0.0/0',
      ...entry,
    });
  };

const unrouted =
  (table: 0 | 1): Change =>
  (world) => {
    const chosen = the(world.routeTables[table]);
    chosen.routes = chosen.routes.filter(({ target }) => target.kind !== 'peering');
  };

const dns = { from: 53, to: 53 };
const mistakes: readonly (readonly [string, Change, Stage])[] = [
  ['inbound group without ingress', without('sg-in'), 'inbound-group'],
  ['outbound group without egress', without('sg-out'), 'outbound-group'],
  [
    "inbound group that admits the wrong network's range",
    (world) => {
      without('sg-in')(world);
      world.securityGroupRules.push(groupRule('sg-in', false, '-1', '172.17.0.0/16'));
    },
    'inbound-group',
  ],
  [
    'ACL: outbound subnet does not send',
    deny(1, true, { ports: dns, protocol: '17' }),
    'outbound-acl',
  ],
  [
    'ACL: inbound subnet does not receive',
    deny(0, false, { ports: dns, protocol: '17' }),
    'inbound-acl',
  ],
  [
    'ACL: inbound subnet does not reply',
    deny(0, true, { ports: { from: 1024, to: 65535 }, protocol: '17' }),
    'reply-acl-out',
  ],
  [
    'ACL: outbound subnet does not take replies to a part of the ephemeral ports',
    deny(1, false, { ports: { from: 40000, to: 40000 }, protocol: '17' }),
    'reply-acl-in',
  ],
  [
    'ACL: everything denied for that source only',
    deny(0, false, { cidr: '172.16.0.0/16' }),
    'inbound-acl',
  ],
  ['no route from the outbound subnets', unrouted(1), 'route'],
  ['no return route from the inbound subnets', unrouted(0), 'reply-route'],
  [
    'peering not active',
    (world) => (the(world.peeringConnections[0]).statusCode = 'pending-acceptance'),
    'route',
  ],
  [
    'outbound endpoint still CREATING',
    (world) => (the(world.resolverEndpoints[1]).operationalAt = NOW + 1),
    'outbound-endpoint',
  ],
  [
    'inbound endpoint still CREATING',
    (world) => (the(world.resolverEndpoints[0]).operationalAt = NOW + 1),
    'target',
  ],
  ['outbound endpoint gone', (world) => world.resolverEndpoints.pop(), 'outbound-endpoint'],
  [
    'inbound endpoint speaks DoH only',
    (world) => (the(world.resolverEndpoints[0]).protocols = ['DoH']),
    'target',
  ],
  [
    'rule with a stale target',
    (world) => (the(world.resolverRules[0]).targets = [{ ip: '192.168.10.11', port: 53 }]),
    'target',
  ],
  [
    "rule pointing to the cluster VPC's own resolver address",
    (world) => (the(world.resolverRules[0]).targets = [{ ip: '192.168.0.2', port: 53 }]),
    'target',
  ],
  [
    'rule that names another port',
    (world) => (the(world.resolverRules[0]).targets = [{ ip: '192.168.10.10', port: 5353 }]),
    'target',
  ],
  [
    'client VPC without DNS support',
    (world) => (the(world.vpcs[1]).enableDnsSupport = false),
    'dns-support',
  ],
];

describe('sandbox data plane: a single mistake is silence', () => {
  for (const [title, change, stage] of mistakes) {
    it(title, () => {
      const result = walk({ world: changed(change) });
      assert.equal(outcome(result), 'silence');
      assert.ok(stops(result).includes(stage), stops(result).join(', '));
    });
  }
});

describe('sandbox data plane: what is no mistake', () => {
  const right: readonly (readonly [string, Change])[] = [
    [
      'groups need no rule for replies',
      (world) => {
        const { securityGroupRules: rules } = world;
        world.securityGroupRules = rules.filter(
          (rule) => rule.isEgress === (rule.groupId === 'sg-out'),
        );
      },
    ],
    [
      'protocol -1 admits DNS',
      (world) => {
        without('sg-in')(world);
        world.securityGroupRules.push(groupRule('sg-in', false, '-1', '0.0.0.0/0'));
      },
    ],
    [
      'a range of ports admits DNS',
      (world) => {
        without('sg-in')(world);
        const rule = groupRule('sg-in', false, 'udp', '172.16.0.0/16');
        world.securityGroupRules.push({ ...rule, fromPort: 1, toPort: 1023 });
      },
    ],
    [
      'a reference to the other group over the active peering admits DNS',
      (world) => {
        without('sg-in')(world);
        const referencedGroup = { groupId: 'sg-out', userId: '111122223333' };
        world.securityGroupRules.push({ ...groupRule('sg-in', false, '-1'), referencedGroup });
      },
    ],
    [
      'an ACL deny behind the allow changes nothing',
      deny(0, false, { ruleNumber: 200, ports: dns, protocol: '17' }),
    ],
    [
      'an ACL deny for ports below 1024 changes no reply',
      deny(0, true, { ports: { from: 0, to: 1023 }, protocol: '17' }),
    ],
    ['a rule that is one target short', (world) => the(world.resolverRules[0]).targets.pop()],
  ];
  for (const [title, change] of right) {
    it(title, () => {
      const result = walk({ world: changed(change) });
      assert.deepEqual(outcome(result), ['192.168.109.77', '192.168.74.42'], stops(result).join());
    });
  }

  it('a reference across Regions does not admit', () => {
    const world = changed((each) => {
      without('sg-in')(each);
      const referencedGroup = { groupId: 'sg-out', userId: '111122223333' };
      each.securityGroupRules.push({ ...groupRule('sg-in', false, '-1'), referencedGroup });
      the(each.peeringConnections[0]).accepter.region = 'eu-west-1';
    });
    assert.equal(outcome(walk({ world })), 'silence');
  });
});

describe('sandbox data plane: one address in two VPCs', () => {
  it('a reference to the group of either lets a query out; the route decides where it goes', () => {
    const world = changed((each) => {
      without('sg-out')(each);
      const referencedGroup = { groupId: 'sg-in', userId: '111122223333' };
      each.securityGroupRules.push({ ...groupRule('sg-out', true, '-1'), referencedGroup });
    });
    assert.deepEqual(outcome(walk({ world })), ['192.168.109.77', '192.168.74.42']);
    const twin = structuredClone(
      the(world.resolverEndpoints.find(({ id }) => id === 'rslvr-in-1')),
    );
    Object.assign(twin, { id: 'rslvr-in-2', hostVpcId: 'vpc-far', securityGroupIds: ['sg-far'] });
    world.resolverEndpoints.unshift(twin);
    assert.deepEqual(outcome(walk({ world })), ['192.168.109.77', '192.168.74.42']);
  });
});

describe('sandbox data plane: UDP and TCP apart', () => {
  it('answers over one where only the other is shut', () => {
    for (const open of ['udp', 'tcp'] as const) {
      const shut = open === 'udp' ? 'tcp' : 'udp';
      const world = changed(without('sg-in', shut));
      assert.notEqual(outcome(walk({ world, transport: open })), 'silence');
      assert.equal(outcome(walk({ world, transport: shut })), 'silence');
    }
  });
});

describe('sandbox data plane: statuses that AWS stores', () => {
  const publicTwo = ['54.80.1.1', '54.80.1.2'];

  it('an association that failed or is overridden does not act, nor does a rule that failed', () => {
    for (const status of ['FAILED', 'OVERRIDDEN'] as const) {
      const world = changed((made) => breakAssociation(made, 'rslvr-rrassoc-1', status, 'why'));
      assert.deepEqual(outcome(walk({ world })), publicTwo, status);
    }
    const world = changed((made) => breakRule(made, 'rslvr-rr-1', 'why'));
    assert.deepEqual(outcome(walk({ world })), publicTwo);
  });

  it('an address that is not ATTACHED answers nothing, and an endpoint is as good as its addresses', () => {
    const statuses = ['FAILED_RESOURCE_GONE', 'FAILED_CREATION', 'DELETE_FAILED_FAS_EXPIRED'];
    for (const status of statuses) {
      for (const id of ['rslvr-in-1', 'rslvr-out-1']) {
        const broken = changed((made) => {
          worsenEndpoint(made, id, 'ACTION_NEEDED', 'why');
          breakAddress(made, id, 0, status, 'why');
        });
        assert.ok(Array.isArray(outcome(walk({ world: broken }))), status);
        breakAddress(broken, id, 1, status, 'why');
        assert.equal(outcome(walk({ world: broken })), 'silence', status);
      }
    }
  });
});
