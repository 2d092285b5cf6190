import type { Subnet as AwsSubnet } from '@aws-sdk/client-ec2';
import { asId } from '../../core/model/ids.js';
import type { Subnet } from '../../core/model/network.js';
import { associatedIpv6 } from './ipv6.js';
import { required } from './required.js';
import { tagsFrom } from './tags.js';

/** A subnet without IPv4 has no `CidrBlock`. */
export function subnetFrom(subnet: AwsSubnet): Subnet {
  return {
    id: asId(required(subnet.SubnetId, 'Subnet.SubnetId')),
    name: tagsFrom(subnet.Tags)['Name'] ?? '',
    vpcId: asId(required(subnet.VpcId, 'Subnet.VpcId')),
    ownerId: asId(subnet.OwnerId ?? ''),
    availabilityZone: subnet.AvailabilityZone ?? '',
    cidr: subnet.CidrBlock ?? '',
    ipv6Cidrs: associatedIpv6(subnet.Ipv6CidrBlockAssociationSet),
    availableIpAddressCount: subnet.AvailableIpAddressCount ?? 0,
    ipv6Native: subnet.Ipv6Native ?? false,
    ...(subnet.EnableLniAtDeviceIndex === undefined
      ? {}
      : { lniDeviceIndex: subnet.EnableLniAtDeviceIndex }),
  };
}
