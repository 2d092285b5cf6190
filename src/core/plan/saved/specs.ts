import type { AccessChange } from '../../model/clusterUpdate.js';
import type { SecurityGroupId, SubnetId, VpcId } from '../../model/ids.js';
import type { Input, Permission, Ref, StepKind, StepSpec } from '../../model/plan.js';
import { badFile } from './badFile.js';
import { accountId, identity } from './identityShape.js';
import {
  address,
  id,
  list,
  matching,
  membersOf,
  object,
  oneOf,
  optional,
  range,
  record,
  text,
  whole,
  type Read,
  type Shape,
} from './readers.js';

type SpecOf<Kind extends StepKind> = Extract<StepSpec, { readonly kind: Kind }>;

/** Members that every kind has to read; a new kind of step, or a new member, does not compile without. */
type Shapes = { readonly [Kind in StepKind]: Shape<SpecOf<Kind>> };

/** A VPC's id. */
export const vpcId = id<VpcId>('vpc');
/** A subnet's id. */
export const subnetId = id<SubnetId>('subnet');
/** A security group's id. */
export const groupId = id<SecurityGroupId>('sg');

/** Tags; AWS's limits of 128 and 256 characters are the planner's to check. */
export const tags = record(text);

/** A name in lower case without a trailing dot. */
export const domainName = matching(/^[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*$/);

const reference = object<Ref>({ step: text, output: text });

/** A value, or the output of an earlier step. */
export function input<T>(read: Read<T>): Read<Input<T>> {
  return (value, at) => {
    const isRef = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isRef ? reference(value, at) : read(value, at);
  };
}

const endpointId = id('rslvr-(?:in|out)');
const ruleId = id('rslvr-rr');
const resolverArn = matching(/^arn:[a-z-]+:route53resolver:[a-z0-9-]+:\d{12}:[A-Za-z-]+\/[\w-]+$/);
const shareArn = matching(/^arn:[a-z-]+:ram:[a-z0-9-]+:\d{12}:resource-share\/[\w-]+$/);
const flow = oneOf('ingress', 'egress');
const requestId = matching(/^[\w .-]{1,255}$/);

const groupEntries = { groupId, ruleIds: list(id('sgr'), 1), tags };

const permission = object<Permission>({
  protocol: oneOf('tcp', 'udp'),
  port: whole(0, 65_535),
  cidr: range,
});

const accessChange = object<AccessChange>({
  publicAccess: optional(oneOf(true, false)),
  privateAccess: optional(oneOf(true, false)),
  publicAccessCidrs: optional(list(range)),
});

const shapes: Shapes = {
  createSecurityGroup: {
    kind: oneOf('createSecurityGroup'),
    vpcId,
    name: text,
    description: text,
    tags,
  },
  authorizeSecurityGroup: {
    kind: oneOf('authorizeSecurityGroup'),
    groupId: input(groupId),
    direction: flow,
    permissions: list(permission, 1),
    description: text,
    tags,
  },
  revokeDefaultEgress: { kind: oneOf('revokeDefaultEgress'), groupId: input(groupId) },
  createResolverEndpoint: {
    kind: oneOf('createResolverEndpoint'),
    direction: oneOf('INBOUND', 'OUTBOUND'),
    name: text,
    creatorRequestId: requestId,
    vpcId,
    subnetIds: list(subnetId, 1),
    pinnedIps: optional(record(address)),
    endpointType: optional(oneOf('IPV4', 'DUALSTACK')),
    securityGroupId: input(groupId),
    tags,
  },
  createResolverRule: {
    kind: oneOf('createResolverRule'),
    name: text,
    creatorRequestId: requestId,
    domainName,
    endpointId: input<string>(endpointId),
    targetIps: input(list(address, 1)),
    tags,
  },
  associateResolverRule: {
    kind: oneOf('associateResolverRule'),
    ruleId: input<string>(ruleId),
    vpcId,
    name: text,
    sharedBy: optional(accountId),
  },
  shareResolverRule: {
    kind: oneOf('shareResolverRule'),
    ruleId: input<string>(ruleId),
    arnPrefix: matching(/^arn:[a-z-]+:route53resolver:[a-z0-9-]+:\d{12}:resolver-rule\/$/),
    name: text,
    clients: list(identity, 1),
    clientToken: requestId,
    tags,
  },
  acceptRuleShare: {
    kind: oneOf('acceptRuleShare'),
    ruleId: input<string>(ruleId),
    shareArn: input<string>(shareArn),
  },
  unshareResolverRule: {
    kind: oneOf('unshareResolverRule'),
    shareArn,
    ruleArn: resolverArn,
    clients: list(identity),
  },
  tagResolver: { kind: oneOf('tagResolver'), arn: resolverArn, tags },
  untagResolver: { kind: oneOf('untagResolver'), arn: resolverArn, keys: list(text, 1) },
  tagGroupEntries: { kind: oneOf('tagGroupEntries'), ...groupEntries },
  untagGroupEntries: { kind: oneOf('untagGroupEntries'), ...groupEntries },
  disassociateResolverRule: {
    kind: oneOf('disassociateResolverRule'),
    ruleId,
    vpcId,
    associationId: optional(id('rslvr-rrassoc')),
  },
  updateResolverRule: {
    kind: oneOf('updateResolverRule'),
    ruleId,
    name: text,
    endpointId: input<string>(endpointId),
    targets: input(list(text, 1)),
    former: object({ endpointId, targets: list(text) }),
  },
  deleteResolverRule: { kind: oneOf('deleteResolverRule'), ruleId },
  deleteResolverEndpoint: { kind: oneOf('deleteResolverEndpoint'), endpointId },
  deleteSecurityGroup: { kind: oneOf('deleteSecurityGroup'), groupId },
  revokeSecurityGroupRules: {
    kind: oneOf('revokeSecurityGroupRules'),
    groupId,
    direction: flow,
    ruleIds: list(id('sgr'), 1),
    notes: optional(tags),
  },
  updateClusterAccess: {
    kind: oneOf('updateClusterAccess'),
    clusterName: text,
    change: accessChange,
    former: optional(accessChange),
    clientRequestToken: matching(/^[\w-]{1,128}$/),
    doneSince: optional(whole(0, Number.MAX_SAFE_INTEGER)),
  },
  modifyVpcDns: {
    kind: oneOf('modifyVpcDns'),
    vpcId,
    attribute: oneOf('enableDnsSupport', 'enableDnsHostnames'),
    value: oneOf(true, false),
    former: oneOf(true, false),
  },
};

/** What a step of each kind leaves behind that later steps may refer to. */
const outputs: Readonly<Record<StepKind, readonly string[]>> = {
  createSecurityGroup: ['groupId'],
  authorizeSecurityGroup: ['groupId', 'ruleIds'],
  revokeDefaultEgress: ['groupId'],
  createResolverEndpoint: ['endpointId', 'addresses'],
  createResolverRule: ['ruleId'],
  associateResolverRule: ['ruleId', 'associationId'],
  shareResolverRule: ['shareArn'],
  acceptRuleShare: [],
  unshareResolverRule: [],
  tagResolver: ['arn'],
  untagResolver: [],
  tagGroupEntries: [],
  untagGroupEntries: [],
  disassociateResolverRule: [],
  updateResolverRule: ['ruleId'],
  deleteResolverRule: [],
  deleteResolverEndpoint: [],
  deleteSecurityGroup: [],
  revokeSecurityGroupRules: [],
  updateClusterAccess: ['updateId'],
  modifyVpcDns: [],
};

/** Whether a step leaves this output behind; an outbound endpoint's addresses are nobody's target. */
export function gives(spec: StepSpec, output: string): boolean {
  if (spec.kind === 'createResolverEndpoint' && spec.direction === 'OUTBOUND') {
    return output === 'endpointId';
  }
  return outputs[spec.kind].includes(output);
}

/** What one step does. */
export const spec: Read<StepSpec> = (value, at) => {
  const { kind } = membersOf(value, at);
  if (typeof kind !== 'string' || !isKind(kind)) throw badFile(`${at}.kind`, 'kind');
  return readers[kind](value, at);
};

function isKind(kind: string): kind is StepKind {
  return Object.hasOwn(shapes, kind);
}

/** Shape and spec are joined by `kind`, which types cannot follow here. */
const readers = Object.fromEntries(
  Object.entries(shapes).map(([kind, shape]) => [kind, object(shape as Shape<StepSpec>)]),
) as Readonly<Record<StepKind, Read<StepSpec>>>;
