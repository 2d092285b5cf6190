import type { SecurityGroup as AwsSecurityGroup } from '@aws-sdk/client-ec2';
import { asId } from '../../core/model/ids.js';
import type { SecurityGroup } from '../../core/model/network.js';
import { required } from './required.js';
import { tagsFrom } from './tags.js';

/** The group without its rules: those come from `DescribeSecurityGroupRules`. */
export function securityGroupFrom(group: AwsSecurityGroup): SecurityGroup {
  return {
    id: asId(required(group.GroupId, 'SecurityGroup.GroupId')),
    name: group.GroupName ?? '',
    vpcId: asId(group.VpcId ?? ''),
    ownerId: asId(group.OwnerId ?? ''),
    tags: tagsFrom(group.Tags),
  };
}
