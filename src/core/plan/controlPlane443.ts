import { admits, permissionText } from '../model/groupRules.js';
import type { SecurityGroupId } from '../model/ids.js';
import { message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { Vpc } from '../model/network.js';
import type { EnableRequest, Permission } from '../model/plan.js';
import { blocker, emptyDraft, problemsOnly, step, type Draft } from './draft.js';
import type { Estate } from './estate.js';
import { ownTags, tagKeys } from './naming.js';

/**
 * TCP 443 from one client VPC on the control-plane interfaces, read from the groups
 * that the interfaces really have; those of the cluster are the fallback (aws facts §1.5).
 */
export function draftControlPlane443(estate: Estate, client: Vpc, request: EnableRequest): Draft {
  const { cluster } = estate;
  const vpc = labelOf(client);
  const attached = controlPlaneGroups(estate);
  const wanted: readonly Permission[] = client.cidrs.map((cidr) => ({
    protocol: 'tcp',
    port: 443,
    cidr,
  }));
  const lacking = wanted.filter(
    (permission) => !admits(estate.securityGroupRules, attached, 'ingress', permission),
  );
  if (lacking.length === 0) {
    const reason = message('reused.controlPlane443', { vpc });
    return {
      ...emptyDraft,
      reused: [{ kind: 'securityGroupRule', id: attached.join(' '), reason }],
    };
  }
  const groupId = request.controlPlaneGroupId ?? preferredGroup(estate);
  if (!groupId) {
    return problemsOnly(blocker(message('problem.noGroup'), message('help.noGroup', { vpc })));
  }
  const group = estate.securityGroups.find(({ id }) => id === groupId);
  return {
    ...emptyDraft,
    steps: [
      step(
        `control-plane-443:${client.id}`,
        {
          kind: 'authorizeSecurityGroup',
          groupId,
          direction: 'ingress',
          permissions: lacking,
          description: `Kubernetes API of ${cluster.name} from ${client.id} (EKS Private DNS)`,
          tags: ownTags(cluster, { [tagKeys.clientVpc]: client.id }),
        },
        {
          title: message('step.authorizeIngress', {
            permissions: lacking.map(permissionText),
            group: group ? labelOf(group) : groupId,
          }),
          reason: message('reason.controlPlane443', { vpc }),
          inverse: message('inverse.revoke'),
        },
      ),
    ],
  };
}

/** The groups on the control-plane interfaces; the cluster's own lists where no interface was found. */
export function controlPlaneGroups(estate: Estate): readonly SecurityGroupId[] {
  const attached = new Set(estate.controlPlane.flatMap(({ groupIds }) => groupIds));
  if (attached.size > 0) return [...attached];
  const { securityGroupIds, clusterSecurityGroupId } = estate.cluster;
  return clusterSecurityGroupId ? [...securityGroupIds, clusterSecurityGroupId] : securityGroupIds;
}

/** The first additional group, which only the control plane has; else the cluster security group. */
export function preferredGroup(estate: Estate): SecurityGroupId | undefined {
  const attached = controlPlaneGroups(estate);
  const { securityGroupIds, clusterSecurityGroupId } = estate.cluster;
  const onInterfaces = (id: SecurityGroupId): boolean => attached.includes(id);
  return (
    securityGroupIds.find(onInterfaces) ??
    (clusterSecurityGroupId && onInterfaces(clusterSecurityGroupId)
      ? clusterSecurityGroupId
      : attached[0])
  );
}
