import { dnsPermissions, admits, permissionText } from '../model/groupRules.js';
import type { SecurityGroupId, SubnetId } from '../model/ids.js';
import { message } from '../model/message.js';
import { labelOf, vpcLabel } from '../model/names.js';
import type { Input, Permission, Step } from '../model/plan.js';
import { step, type Draft } from './draft.js';
import type { Estate } from './estate.js';
import { endpointRequestId, groupName, ownTags, resolverName } from './naming.js';
import type { Side } from './sides.js';

/** What the rest of the plan needs of an endpoint that may not exist yet. */
export interface EndpointDraft extends Draft {
  readonly endpointId: Input<string>;
  readonly targetIps: Input<readonly string[]>;
  /** Ids of the steps after which the endpoint can be used. */
  readonly readyAfter: readonly string[];
}

type Direction = 'INBOUND' | 'OUTBOUND';

/**
 * The steps for one endpoint: a dedicated group, its DNS rules towards the ranges of
 * the other side, and the endpoint (aws facts §2.3, §3.1). An existing endpoint only
 * gets the group rules it lacks.
 */
export function draftEndpoint(
  estate: Estate,
  direction: Direction,
  side: Side,
  otherSide: Side,
  chosen: readonly SubnetId[] | undefined,
): EndpointDraft {
  const ranges = [...new Set(otherSide.subnets.map((subnet) => subnet.cidr))].sort();
  return side.existing
    ? reuse(estate, direction, side.existing, dnsPermissions(ranges))
    : create(
        estate,
        direction,
        side,
        dnsPermissions(ranges),
        endpointRequestId(estate.identity, direction, side.vpcId, chosen),
      );
}

function reuse(
  estate: Estate,
  direction: Direction,
  live: NonNullable<Side['existing']>,
  permissions: readonly Permission[],
): EndpointDraft {
  const { endpoint } = live;
  const flow = direction === 'INBOUND' ? 'ingress' : 'egress';
  const groups = endpoint.securityGroupIds;
  const lacking = permissions.filter(
    (permission) => !admits(estate.securityGroupRules, groups, flow, permission),
  );
  const [groupId] = groups;
  const steps =
    groupId && lacking.length > 0
      ? [dnsStep(estate, direction, { id: groupId, label: groupId }, lacking, [])]
      : [];
  return {
    steps,
    reused: [
      {
        kind: direction === 'INBOUND' ? 'inboundEndpoint' : 'outboundEndpoint',
        id: endpoint.id,
        reason: message(direction === 'INBOUND' ? 'reused.inbound' : 'reused.outbound', {
          endpoint: labelOf(endpoint),
        }),
      },
    ],
    problems: [],
    endpointId: endpoint.id,
    targetIps: live.ips,
    readyAfter: steps.map(({ id }) => id),
  };
}

function create(
  estate: Estate,
  direction: Direction,
  side: Side,
  permissions: readonly Permission[],
  requestId: string,
): EndpointDraft {
  const { cluster } = estate;
  const prefix = direction.toLowerCase();
  const group = groupName(cluster.name, direction);
  const vpc = vpcLabel(estate.vpcs, side.vpcId);
  const inbound = direction === 'INBOUND';
  const groupStep = step(
    `${prefix}-group`,
    {
      kind: 'createSecurityGroup',
      vpcId: side.vpcId,
      name: group,
      description: `DNS ${inbound ? 'to' : 'from'} the Route 53 VPC Resolver ${prefix} endpoint`,
      tags: ownTags(cluster),
    },
    {
      title: message('step.createSecurityGroup', { name: group, vpc }),
      reason: message(inbound ? 'reason.inboundGroup' : 'reason.outboundGroup'),
      inverse: message('inverse.deleteGroup'),
    },
  );
  const groupRef = { step: groupStep.id, output: 'groupId' };
  const dns = dnsStep(estate, direction, { id: groupRef, label: group }, permissions, [
    groupStep.id,
  ]);
  const strict = inbound ? [] : [strictEgress(groupRef, group, dns.id)];
  const name = resolverName(cluster.name, inbound ? 'InboundEndpoint' : 'OutboundEndpoint');
  const endpoint = step(
    `${prefix}-endpoint`,
    {
      kind: 'createResolverEndpoint',
      direction,
      name,
      creatorRequestId: requestId,
      vpcId: side.vpcId,
      subnetIds: side.subnets.map(({ id }) => id),
      securityGroupId: groupRef,
      tags: ownTags(cluster),
    },
    {
      title: message(inbound ? 'step.createInbound' : 'step.createOutbound', { name, vpc }),
      reason: message(inbound ? 'reason.inboundEndpoint' : 'reason.outboundEndpoint', { vpc }),
      inverse: message('inverse.deleteEndpoint'),
    },
    [groupStep.id],
  );
  const steps = [groupStep, dns, ...strict, endpoint];
  return {
    steps,
    reused: [],
    problems: [],
    endpointId: { step: endpoint.id, output: 'endpointId' },
    targetIps: { step: endpoint.id, output: 'addresses' },
    readyAfter: steps.slice(1).map(({ id }) => id),
  };
}

function dnsStep(
  estate: Estate,
  direction: Direction,
  group: { readonly id: Input<SecurityGroupId>; readonly label: string },
  permissions: readonly Permission[],
  dependsOn: readonly string[],
): Step {
  const inbound = direction === 'INBOUND';
  const words = { permissions: permissions.map(permissionText), group: group.label };
  return step(
    `${direction.toLowerCase()}-group-dns`,
    {
      kind: 'authorizeSecurityGroup',
      groupId: group.id,
      direction: inbound ? 'ingress' : 'egress',
      permissions,
      description: `DNS for ${estate.cluster.name} (EKS Private DNS)`,
      tags: ownTags(estate.cluster),
    },
    {
      title: message(inbound ? 'step.authorizeIngress' : 'step.authorizeEgress', words),
      reason: message(inbound ? 'reason.inboundDns' : 'reason.outboundDns'),
      inverse: message('inverse.revoke'),
    },
    dependsOn,
  );
}

function strictEgress(groupId: Input<SecurityGroupId>, group: string, after: string): Step {
  return step(
    'outbound-group-strict',
    { kind: 'revokeDefaultEgress', groupId },
    {
      title: message('step.revokeDefaultEgress', { group }),
      reason: message('reason.strictEgress'),
    },
    [after],
  );
}
