import type { Cluster } from '../model/cluster.js';
import type { PlanSite } from '../model/plan.js';

/** IAM actions with which a run says on a control-plane group that it is at work. */
export const claimActions = ['ec2:CreateTags', 'ec2:DeleteTags', 'ec2:DescribeSecurityGroups'];

/**
 * Where plans about a cluster must not run side by side: its VPC, which has one inbound endpoint
 * for all its clusters. The cluster security group bears the claim; it lives as long as the
 * cluster does, and is in the cluster's account also where the VPC is shared.
 */
export function sitesOf({
  vpcId,
  clusterSecurityGroupId,
  securityGroupIds,
}: Cluster): readonly PlanSite[] {
  if (!vpcId) return [];
  const groupId = clusterSecurityGroupId ?? [...securityGroupIds].sort()[0];
  return [groupId ? { vpcId, groupId } : { vpcId }];
}
