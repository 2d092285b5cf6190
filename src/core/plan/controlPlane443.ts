import type { Cluster } from '../model/cluster.js';
import { rangesTowards } from '../model/ipFamily.js';
import { admits, permissionText } from '../model/groupRules.js';
import type { SecurityGroupId } from '../model/ids.js';
import { message, type Message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { Tags, Vpc } from '../model/network.js';
import type { EnableRequest, Permission, Step } from '../model/plan.js';
import { contains } from '../model/cidr.js';
import { blocker, emptyDraft, problemsOnly, step, type Draft } from './draft.js';
import { tagsFor, type Estate } from './estate.js';
import { tagKeys } from './naming.js';

/** Clients that connect to the control plane: of a VPC, or of a network outside AWS. */
export interface Clients {
  /** For the step's id. */
  readonly id: string;
  readonly label: string | Message;
  readonly ranges: readonly string[];
  readonly tags: Tags;
}

/** The clients of a VPC, with the families in which they reach the cluster. */
export function clientsIn(cluster: Cluster, vpc: Vpc): Clients {
  const tags = { [tagKeys.clientVpc]: vpc.id };
  return { id: vpc.id, label: labelOf(vpc), ranges: rangesTowards(cluster, vpc), tags };
}

/**
 * TCP 443 from some clients on the control-plane interfaces, read from the groups that
 * the interfaces really have; those of the cluster are the fallback (aws facts §1.5).
 * What an earlier step of the same plan admits is not admitted twice: AWS would refuse it.
 */
export function draftControlPlane443(
  estate: Estate,
  clients: Clients,
  request: EnableRequest,
  earlier: readonly Step[] = [],
): Draft {
  const { cluster } = estate;
  const vpc = clients.label;
  const attached = controlPlaneGroups(estate);
  const wanted: readonly Permission[] = clients.ranges.map((cidr) => ({
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
  const adding = lacking.filter((permission) => !admittedBy(earlier, attached, permission));
  if (adding.length === 0) return emptyDraft;
  const chosen = request.controlPlaneGroupIds?.[cluster.name] ?? request.controlPlaneGroupId;
  const groupId = chosen ?? preferredGroup(estate);
  if (!groupId) {
    return problemsOnly(blocker(message('problem.noGroup'), message('help.noGroup', { vpc })));
  }
  if (attached.length > 0 && !attached.includes(groupId)) {
    const args = { group: groupId, cluster: cluster.name, groups: attached };
    return problemsOnly(
      blocker(message('problem.groupElsewhere', args), message('help.groupElsewhere', args)),
    );
  }
  const group = estate.securityGroups.find(({ id }) => id === groupId);
  const taken = earlier.some(({ id }) => id === `control-plane-443:${clients.id}`);
  return {
    ...emptyDraft,
    steps: [
      step(
        `control-plane-443:${clients.id}${taken ? `:${cluster.name}` : ''}`,
        {
          kind: 'authorizeSecurityGroup',
          groupId,
          direction: 'ingress',
          permissions: adding,
          description: `Kubernetes API of ${cluster.name} from ${clients.id} (EKS Private DNS)`,
          tags: tagsFor(estate, clients.tags),
        },
        {
          title: message('step.authorizeIngress', {
            permissions: adding.map(permissionText),
            group: group ? labelOf(group) : groupId,
          }),
          reason: message('reason.controlPlane443', { vpc }),
          inverse: message('inverse.revoke'),
        },
      ),
    ],
  };
}

function admittedBy(
  steps: readonly Step[],
  groups: readonly SecurityGroupId[],
  { protocol, port, cidr }: Permission,
): boolean {
  return steps.some(
    ({ spec }) =>
      spec.kind === 'authorizeSecurityGroup' &&
      spec.direction === 'ingress' &&
      groups.some((id) => id === spec.groupId) &&
      spec.permissions.some(
        (one) => one.protocol === protocol && one.port === port && contains(one.cidr, cidr),
      ),
  );
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
