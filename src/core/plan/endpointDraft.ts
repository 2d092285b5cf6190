import type { Cluster } from '../model/cluster.js';
import { valueOf } from '../model/fact.js';
import { dnsPermissions, admits, permissionText } from '../model/groupRules.js';
import type { SecurityGroupId } from '../model/ids.js';
import { message, type Message } from '../model/message.js';
import { labelOf, vpcLabel } from '../model/names.js';
import type { Tags } from '../model/network.js';
import type { Input, Permission, Step } from '../model/plan.js';
import type { ResolverEndpoint } from '../model/resolver.js';
import { step, type Draft } from './draft.js';
import { newType } from './endpointType.js';
import type { LiveEndpoint } from './endpointUse.js';
import { nameFor, tagsFor, type Estate } from './estate.js';
import { endpointRequestId, groupName, isOurs } from './naming.js';
import { forwardTags, noteServers } from './serverEntries.js';
import type { Side } from './sides.js';
import { chosenOf } from './wishes.js';

/** What the rest of the plan needs of an endpoint that may not exist yet. */
export interface EndpointDraft extends Draft {
  readonly endpointId: Input<string>;
  readonly targetIps: Input<readonly string[]>;
  /** Ids of the steps after which the endpoint can be used. */
  readonly readyAfter: readonly string[];
}

type Direction = 'INBOUND' | 'OUTBOUND';

/** One endpoint to draft: which way, where, and who asks it or whom it asks. */
export interface EndpointPurpose {
  readonly direction: Direction;
  readonly side: Side;
  /** Ranges at the other end: of the outbound subnets or DNS servers, or of the inbound subnets. */
  readonly ranges: readonly string[];
  /** Tells the steps of a plan's second, third… endpoint of one direction apart; empty for the first. */
  readonly suffix: string;
  /** Those of them that are DNS servers outside AWS. */
  readonly servers: readonly string[];
  /** Whose names are forwarded to it from outside AWS; see {@link forwardTag}. */
  readonly forwardsFor: readonly Cluster[];
  readonly reason: Message;
}

/**
 * The steps for one endpoint: a dedicated group, its DNS rules towards the ranges of
 * the other side, and the endpoint (aws facts §2.3, §3.1). An existing endpoint only
 * gets the group rules it lacks.
 */
export function draftEndpoint(estate: Estate, purpose: EndpointPurpose): EndpointDraft {
  const permissions = dnsPermissions([...new Set(purpose.ranges)].sort());
  const { existing } = purpose.side;
  return existing
    ? reuse(estate, purpose, existing, permissions)
    : create(estate, purpose, permissions);
}

function reuse(
  estate: Estate,
  purpose: EndpointPurpose,
  live: LiveEndpoint,
  permissions: readonly Permission[],
): EndpointDraft {
  const { direction, suffix } = purpose;
  const { endpoint } = live;
  const flow = direction === 'INBOUND' ? 'ingress' : 'egress';
  const groups = endpoint.securityGroupIds;
  const lacking = permissions.filter(
    (permission) => !admits(estate.securityGroupRules, groups, flow, permission),
  );
  const [groupId] = groups;
  const dns = groupId ? dnsSteps(estate, purpose, endpoint, groupId, lacking) : [];
  const { forwardsFor, servers } = purpose;
  const notes = isKnownOurs(estate, endpoint)
    ? tagForwards(estate, endpoint, forwardsFor, suffix)
    : noteServers(estate, endpoint, servers, forwardsFor, suffix);
  const steps = [...dns, ...notes];
  return {
    steps,
    reused: [
      {
        kind: direction === 'INBOUND' ? 'inboundEndpoint' : 'outboundEndpoint',
        id: endpoint.id,
        reason: message(direction === 'INBOUND' ? 'reused.inbound' : 'reused.outbound', {
          endpoint: labelOf(endpoint),
          vpc: vpcLabel(estate.vpcs, endpoint.vpcId),
        }),
      },
    ],
    problems: [],
    endpointId: endpoint.id,
    targetIps: live.ips,
    readyAfter: dns.map(({ id }) => id),
  };
}

/** In a group that is not ours, entries for DNS servers say for whom, and stand apart from the others. */
function dnsSteps(
  estate: Estate,
  purpose: EndpointPurpose,
  endpoint: ResolverEndpoint,
  groupId: SecurityGroupId,
  lacking: readonly Permission[],
): readonly Step[] {
  const { forwardsFor, suffix, servers } = purpose;
  const group = { id: groupId, label: groupId };
  const noted = forwardsFor.length > 0 && !isKnownOurs(estate, endpoint);
  const forServers = lacking.filter(({ cidr }) => noted && servers.includes(cidr));
  const others = lacking.filter((one) => !forServers.includes(one));
  const plain = { ...purpose, forwardsFor: noted ? [] : forwardsFor };
  const apart = { ...purpose, suffix: `:servers${suffix}` };
  return [
    ...(others.length > 0 ? [dnsStep(estate, plain, group, others, [])] : []),
    ...(forServers.length > 0
      ? [dnsStep(estate, apart, group, forServers, [], forwardTags(forwardsFor))]
      : []),
  ];
}

function isKnownOurs(estate: Estate, { arn }: ResolverEndpoint): boolean {
  return isOurs(valueOf(estate.snapshot.resolverTags[arn]) ?? {});
}

function create(
  estate: Estate,
  purpose: EndpointPurpose,
  permissions: readonly Permission[],
): EndpointDraft {
  const { cluster, identity } = estate;
  const { direction, side, suffix } = purpose;
  const prefix = direction.toLowerCase();
  const group = groupName(cluster.name, direction);
  const vpc = vpcLabel(estate.vpcs, side.vpcId);
  const inbound = direction === 'INBOUND';
  const groupStep = step(
    `${prefix}-group${suffix}`,
    {
      kind: 'createSecurityGroup',
      vpcId: side.vpcId,
      name: group,
      description: `DNS ${inbound ? 'to' : 'from'} the Route 53 VPC Resolver ${prefix} endpoint`,
      tags: tagsFor(estate),
    },
    {
      title: message('step.createSecurityGroup', { name: group, vpc }),
      reason: message(inbound ? 'reason.inboundGroup' : 'reason.outboundGroup'),
      inverse: message('inverse.deleteGroup'),
    },
  );
  const groupRef = { step: groupStep.id, output: 'groupId' };
  const dns = dnsStep(estate, purpose, { id: groupRef, label: group }, permissions, [groupStep.id]);
  const strict = inbound ? [] : [strictEgress(groupRef, group, dns.id)];
  const name = nameFor(estate, inbound ? 'InboundEndpoint' : 'OutboundEndpoint');
  const { pinnedIps } = side.wish;
  const type = newType(side);
  const dual = type.endpointType ? 'Dual' : '';
  const forwards = forwardTags(purpose.forwardsFor);
  const endpoint = step(
    `${prefix}-endpoint${suffix}`,
    {
      kind: 'createResolverEndpoint',
      direction,
      name,
      creatorRequestId: endpointRequestId(identity, direction, side.vpcId, chosenOf(side.wish)),
      vpcId: side.vpcId,
      subnetIds: side.subnets.map(({ id }) => id),
      ...(pinnedIps ? { pinnedIps } : {}),
      ...type,
      securityGroupId: groupRef,
      tags: tagsFor(estate, forwards),
    },
    {
      title: message(`step.create${inbound ? 'Inbound' : 'Outbound'}${dual}`, { name, vpc }),
      reason: purpose.reason,
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

/** Says on an endpoint of ours whose names are forwarded to it. */
function tagForwards(
  estate: Estate,
  endpoint: ResolverEndpoint,
  clusters: readonly Cluster[],
  suffix: string,
): readonly Step[] {
  const tags = valueOf(estate.snapshot.resolverTags[endpoint.arn]) ?? {};
  const wanted = forwardTags(clusters);
  const lacking = Object.fromEntries(
    Object.entries(wanted).filter(([key, value]) => tags[key] !== value),
  );
  if (Object.keys(lacking).length === 0) return [];
  return [
    step(
      `inbound-forwards${suffix}`,
      { kind: 'tagResolver', arn: endpoint.arn, tags: lacking },
      {
        title: message('step.tagForwards', { endpoint: labelOf(endpoint) }),
        reason: message('reason.tagForwards'),
        inverse: message('inverse.untag'),
      },
    ),
  ];
}

function dnsStep(
  estate: Estate,
  { direction, suffix, forwardsFor }: EndpointPurpose,
  group: { readonly id: Input<SecurityGroupId>; readonly label: string },
  permissions: readonly Permission[],
  dependsOn: readonly string[],
  extra: Tags = {},
): Step {
  const inbound = direction === 'INBOUND';
  const words = { permissions: permissions.map(permissionText), group: group.label };
  return step(
    `${direction.toLowerCase()}-group-dns${suffix}`,
    {
      kind: 'authorizeSecurityGroup',
      groupId: group.id,
      direction: inbound ? 'ingress' : 'egress',
      permissions,
      description: `DNS for ${estate.cluster.name} (EKS Private DNS)`,
      tags: tagsFor(estate, extra),
    },
    {
      title: message(inbound ? 'step.authorizeIngress' : 'step.authorizeEgress', words),
      reason: message(
        inbound
          ? forwardsFor.length > 0
            ? 'reason.onPremisesDns'
            : 'reason.inboundDns'
          : 'reason.outboundDns',
      ),
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
