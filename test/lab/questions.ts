import type { NetworkInterface } from '../../src/sandbox/model/network.js';
import type { World } from '../../src/sandbox/world.js';
import { CLIENT } from './estate/parts.js';

/** The name of a cluster, asked at the Resolver of a client's VPC. */
export interface NameQuestion {
  readonly kind: 'name';
  readonly key: string;
  readonly client: NetworkInterface;
  readonly clusterName: string;
  /** Lower case, no trailing dot. */
  readonly host: string;
  readonly transport: 'udp' | 'tcp';
  /** `resolver`: VPC+2; `dhcp`: the first of the servers that DHCP names by address. */
  readonly server: 'resolver' | 'dhcp';
}

/** TCP 443 from a client to one control-plane interface. */
export interface ApiQuestion {
  readonly kind: 'api';
  readonly key: string;
  readonly client: NetworkInterface;
  readonly clusterName: string;
  readonly to: NetworkInterface;
}

export type Question = NameQuestion | ApiQuestion;

/**
 * What came of a question, or what is foretold: addresses in order after `A`, `NXDOMAIN`,
 * `NODATA`; `none` for silence and SERVFAIL, between which a client cannot choose; for 443
 * `open` or `closed`.
 */
export type Outcome = string;

export const addressesOutcome = (addresses: readonly string[]): Outcome =>
  ['A', ...[...addresses].sort()].join(' ');

export function clientsOf({ networkInterfaces }: World): NetworkInterface[] {
  return networkInterfaces.filter(({ description }) => description === CLIENT);
}

export function controlPlaneOf(world: World, clusterName: string): NetworkInterface[] {
  return world.networkInterfaces.filter(
    ({ description }) => description === `Amazon EKS ${clusterName}`,
  );
}

/** Everything one can ask of an estate. */
export function questionsOf(world: World): Question[] {
  return clientsOf(world).flatMap((client) =>
    world.clusters.flatMap((cluster) => [
      ...nameQuestions(world, client, cluster.name, cluster.endpointHost?.toLowerCase() ?? ''),
      ...controlPlaneOf(world, cluster.name).map((to): ApiQuestion => ({
        kind: 'api',
        key: `api/${client.networkInterfaceId}/${to.networkInterfaceId}`,
        client,
        clusterName: cluster.name,
        to,
      })),
    ]),
  );
}

const toResolver = [
  ['resolver', 'udp'],
  ['resolver', 'tcp'],
] as const;
const toOthers = [['dhcp', 'udp']] as const;

function nameQuestions(
  world: World,
  client: NetworkInterface,
  clusterName: string,
  host: string,
): NameQuestion[] {
  const told = nameServersOf(world, client.vpcId)[0] !== AMAZON;
  return [...toResolver, ...(told ? toOthers : [])].map(([server, transport]) => ({
    kind: 'name',
    key: `name/${client.networkInterfaceId}/${clusterName}/${server}/${transport}`,
    client,
    clusterName,
    host,
    transport,
    server,
  }));
}

/** The literal by which an option set names the VPC's own Resolver. */
const AMAZON = 'AmazonProvidedDNS';

/** `domain-name-servers` of a VPC's option set, with the Resolver as `AmazonProvidedDNS`. */
export function nameServersOf({ vpcs, dhcpOptions }: World, vpcId: string): readonly string[] {
  const id = vpcs.find((vpc) => vpc.vpcId === vpcId)?.dhcpOptionsId;
  return dhcpOptions.find((one) => one.dhcpOptionsId === id)?.domainNameServers ?? [];
}
