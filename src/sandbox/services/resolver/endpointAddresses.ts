import { macOf, newId } from '../../ids.js';
import type { Subnet } from '../../model/network.js';
import type { EndpointAddress, EndpointType } from '../../model/resolver.js';
import { pickAddress, refusalOf } from '../../net/freeAddress.js';
import { ipv6Place } from './ipv6Place.js';
import type { World } from '../../world.js';
import { invalidParameter, invalidRequest, limitExceeded } from './faults.js';

export interface AddressRequest {
  readonly subnetId: string;
  /** Pinned address; absent: any free one. */
  readonly ip?: string;
  /** The same for IPv6. */
  readonly ipv6?: string;
}

export interface Placement {
  readonly vpcId: string;
  readonly type: EndpointType;
  /** `ip` is the interface's own; an IPV6 endpoint does not use it. */
  readonly addresses: readonly {
    readonly subnet: Subnet;
    readonly ip: string;
    readonly ipv6?: string;
  }[];
}

/** The account that runs the Resolver's network interfaces. */
const serviceAccount = '111111111111';

/** Finds a place for every address asked for, or says why there is none. Changes nothing. */
export function placeAddresses(
  world: World,
  requests: readonly AddressRequest[],
  type: EndpointType = 'IPV4',
): Placement {
  if (requests.length < 2) {
    throw invalidRequest('[RSLVR-00400] Resolver endpoint needs to have at least 2 IP addresses');
  }
  if (requests.length > world.endpointAddressQuota) {
    throw limitExceeded(
      `Account '${world.accountId}' has exceeded 'max-ip-addresses-per-endpoint'.`,
      'IP_ADDRESS',
    );
  }
  const subnets = requests.map(({ subnetId }) => subnetOf(world, subnetId));
  const vpcIds = [...new Set(subnets.map((subnet) => subnet.vpcId))];
  const vpcId = vpcIds[0] ?? '';
  if (vpcIds.length > 1) {
    throw invalidRequest(
      `All subnets of a Resolver endpoint must be in one VPC, not in ${vpcIds.join(' and ')}`,
    );
  }
  if (world.vpcs.find((vpc) => vpc.vpcId === vpcId)?.instanceTenancy === 'dedicated') {
    throw invalidRequest(`VPC '${vpcId}' has dedicated instance tenancy`);
  }
  checkFamilies(requests, type);
  const taken = new Set<string>();
  // Pinned addresses first, so that none of them is handed out to a neighbour.
  requests.forEach(({ ip }, index) => {
    const subnet = subnets[index];
    if (ip !== undefined && subnet) pin(world, subnet, ip, taken);
  });
  const addresses = requests.map(({ ip }, index) => {
    const subnet = subnets[index];
    if (!subnet) throw new Error('A subnet was looked up for every address.');
    const seed = `${subnet.subnetId}/${world.serial}/${index}`;
    const found = ip ?? pickAddress(world, subnet, seed, taken);
    if (found === undefined) {
      throw invalidRequest(`Subnet '${subnet.subnetId}' does not have enough free IP addresses`);
    }
    taken.add(found);
    return { subnet, ip: found };
  });
  if (type === 'IPV4') return { vpcId, type, addresses };
  const dual = addresses.map((address, index) => ({
    ...address,
    ipv6: ipv6Place(world, address.subnet, requests[index]?.ipv6, `${index}`, taken),
  }));
  return { vpcId, type, addresses: dual };
}

function checkFamilies(requests: readonly AddressRequest[], type: EndpointType): void {
  const wrong = requests.find(
    ({ ip, ipv6 }) =>
      (type === 'IPV4' && ipv6 !== undefined) || (type === 'IPV6' && ip !== undefined),
  );
  if (!wrong) return;
  throw invalidParameter(
    `The IP address '${wrong.ipv6 ?? wrong.ip}' does not match the resolver endpoint type '${type}'`,
    'IpAddresses',
  );
}

function subnetOf(world: World, subnetId: string): Subnet {
  const subnet = world.subnets.find((each) => each.subnetId === subnetId);
  if (!subnet) throw invalidParameter(`The subnet ID '${subnetId}' does not exist`, 'SubnetId');
  if (subnet.ownerId !== world.accountId) {
    throw invalidRequest(`Subnet '${subnetId}' is shared with you by another account`);
  }
  return subnet;
}

function pin(world: World, subnet: Subnet, ip: string, taken: Set<string>): void {
  const refusal = refusalOf(world, subnet, ip);
  if (refusal === 'outside') {
    throw invalidParameter(
      `[RSLVR-00405] IP address '${ip}' is either not in subnet '${subnet.subnetId}' CIDR range or is reserved`,
      'Ip',
    );
  }
  if (refusal === 'taken' || taken.has(ip)) {
    throw invalidParameter(
      `The IP address '${ip}' in subnet '${subnet.subnetId}' is already in use`,
      'Ip',
    );
  }
  taken.add(ip);
}

/** Makes the network interfaces of a new endpoint. */
export function attachAddresses(
  world: World,
  now: number,
  endpointId: string,
  groupIds: readonly string[],
  placement: Placement,
): EndpointAddress[] {
  return placement.addresses.map(({ subnet, ip, ipv6 }) => {
    const ipId = newId(world, 'rni-');
    const networkInterfaceId = newId(world, 'eni-');
    world.networkInterfaces.push({
      networkInterfaceId,
      vpcId: placement.vpcId,
      subnetId: subnet.subnetId,
      ownerId: world.accountId,
      privateIpAddresses: [ip],
      ...(ipv6 !== undefined && { ipv6Addresses: [ipv6] }),
      groupIds: [...groupIds],
      description: `Route 53 Resolver: ${endpointId}:${ipId}`,
      interfaceType: 'interface',
      requesterId: `${serviceAccount}:Route53Resolver`,
      requesterManaged: true,
      macAddress: macOf(networkInterfaceId),
      attachment: {
        attachmentId: newId(world, 'eni-attach-'),
        instanceOwnerId: serviceAccount,
        deviceIndex: 1,
        attachedAt: now,
      },
      tags: {},
    });
    return {
      ipId,
      subnetId: subnet.subnetId,
      ...(placement.type !== 'IPV6' && { ip }),
      ...(ipv6 !== undefined && { ipv6 }),
      networkInterfaceId,
      createdAt: now,
      modifiedAt: now,
    };
  });
}
