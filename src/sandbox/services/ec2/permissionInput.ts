import { AwsFault } from '../../awsFault.js';
import { formatBlock, parseBlock } from '../../net/ipv4.js';
import { canonicalIpv6Block } from '../../net/ipv6.js';
import type { SecurityGroupRule } from '../../model/securityGroups.js';
import type { QueryParameters } from '../../protocol/query.js';
import type { World } from '../../world.js';
import { idKinds, invalidValue, noSuchId } from './faults.js';
import { checkGroupText } from './securityGroups.js';

/** A rule before it has an id, a group and a direction. */
export type Permission = Pick<
  SecurityGroupRule,
  | 'ipProtocol'
  | 'fromPort'
  | 'toPort'
  | 'cidrIpv4'
  | 'cidrIpv6'
  | 'prefixListId'
  | 'referencedGroup'
  | 'description'
>;

/** Reads `IpPermissions.N`, or the older single rule in `IpProtocol`, `CidrIp` and the ports. */
export function readPermissions(world: World, parameters: QueryParameters): Permission[] {
  const structures = parameters.structures('IpPermissions');
  if (structures.length > 0) return structures.flatMap((each) => readOne(world, each));
  const cidr = parameters.string('CidrIp');
  if (cidr === undefined) {
    throw new AwsFault('MissingParameter', 'The request must contain the parameter ipPermissions');
  }
  return [{ ...readPorts(parameters), cidrIpv4: readCidr(cidr) }];
}

function readOne(world: World, parameters: QueryParameters): Permission[] {
  const ports = readPorts(parameters);
  const peers = [
    ...parameters.structures('IpRanges').map((range) => ({
      cidrIpv4: readCidr(range.required('CidrIp')),
      ...readDescription(range),
    })),
    ...parameters.structures('Ipv6Ranges').map((range) => ({
      cidrIpv6: readCidrIpv6(range.required('CidrIpv6')),
      ...readDescription(range),
    })),
    ...parameters.structures('PrefixListIds').map((list) => ({
      prefixListId: readPrefixList(world, list),
      ...readDescription(list),
    })),
    ...parameters.structures('Groups').map((group) => ({
      referencedGroup: readReference(world, group),
      ...readDescription(group),
    })),
  ];
  if (peers.length === 0) {
    throw invalidValue('Each permission must name at least one source or destination.');
  }
  return peers.map((peer) => ({ ...ports, ...peer }));
}

const protocolNames: Readonly<Record<string, string>> = {
  '6': 'tcp',
  '17': 'udp',
  '1': 'icmp',
  all: '-1',
};

function readPorts(
  parameters: QueryParameters,
): Pick<Permission, 'ipProtocol' | 'fromPort' | 'toPort'> {
  const asked = parameters.required('IpProtocol').toLowerCase();
  const ipProtocol =
    (Object.hasOwn(protocolNames, asked) ? protocolNames[asked] : undefined) ?? asked;
  if (!/^(tcp|udp|icmp|icmpv6|-1|\d{1,3})$/.test(ipProtocol) || Number(ipProtocol) > 255) {
    throw invalidValue(`Invalid value '${asked}' for IP protocol. Unknown protocol.`);
  }
  if (ipProtocol === 'tcp' || ipProtocol === 'udp') {
    const fromPort = parameters.requiredInteger('FromPort');
    const toPort = parameters.requiredInteger('ToPort');
    if (fromPort < 0 || toPort > 65535 || fromPort > toPort) {
      throw invalidValue(`Invalid port range ${fromPort} to ${toPort} for ${ipProtocol}.`);
    }
    return { ipProtocol, fromPort, toPort };
  }
  const icmp = ipProtocol.startsWith('icmp');
  return {
    ipProtocol,
    fromPort: (icmp ? parameters.integer('FromPort') : undefined) ?? -1,
    toPort: (icmp ? parameters.integer('ToPort') : undefined) ?? -1,
  };
}

function readDescription(parameters: QueryParameters): { description?: string } {
  const description = parameters.string('Description');
  if (description === undefined) return {};
  checkGroupText(description, 'rule description');
  return { description };
}

function readCidr(text: string): string {
  const block = parseBlock(text);
  if (!block) throw invalidValue(`CIDR block ${text} is malformed`);
  return formatBlock(block);
}

function readCidrIpv6(text: string): string {
  const block = canonicalIpv6Block(text);
  if (block === undefined) throw invalidValue(`CIDR block ${text} is malformed`);
  return block;
}

function readPrefixList(world: World, parameters: QueryParameters): string {
  const id = parameters.required('PrefixListId');
  if (world.prefixLists.some(({ prefixListId }) => prefixListId === id)) return id;
  throw noSuchId(idKinds.prefixList, id);
}

function readReference(
  world: World,
  parameters: QueryParameters,
): NonNullable<Permission['referencedGroup']> {
  const groupId = parameters.required('GroupId');
  const group = world.securityGroups.find((each) => each.groupId === groupId);
  if (!group) throw noSuchId(idKinds.securityGroup, groupId);
  return { groupId, userId: group.ownerId };
}

/** Two rules with the same text here are one and the same to EC2; a description does not count. */
export function permissionKey(permission: Permission): string {
  const { ipProtocol, fromPort, toPort } = permission;
  return [ipProtocol, fromPort, toPort, peerOf(permission)].join(' ');
}

export function peerOf(permission: Permission): string {
  return (
    permission.cidrIpv4 ??
    permission.cidrIpv6 ??
    permission.prefixListId ??
    permission.referencedGroup?.groupId ??
    ''
  );
}
