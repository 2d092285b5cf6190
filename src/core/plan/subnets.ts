import type { SubnetId, VpcId } from '../model/ids.js';
import { message, type Message } from '../model/message.js';
import type { Subnet } from '../model/network.js';
import type { Problem } from '../model/plan.js';
import { labelOf, vpcLabel } from '../model/names.js';
import { blocker, warning } from './draft.js';
import { vpcOf, type Estate } from './estate.js';

/** How many addresses an endpoint has at least: the API's own least (aws facts §2.4). */
export const leastAddresses = 2;

/** Why a subnet cannot take an endpoint's address; `undefined` if it can (aws facts §2.4). */
export function unusableBecause(subnet: Subnet, accountId: string): Message | undefined {
  if (subnet.ownerId !== accountId) return message('candidate.shared');
  if (subnet.ipv6Native) return message('candidate.ipv6only');
  if (subnet.lniDeviceIndex !== undefined) return message('candidate.lni');
  if (subnet.availableIpAddressCount < 1) return message('candidate.full');
  return undefined;
}

/** Whether a VPC has addresses for an endpoint at all (aws facts §2.4). */
export function hasRoom(estate: Estate, vpcId: VpcId): boolean {
  const usable = estate.subnets.filter(
    (subnet) => subnet.vpcId === vpcId && !unusableBecause(subnet, estate.identity.accountId),
  );
  const free = usable.reduce((sum, subnet) => sum + subnet.availableIpAddressCount, 0);
  return vpcOf(estate, vpcId)?.tenancy !== 'dedicated' && free >= leastAddresses;
}

/** Chosen subnets, one entry per address; the same subnet may stand twice. */
export interface SubnetChoice {
  readonly subnets: readonly Subnet[];
  readonly problems: readonly Problem[];
}

/** What an endpoint's subnets are chosen for. */
export interface SubnetWish {
  readonly vpcId: VpcId;
  readonly direction: 'inbound' | 'outbound';
  /** The user's own choice. */
  readonly wanted?: readonly SubnetId[] | undefined;
  readonly count: number;
  /** How well a subnet reaches the other side; 0 for not at all. */
  readonly reach: (subnet: Subnet) => number;
  /** How good a place it is, reach included. */
  readonly score: (subnet: Subnet) => number;
}

/**
 * Subnets for an endpoint: in different zones where there are so many, then those that
 * reach more of the other side, then those with more free addresses. A user's own
 * choice is checked, not improved; more subnets than addresses asked for are all used.
 */
export function chooseSubnets(estate: Estate, wish: SubnetWish): SubnetChoice {
  const { vpcId, direction, wanted, score } = wish;
  const inVpc = estate.subnets.filter((subnet) => subnet.vpcId === vpcId);
  const vpc = vpcLabel(estate.vpcs, vpcId);
  if (wanted?.length === 0) {
    const what = message('problem.noSubnetChosen', { direction, vpc });
    return { subnets: [], problems: [blocker(what, message('help.noSubnetChosen'))] };
  }
  const missing = (wanted ?? []).filter((id) => !inVpc.some((subnet) => subnet.id === id));
  if (missing.length > 0) {
    const problems = missing.map((subnet) =>
      blocker(message('problem.subnetNotFound', { subnet, vpc }), message('help.subnetNotFound')),
    );
    return { subnets: [], problems };
  }
  const pool = wanted ? wanted.flatMap((id) => inVpc.filter((s) => s.id === id)) : inVpc;
  const usable = pool.filter((subnet) => !unusableBecause(subnet, estate.identity.accountId));
  if (usable.length === 0) return { subnets: [], problems: [noSubnet(estate, vpcId, pool)] };
  const ranked = wanted ? usable : [...useful(usable, wish)].sort((a, b) => better(a, b, score));
  const subnets = spread(ranked, Math.max(wish.count, wanted ? new Set(wanted).size : 0));
  const unusable = wanted ? unusableChoice(estate, pool) : [];
  return { subnets, problems: [...unusable, ...choiceProblems(subnets, direction, vpc)] };
}

/** Those that reach any of the other side, where there is room: an address elsewhere is dead. */
function useful(usable: readonly Subnet[], { reach, count }: SubnetWish): readonly Subnet[] {
  const reaching = usable.filter((subnet) => reach(subnet) > 0);
  const free = reaching.reduce((sum, subnet) => sum + subnet.availableIpAddressCount, 0);
  return free < count ? usable : reaching;
}

/** Chosen subnets that cannot be used; the plan does not quietly go on with the others. */
function unusableChoice(estate: Estate, chosen: readonly Subnet[]): readonly Problem[] {
  return [...new Set(chosen)].flatMap((subnet) => {
    const why = unusableBecause(subnet, estate.identity.accountId);
    if (!why) return [];
    const what = message('problem.unusableSubnet', { subnet: labelOf(subnet), why });
    return [blocker(what, message('help.unusableSubnet'))];
  });
}

function better(a: Subnet, b: Subnet, score: (subnet: Subnet) => number): number {
  return (
    score(b) - score(a) ||
    b.availableIpAddressCount - a.availableIpAddressCount ||
    a.id.localeCompare(b.id)
  );
}

/** One entry per address: new zones first, then new subnets, then what is there once more. */
function spread(ranked: readonly Subnet[], count: number): readonly Subnet[] {
  const chosen: Subnet[] = [];
  const take = (fits: (subnet: Subnet) => boolean): void => {
    for (const subnet of ranked) {
      if (chosen.length < count && fits(subnet)) chosen.push(subnet);
    }
  };
  const zones = (): readonly string[] => chosen.map((subnet) => subnet.availabilityZone);
  take((subnet) => !zones().includes(subnet.availabilityZone));
  take((subnet) => !chosen.includes(subnet));
  while (ranked.length > 0 && chosen.length < count) take(() => true);
  return chosen;
}

function choiceProblems(
  subnets: readonly Subnet[],
  direction: 'inbound' | 'outbound',
  vpc: string,
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const subnet of new Set(subnets)) {
    const needed = subnets.filter((other) => other === subnet).length;
    const count = subnet.availableIpAddressCount;
    if (count >= needed) continue;
    const what = message('problem.fewAddresses', { subnet: labelOf(subnet), count, needed });
    problems.push(blocker(what, message('help.fewAddresses')));
  }
  const zones = new Set(subnets.map((subnet) => subnet.availabilityZone));
  const [zone] = zones;
  if (zones.size === 1 && zone) {
    const what = message('problem.oneZone', { direction, vpc, zone });
    problems.push(warning(what, message('help.oneZone')));
  }
  return problems;
}

function noSubnet(estate: Estate, vpcId: VpcId, pool: readonly Subnet[]): Problem {
  const vpc = vpcLabel(estate.vpcs, vpcOf(estate, vpcId)?.id ?? vpcId);
  const details = pool.map((subnet) =>
    message('value.subnetFree', {
      subnet: labelOf(subnet),
      count: subnet.availableIpAddressCount,
    }),
  );
  return blocker(
    message('problem.noSubnet', { vpc }),
    message('help.noSubnet', {
      details: details.length > 0 ? details : [message('value.noSubnet')],
    }),
  );
}
