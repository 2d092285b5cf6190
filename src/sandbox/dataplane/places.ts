import type { Vpc } from '../model/network.js';
import { familyOf } from '../net/block.js';
import type { OnPremisesClient, World } from '../world.js';
import { isResolver, nameServersOf, resolverAddress } from './nameServers.js';
import { inboundParties } from './party.js';
import type { Origin } from './resolve.js';

/** A place a query can be asked from or sent to, before it has a port. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly vpcId?: string;
  readonly origin: Origin;
  readonly caller: ApiCaller;
}

/** Who opens a connection to an API server. */
export type ApiCaller =
  | { readonly kind: 'vpc'; readonly vpcId: string }
  | { readonly kind: 'on-premises'; readonly client: OnPremisesClient }
  | { readonly kind: 'internet' };

function vpcName(vpc: Vpc): string {
  return vpc.tags['Name'] ?? vpc.vpcId;
}

/** Whom an instance of the VPC asks: the Resolver, or what its DHCP options name. */
function serverName(world: World, vpc: Vpc): string {
  const servers = nameServersOf(world, vpc);
  if (servers.some((server) => isResolver(vpc, server))) {
    return `VPC resolver ${resolverAddress(vpc)}`;
  }
  return `DNS servers ${servers.join(', ')} of its DHCP options`;
}

/**
 * Every place of the world as it is now: each VPC's resolver, the on-premises client's own server,
 * public DNS, and each inbound address that serves, asked from on-premises.
 */
export function placesOf(world: World, now: number): Place[] {
  const [client] = world.onPremises;
  const forwards = (client?.server?.forwarders.length ?? 0) > 0;
  const outside: ApiCaller = client ? { kind: 'on-premises', client } : { kind: 'internet' };
  const vpcs = world.vpcs.map((vpc): Place => ({
    id: `vpc:${vpc.vpcId}`,
    name: `${vpcName(vpc)}: ${serverName(world, vpc)}`,
    vpcId: vpc.vpcId,
    origin: { kind: 'vpc', vpcId: vpc.vpcId },
    caller: { kind: 'vpc', vpcId: vpc.vpcId },
  }));
  const onPremises: Place = {
    id: 'onprem',
    name: `${client?.name ?? 'on-premises'}: DNS server ${forwards ? 'with' : 'without'} a forwarder`,
    origin: client ? { kind: 'on-premises', clientId: client.id } : { kind: 'public' },
    caller: outside,
  };
  const everyone: Place = {
    id: 'public',
    name: 'public resolver',
    origin: { kind: 'public' },
    caller: { kind: 'internet' },
  };
  // Where nobody outside speaks the address's family, nobody can ask there.
  const family = familyOf(client?.address ?? '');
  const asked = inboundParties(world, now).filter(({ ip }) => familyOf(ip) === family);
  const inbound = asked.map(({ ip, vpcId }): Place => {
    const vpc = world.vpcs.find((each) => each.vpcId === vpcId);
    return {
      id: `inbound:${ip}`,
      name: `${vpc ? vpcName(vpc) : vpcId}: inbound ${ip}, asked from ${client?.name ?? 'nowhere'}`,
      origin: { kind: 'inbound', ip },
      caller: outside,
    };
  });
  // Two VPCs with overlapping blocks may have one address twice: the first one is shown.
  const first = new Map([...inbound].reverse().map((place) => [place.id, place]));
  return [...vpcs, onPremises, everyone, ...[...first.values()].reverse()];
}
