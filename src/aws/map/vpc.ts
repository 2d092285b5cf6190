import type { Vpc as AwsVpc } from '@aws-sdk/client-ec2';
import { asId } from '../../core/model/ids.js';
import type { Vpc } from '../../core/model/network.js';
import { associatedIpv6 } from './ipv6.js';
import { required } from './required.js';
import { tagsFrom } from './tags.js';

/** Ranges on their way in or out do not count. */
export function vpcFrom(vpc: AwsVpc): Vpc {
  const primary = required(vpc.CidrBlock, 'Vpc.CidrBlock');
  const others = (vpc.CidrBlockAssociationSet ?? [])
    .filter(({ CidrBlockState }) => (CidrBlockState?.State ?? 'associated') === 'associated')
    .flatMap(({ CidrBlock }) => (CidrBlock === undefined ? [] : [CidrBlock]));
  return {
    id: asId(required(vpc.VpcId, 'Vpc.VpcId')),
    name: tagsFrom(vpc.Tags)['Name'] ?? '',
    ownerId: asId(vpc.OwnerId ?? ''),
    cidrs: [...new Set([primary, ...others])],
    ipv6Cidrs: associatedIpv6(vpc.Ipv6CidrBlockAssociationSet),
    dhcpOptionsId: vpc.DhcpOptionsId ?? 'default',
    tenancy: vpc.InstanceTenancy ?? 'default',
    isDefault: vpc.IsDefault ?? false,
  };
}
