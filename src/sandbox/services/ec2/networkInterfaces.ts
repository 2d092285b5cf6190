import { AwsFault } from '../../awsFault.js';
import type { NetworkInterface } from '../../model/network.js';
import type { XmlObject } from '../../protocol/xml.js';
import type { World } from '../../world.js';
import { describe, tagSet, yes, type Ec2Operation } from './describe.js';
import { idKinds } from './faults.js';

/** Where managed resources are hidden, a call cannot ask for them yet either. */
export const describeNetworkInterfaces: Ec2Operation = (context, parameters) => {
  const hidden = context.world.managedResources === 'hidden';
  if (hidden && parameters.string('IncludeManagedResources') !== undefined) {
    throw new AwsFault(
      'UnknownParameter',
      'The parameter IncludeManagedResources is not recognized',
    );
  }
  return described(context, parameters);
};

const described = describe<NetworkInterface>({
  idParameter: 'NetworkInterfaceId',
  kind: idKinds.networkInterface,
  set: 'networkInterfaceSet',
  maxPage: 1000,
  rows: (world) =>
    world.managedResources === 'hidden'
      ? world.networkInterfaces.filter(({ requesterId }) => !isService(requesterId))
      : world.networkInterfaces,
  idOf: (each) => each.networkInterfaceId,
  filters: (world) => ({
    'addresses.private-ip-address': (each) => each.privateIpAddresses,
    'attachment.instance-id': (each) => [each.attachment?.instanceId],
    'attachment.instance-owner-id': (each) => [each.attachment?.instanceOwnerId],
    'attachment.status': (each) => [each.attachment && 'attached'],
    'availability-zone': (each) => [zoneOf(world, each).name],
    description: (each) => [each.description],
    'group-id': (each) => each.groupIds,
    'group-name': (each) => groupsOf(world, each).map(({ groupName }) => groupName),
    'interface-type': (each) => [each.interfaceType],
    'ipv6-addresses.ipv6-address': (each) => each.ipv6Addresses ?? [],
    'mac-address': (each) => [each.macAddress],
    'network-interface-id': (each) => [each.networkInterfaceId],
    'owner-id': (each) => [each.ownerId],
    'private-ip-address': (each) => each.privateIpAddresses,
    'requester-id': (each) => [each.requesterId],
    'requester-managed': (each) => [yes(each.requesterManaged)],
    status: (each) => [each.attachment ? 'in-use' : 'available'],
    'subnet-id': (each) => [each.subnetId],
    'vpc-id': (each) => [each.vpcId],
  }),
  render: (each, world) => ({
    networkInterfaceId: each.networkInterfaceId,
    subnetId: each.subnetId,
    vpcId: each.vpcId,
    availabilityZone: zoneOf(world, each).name,
    availabilityZoneId: zoneOf(world, each).id,
    description: each.description,
    ownerId: each.ownerId,
    requesterId: each.requesterId,
    requesterManaged: each.requesterManaged,
    status: each.attachment ? 'in-use' : 'available',
    macAddress: each.macAddress,
    privateIpAddress: each.privateIpAddresses[0],
    privateDnsName: hostName(each.privateIpAddresses[0] ?? '', world.region),
    sourceDestCheck: true,
    groupSet: groupsOf(world, each),
    attachment: attachment(each),
    tagSet: tagSet(each.tags),
    privateIpAddressesSet: each.privateIpAddresses.map((privateIpAddress, index) => ({
      privateIpAddress,
      privateDnsName: hostName(privateIpAddress, world.region),
      primary: index === 0,
    })),
    ipv6Address: each.ipv6Addresses?.[0],
    ipv6AddressesSet: (each.ipv6Addresses ?? []).map((ipv6Address) => ({ ipv6Address })),
    interfaceType: each.interfaceType,
  }),
});

/** EKS's, by the session name of who asked for it (aws facts §1.4). */
function isService(requesterId: string | undefined): boolean {
  return requesterId?.endsWith(':AmazonEKS') ?? false;
}

function attachment({ attachment: found }: NetworkInterface): XmlObject | undefined {
  return (
    found && {
      attachmentId: found.attachmentId,
      instanceId: found.instanceId,
      instanceOwnerId: found.instanceOwnerId,
      deviceIndex: found.deviceIndex,
      status: 'attached',
      attachTime: new Date(found.attachedAt).toISOString(),
      deleteOnTermination: false,
    }
  );
}

function groupsOf(world: World, each: NetworkInterface): { groupId: string; groupName: string }[] {
  return each.groupIds.map((groupId) => ({
    groupId,
    groupName: world.securityGroups.find((group) => group.groupId === groupId)?.groupName ?? '',
  }));
}

function zoneOf(world: World, each: NetworkInterface): { name: string; id: string } {
  const subnet = world.subnets.find((candidate) => candidate.subnetId === each.subnetId);
  return { name: subnet?.availabilityZone ?? '', id: subnet?.availabilityZoneId ?? '' };
}

function hostName(address: string, region: string): string {
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  return `ip-${address.replaceAll('.', '-')}.${domain}`;
}
