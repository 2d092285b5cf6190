import type { Vpc } from '../model/network.js';
import { familyOf } from '../net/block.js';
import { formatAddress, parseBlock } from '../net/ipv4.js';
import type { World } from '../world.js';
import { inboundParties } from './party.js';
import type { Origin } from './resolve.js';

/** A place a query can be asked from or sent to, before it has a port. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly vpcId?: string;
  readonly origin: Origin;
}

function vpcName(vpc: Vpc): string {
  return vpc.tags['Name'] ?? vpc.vpcId;
}

/** The VPC Resolver's address: the base of the primary block plus two. */
export function resolverAddress(vpc: Vpc): string {
  return formatAddress((parseBlock(vpc.cidr)?.first ?? 0) + 2);
}

/**
 * Every place of the world as it is now: each VPC's resolver, the on-premises client whose server
 * forwards nothing, public DNS, and each inbound address that serves, asked from on-premises.
 */
export function placesOf(world: World, now: number): Place[] {
  const [client] = world.onPremises;
  const vpcs = world.vpcs.map((vpc): Place => ({
    id: `vpc:${vpc.vpcId}`,
    name: `${vpcName(vpc)}: VPC resolver ${resolverAddress(vpc)}`,
    vpcId: vpc.vpcId,
    origin: { kind: 'vpc', vpcId: vpc.vpcId },
  }));
  const onPremises: Place = {
    id: 'onprem',
    name: `${client?.name ?? 'on-premises'}: DNS server without a forwarder`,
    origin: { kind: 'public' },
  };
  const everyone: Place = { id: 'public', name: 'public resolver', origin: { kind: 'public' } };
  // Where nobody outside speaks the address's family, nobody can ask there.
  const family = familyOf(client?.address ?? '');
  const asked = inboundParties(world, now).filter(({ ip }) => familyOf(ip) === family);
  const inbound = asked.map(({ ip, vpcId }): Place => {
    const vpc = world.vpcs.find((each) => each.vpcId === vpcId);
    return {
      id: `inbound:${ip}`,
      name: `${vpc ? vpcName(vpc) : vpcId}: inbound ${ip}, asked from ${client?.name ?? 'nowhere'}`,
      origin: { kind: 'inbound', ip },
    };
  });
  // Two VPCs with overlapping blocks may have one address twice: the first one is shown.
  const first = new Map([...inbound].reverse().map((place) => [place.id, place]));
  return [...vpcs, onPremises, everyone, ...[...first.values()].reverse()];
}
