import { newId } from '../../../../src/sandbox/ids.js';
import type { NetworkAclEntry } from '../../../../src/sandbox/model/routing.js';
import { onOne, removeOne, type Twist, type Twisted } from './twist.js';

type Ports = { readonly from: number; readonly to: number };
type Draft = Omit<NetworkAclEntry, 'ruleNumber'>;

const ANYWHERE = '0.0.0.0/0';
const closing = (egress: boolean): NetworkAclEntry => ({
  ruleNumber: 32_767,
  egress,
  protocol: '-1',
  action: 'deny',
  cidr: ANYWHERE,
});

/** Ports for replies: all of them, or a part that forgets those the lab sends from. */
function replyPorts({ dice, sendsFrom }: Twisted): Ports {
  const all: Ports = { from: 1024, to: 65_535 };
  if (dice.chance(0.6)) return all;
  const above: Ports = { from: sendsFrom + 256, to: 65_535 };
  const below: Ports = { from: 1024, to: sendsFrom - 1 };
  return dice.pick([above, below].filter(({ from, to }) => from <= to));
}

function entries(twisted: Twisted, egress: boolean): NetworkAclEntry[] {
  const { dice } = twisted;
  const list: Draft[] = [];
  const add = (protocol: string, ports: Ports, cidr = ANYWHERE): number =>
    list.push({ egress, protocol, action: 'allow', cidr, ports });
  for (const protocol of ['6', '17']) {
    if (dice.chance(0.93)) add(protocol, replyPorts(twisted));
    if (dice.chance(0.93)) add(protocol, { from: 53, to: 53 }, range(twisted));
  }
  if (dice.chance(0.93)) add('6', { from: 443, to: 443 }, range(twisted));
  const ordered = dice.shuffled(list);
  // A deny somewhere in the order: before an allow it bites, after it it does nothing.
  if (dice.chance(0.3)) ordered.splice(dice.int(ordered.length + 1), 0, denial(twisted, egress));
  const numbered = ordered.map((draft, index) => ({ ...draft, ruleNumber: 100 + index * 10 }));
  // EC2 lists entries in any order: the number decides, not the place.
  return dice.shuffled(numbered);
}

function range({ world, dice }: Twisted): string {
  return dice.chance(0.8) ? ANYWHERE : dice.pick(['10.0.0.0/8', dice.pick(world.vpcs).cidr]);
}

function denial({ world, dice, sendsFrom }: Twisted, egress: boolean): Draft {
  const base = { egress, action: 'deny' as const };
  const cidr = dice.pick([ANYWHERE, dice.pick(world.vpcs).cidr, dice.pick(world.subnets).cidr]);
  if (dice.chance(0.2)) return { ...base, protocol: '-1', cidr };
  const ports = dice.pick([
    { from: 53, to: 53 },
    { from: 443, to: 443 },
    { from: sendsFrom, to: Math.min(sendsFrom + 511, 65_535) },
  ]);
  return { ...base, protocol: dice.pick(['6', '17']), cidr, ports };
}

/** A subnet gets an ACL of its own. */
const custom: Twist = (twisted) => {
  const { world, dice } = twisted;
  const { subnetId, vpcId } = dice.pick(world.subnets);
  for (const acl of world.networkAcls) {
    acl.associations = acl.associations.filter((one) => one.subnetId !== subnetId);
  }
  world.networkAcls.push({
    networkAclId: newId(world, 'acl-'),
    vpcId,
    ownerId: world.accountId,
    isDefault: false,
    associations: [{ associationId: newId(world, 'aclassoc-'), subnetId }],
    entries: [false, true].flatMap((egress) => [...entries(twisted, egress), closing(egress)]),
    tags: {},
  });
};

/** The VPC's default ACL gets a deny before its allow of everything. */
const deniedEarly: Twist = (twisted) => {
  const defaults = twisted.world.networkAcls.filter(({ isDefault }) => isDefault);
  onOne(twisted, defaults, (acl) => {
    const ruleNumber = twisted.dice.pick([50, 150]);
    const egress = twisted.dice.chance(0.5);
    const taken = acl.entries.some(
      (each) => each.egress === egress && each.ruleNumber === ruleNumber,
    );
    if (!taken) acl.entries.push({ ...denial(twisted, egress), ruleNumber });
  });
};

const lostEntry: Twist = (twisted) =>
  onOne(twisted, twisted.world.networkAcls, ({ entries: all }) =>
    removeOne(twisted, all, ({ ruleNumber }) => ruleNumber < 32_767),
  );

export const aclTwists: readonly Twist[] = [
  custom,
  custom,
  custom,
  deniedEarly,
  deniedEarly,
  lostEntry,
];
