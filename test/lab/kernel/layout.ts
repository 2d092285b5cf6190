import type { World } from '../../../src/sandbox/world.js';
import { endpointStatus, isAddressServing } from '../../../src/sandbox/states.js';
import { NOW } from '../estate/parts.js';
import { clientsOf, controlPlaneOf } from '../questions.js';

export type Role = 'inbound' | 'outbound' | 'controlPlane' | 'client';

/** A network interface of AWS that gets a network namespace of its own. */
export interface Machine {
  /** Its place in the list: part of the names of its namespace and links, and of its addresses. */
  readonly index: number;
  readonly role: Role;
  readonly ip: string;
  readonly vpcIndex: number;
  readonly subnetId: string;
  readonly groupIds: readonly string[];
  readonly interfaceId: string;
  /** For a Resolver endpoint's. */
  readonly endpointId?: string;
}

/** A target of a rule, as the Resolvers call it: `198.18.<sender>.<number>`. */
export interface Target {
  readonly number: number;
  readonly ip: string;
  readonly port: number;
}

/** What is built for a world, with the names and numbers of everything. */
export interface Layout {
  readonly world: World;
  readonly machines: readonly Machine[];
  readonly targets: readonly Target[];
  readonly sendsFrom: number;
}

export const machineName = ({ index }: Machine): string => `m${index}`;
export const routerName = (vpcIndex: number): string => `r${vpcIndex}`;
/** The address of a router as its machines and its peers know it. */
export const routerAddress = (vpcIndex: number): string => `169.254.0.${vpcIndex + 1}`;

/**
 * Outside the modelled network: the namespace where the Resolvers run, which reach the interfaces
 * of their endpoints by links of their own, as AWS's do by means nobody sees.
 */
export const BACKSTAGE = 'backstage';
export const BACKSTAGE_GATE = '100.64.255.1';
export const backstageAddress = ({ index }: Machine): string => `100.64.128.${index}`;
export const hasBackstageLink = ({ role }: Machine): boolean => role !== 'controlPlane';

/** Each VPC has two Resolvers: one asks its upstreams by UDP, the other by TCP. */
export const resolverOf = (vpcIndex: number, transport: 'udp' | 'tcp'): string =>
  `100.64.${vpcIndex}.${transport === 'udp' ? 2 : 3}`;
/** Where hidden zones are served, and where all that is public is. */
export const ZONES = '100.64.120.1';
export const PUBLIC = '100.64.120.2';

export const targetAddress = (from: Machine, { number }: Target): string =>
  `198.18.${from.index}.${number}`;

/** Lays a world out. An interface that is gone, or serves nothing, is not built: nobody is there. */
export function layOut(world: World, sendsFrom: number): Layout {
  const machines: Machine[] = [];
  const vpcIndex = (id: string): number => world.vpcs.findIndex(({ vpcId }) => vpcId === id);
  const add = (role: Role, id: string, endpointId?: string): void => {
    const one = world.networkInterfaces.find((each) => each.networkInterfaceId === id);
    const [ip] = one?.privateIpAddresses ?? [];
    if (!one || ip === undefined || vpcIndex(one.vpcId) < 0) return;
    machines.push({
      index: machines.length,
      role,
      ip,
      vpcIndex: vpcIndex(one.vpcId),
      subnetId: one.subnetId,
      groupIds: one.groupIds,
      interfaceId: id,
      ...(endpointId !== undefined && { endpointId }),
    });
  };
  for (const endpoint of world.resolverEndpoints) {
    const { id, direction, protocols, addresses } = endpoint;
    if (!protocols.includes('Do53') || endpointStatus(endpoint, NOW) !== 'OPERATIONAL') continue;
    for (const address of addresses) {
      if (!isAddressServing(endpoint, address, NOW)) continue;
      add(direction === 'OUTBOUND' ? 'outbound' : 'inbound', address.networkInterfaceId, id);
    }
  }
  for (const { name } of world.clusters) {
    for (const one of controlPlaneOf(world, name)) add('controlPlane', one.networkInterfaceId);
  }
  for (const one of clientsOf(world)) add('client', one.networkInterfaceId);
  const shown = world.resolverRules.flatMap(({ targets }) =>
    targets.map(({ ip, port }) => `${ip}:${port}`),
  );
  const targets = [...new Set(shown)].map((text, index): Target => {
    const [ip = '', port = ''] = text.split(':');
    return { number: index + 1, ip, port: Number(port) };
  });
  return { world, machines, targets, sendsFrom };
}
