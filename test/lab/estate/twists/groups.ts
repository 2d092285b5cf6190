import { addRule, addSecurityGroup } from '../../../../src/sandbox/scenarios/groups.js';
import type {
  SecurityGroup,
  SecurityGroupRule,
} from '../../../../src/sandbox/model/securityGroups.js';
import { onOne, removeOne, type Twist, type Twisted } from './twist.js';

const ofDns = ({ fromPort, ipProtocol }: SecurityGroupRule): boolean =>
  fromPort === 53 && ['udp', 'tcp'].includes(ipProtocol);
const of443 = ({ fromPort }: SecurityGroupRule): boolean => fromPort === 443;

function onRule(
  twisted: Twisted,
  fits: (rule: SecurityGroupRule) => boolean,
  act: (rule: SecurityGroupRule) => void,
): void {
  onOne(twisted, twisted.world.securityGroupRules.filter(fits), act);
}

const fits = (rule: SecurityGroupRule): boolean => ofDns(rule) || of443(rule);

const missing: Twist = (twisted) => removeOne(twisted, twisted.world.securityGroupRules, fits);

/** A range that is too narrow, just wide enough, or elsewhere. */
const otherRange: Twist = (twisted) =>
  onRule(twisted, fits, (rule) => {
    const { world, dice } = twisted;
    const address = dice.pick(world.networkInterfaces).privateIpAddresses[0] ?? '';
    rule.cidrIpv4 = dice.pick([
      dice.pick(world.vpcs).cidr,
      dice.pick(world.subnets).cidr,
      `${address}/32`,
      '0.0.0.0/0',
      '172.16.0.0/12',
    ]);
    delete rule.referencedGroup;
  });

const otherPorts: Twist = (twisted) =>
  onRule(twisted, fits, (rule) => {
    const [fromPort, toPort] = twisted.dice.pick([
      [0, 65_535],
      [50, 60],
      [1, 52],
      [54, 65_535],
      [53, 53],
      [400, 442],
      [400, 500],
      [444, 500],
    ] as const);
    Object.assign(rule, { fromPort, toPort });
  });

const otherProtocol: Twist = (twisted) =>
  onRule(twisted, fits, (rule) => {
    rule.ipProtocol = twisted.dice.pick(['-1', '6', '17', 'udp', 'tcp', 'icmp']);
    if (rule.ipProtocol === '-1' || rule.ipProtocol === 'icmp') {
      Object.assign(rule, { fromPort: -1, toPort: -1 });
    }
  });

/** In place of a range a group: of this VPC, a peer's, or one that nobody in question is in. */
const reference: Twist = (twisted) =>
  onRule(twisted, fits, (rule) => {
    const { world, dice } = twisted;
    const used = world.securityGroups.filter(({ groupId }) =>
      world.networkInterfaces.some(({ groupIds }) => groupIds.includes(groupId)),
    );
    const { groupId, ownerId, vpcId } = dice.pick(dice.chance(0.8) ? used : world.securityGroups);
    delete rule.cidrIpv4;
    rule.referencedGroup = { groupId, userId: ownerId, vpcId };
  });

/** The group's new range or reference, for every rule of its own kind: one that really works. */
const allReferences: Twist = (twisted) => {
  const { world, dice } = twisted;
  const dnsIn = world.securityGroups.filter(({ groupName }) => groupName === 'dns-in');
  const dnsOut = world.securityGroups.filter(({ groupName }) => groupName === 'dns-out');
  if (dnsIn.length === 0 || dnsOut.length === 0) return;
  const [own, other] = dice.chance(0.5) ? [dnsIn, dnsOut] : [dnsOut, dnsIn];
  const group = dice.pick(own);
  const { groupId, ownerId, vpcId } = dice.pick(other);
  for (const rule of world.securityGroupRules.filter(
    (each) => each.groupId === group.groupId && ofDns(each),
  )) {
    delete rule.cidrIpv4;
    rule.referencedGroup = { groupId, userId: ownerId, vpcId };
  }
};

/** A second group beside the first: rules of both count. */
const secondGroup: Twist = (twisted) => {
  const { world, dice } = twisted;
  onOne(twisted, world.resolverEndpoints, (endpoint) => {
    const extra = addSecurityGroup(world, endpoint.hostVpcId, 'extra', 'a second group');
    fill(twisted, extra, endpoint.direction === 'OUTBOUND');
    if (dice.chance(0.3)) endpoint.securityGroupIds = [];
    endpoint.securityGroupIds = [...endpoint.securityGroupIds, extra.groupId];
    for (const { networkInterfaceId } of endpoint.addresses) {
      const carrier = world.networkInterfaces.find(
        (each) => each.networkInterfaceId === networkInterfaceId,
      );
      if (carrier) carrier.groupIds = [...endpoint.securityGroupIds];
    }
  });
};

function fill({ world, dice }: Twisted, group: SecurityGroup, isEgress: boolean): void {
  world.securityGroupRules = world.securityGroupRules.filter(
    ({ groupId }) => groupId !== group.groupId,
  );
  for (const ipProtocol of ['udp', 'tcp']) {
    if (dice.chance(0.3)) continue;
    addRule(world, group, { isEgress, ipProtocol, port: 53, cidrIpv4: '10.0.0.0/8' });
  }
}

/** A client whose group lets out only some of what it needs. */
const strictClient: Twist = (twisted) => {
  const { world, dice } = twisted;
  const clients = world.securityGroups.filter(({ groupName }) => groupName === 'client');
  onOne(twisted, clients, (group) => {
    world.securityGroupRules = world.securityGroupRules.filter(
      ({ groupId }) => groupId !== group.groupId,
    );
    if (dice.chance(0.7)) {
      const cidrIpv4 = dice.pick([...world.vpcs.map(({ cidr }) => cidr), '10.0.0.0/8']);
      addRule(world, group, { isEgress: true, ipProtocol: 'tcp', port: 443, cidrIpv4 });
    }
  });
};

export const groupTwists: readonly Twist[] = [
  missing,
  missing,
  otherRange,
  otherRange,
  otherPorts,
  otherPorts,
  otherPorts,
  otherProtocol,
  reference,
  reference,
  allReferences,
  allReferences,
  secondGroup,
  strictClient,
];
