import type { Subnet } from '../../model/network.js';
import { availableAddressCount } from '../../net/freeAddress.js';
import { describe, tagSet } from './describe.js';
import { idKinds } from './faults.js';

export const describeSubnets = describe<Subnet>({
  idParameter: 'SubnetId',
  kind: idKinds.subnet,
  set: 'subnetSet',
  maxPage: 1000,
  rows: (world) => world.subnets,
  idOf: (subnet) => subnet.subnetId,
  filters: (world) => ({
    'availability-zone': (subnet) => [subnet.availabilityZone],
    'availability-zone-id': (subnet) => [subnet.availabilityZoneId],
    'available-ip-address-count': (subnet) => [String(availableAddressCount(world, subnet))],
    cidr: (subnet) => [subnet.cidr],
    'cidr-block': (subnet) => [subnet.cidr],
    'default-for-az': () => ['false'],
    'ipv6-cidr-block-association.ipv6-cidr-block': (subnet) => [subnet.ipv6?.cidr],
    'ipv6-cidr-block-association.state': (subnet) => [subnet.ipv6?.state],
    'ipv6-native': () => ['false'],
    'owner-id': (subnet) => [subnet.ownerId],
    state: () => ['available'],
    'subnet-arn': (subnet) => [arnOf(world.partition, world.region, subnet)],
    'subnet-id': (subnet) => [subnet.subnetId],
    'vpc-id': (subnet) => [subnet.vpcId],
  }),
  render: (subnet, world) => ({
    subnetId: subnet.subnetId,
    subnetArn: arnOf(world.partition, world.region, subnet),
    state: 'available',
    ownerId: subnet.ownerId,
    vpcId: subnet.vpcId,
    cidrBlock: subnet.cidr,
    ipv6CidrBlockAssociationSet: subnet.ipv6
      ? [
          {
            associationId: subnet.ipv6.associationId,
            ipv6CidrBlock: subnet.ipv6.cidr,
            ipv6CidrBlockState: { state: subnet.ipv6.state },
          },
        ]
      : [],
    assignIpv6AddressOnCreation: false,
    availableIpAddressCount: availableAddressCount(world, subnet),
    availabilityZone: subnet.availabilityZone,
    availabilityZoneId: subnet.availabilityZoneId,
    defaultForAz: false,
    mapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
    ipv6Native: false,
    enableDns64: false,
    enableLniAtDeviceIndex: subnet.enableLniAtDeviceIndex,
    tagSet: tagSet(subnet.tags),
  }),
});

function arnOf(partition: string, region: string, subnet: Subnet): string {
  return `arn:${partition}:ec2:${region}:${subnet.ownerId}:subnet/${subnet.subnetId}`;
}
