import type { NetworkInterface as AwsInterface } from '@aws-sdk/client-ec2';
import { asId } from '../../core/model/ids.js';
import type { NetworkInterface } from '../../core/model/network.js';
import { present, required } from './required.js';

/** One interface; the primary address comes first. */
export function networkInterfaceFrom(nic: AwsInterface): NetworkInterface {
  const listed = present(nic.PrivateIpAddresses?.map(({ PrivateIpAddress }) => PrivateIpAddress));
  const primary = nic.PrivateIpAddress === undefined ? [] : [nic.PrivateIpAddress];
  return {
    id: required(nic.NetworkInterfaceId, 'NetworkInterface.NetworkInterfaceId'),
    vpcId: asId(required(nic.VpcId, 'NetworkInterface.VpcId')),
    subnetId: asId(nic.SubnetId ?? ''),
    description: nic.Description ?? '',
    privateAddresses: [...new Set([...primary, ...listed])],
    ipv6Addresses: present(nic.Ipv6Addresses?.map(({ Ipv6Address }) => Ipv6Address)),
    groupIds: present(nic.Groups?.map(({ GroupId }) => GroupId)).map((id) => asId(id)),
  };
}
