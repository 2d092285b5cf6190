import type { Input, Plan, Step, StepSpec } from '../../model/plan.js';
import { groupsOf, type Groups } from './groups.js';
import { isRef, ownValue } from './made.js';
import type { Names } from './names.js';
import { entry, tagList, target } from './properties.js';
import { attribute, referredTo, type Resource, type Value } from './template.js';

type Spec<Kind extends StepSpec['kind']> = Extract<StepSpec, { readonly kind: Kind }>;

/** What the resources of one account's template are made from. */
export interface Making {
  readonly plan: Plan;
  /** The account's own steps, with the marks that they leave. */
  readonly steps: readonly Step[];
  readonly names: Names;
  /** Inbound endpoints whose addresses are parameters. */
  readonly targeted: ReadonlySet<string>;
}

/** The resources of what an account creates, in the order of the plan. */
export function resourcesOf(making: Making): readonly Resource[] {
  const { steps, names } = making;
  const groups = groupsOf(steps);
  const idsOf = (step: Step): readonly string[] => {
    const within = groups.within.get(step.id);
    if (within !== undefined) return [names.resource(within)];
    const { kind } = step.spec;
    return kind === 'authorizeSecurityGroup' ? names.entries(step.id) : [names.resource(step.id)];
  };
  return steps
    .filter(({ id }) => !groups.within.has(id))
    .flatMap((step) => {
      const before = [step, ...groups.partsOf(step.id)]
        .flatMap(({ dependsOn }) => steps.filter(({ id }) => dependsOn.includes(id)))
        .flatMap(idsOf);
      return resourceOf(making, groups, step).map((one): Resource => {
        const known = new Set([one.id, ...referredTo(one.properties)]);
        return { ...one, dependsOn: [...new Set(before)].filter((id) => !known.has(id)) };
      });
    });
}

type Bare = Omit<Resource, 'dependsOn'>;

function resourceOf(making: Making, groups: Groups, step: Step): readonly Bare[] {
  const { names } = making;
  const { spec } = step;
  const id = names.resource(step.id);
  switch (spec.kind) {
    case 'createSecurityGroup':
      return [{ id, type: 'AWS::EC2::SecurityGroup', properties: group(groups, step.id, spec) }];
    case 'authorizeSecurityGroup': {
      const ids = names.entries(step.id);
      const type =
        spec.direction === 'ingress'
          ? 'AWS::EC2::SecurityGroupIngress'
          : 'AWS::EC2::SecurityGroupEgress';
      return spec.permissions.map((permission, at) => ({
        id: ids[at] ?? id,
        type,
        properties: {
          GroupId: input(making, spec.groupId),
          ...entry(permission, spec.description),
        },
      }));
    }
    case 'createResolverEndpoint':
      return [
        {
          id,
          type: 'AWS::Route53Resolver::ResolverEndpoint',
          properties: endpoint(making, step.id, spec),
        },
      ];
    case 'createResolverRule':
      return [{ id, type: 'AWS::Route53Resolver::ResolverRule', properties: rule(making, spec) }];
    case 'associateResolverRule':
      return [
        {
          id,
          type: 'AWS::Route53Resolver::ResolverRuleAssociation',
          properties: {
            Name: spec.name,
            ResolverRuleId: input(making, spec.ruleId),
            VPCId: spec.vpcId,
          },
        },
      ];
    case 'shareResolverRule':
      return [{ id, type: 'AWS::RAM::ResourceShare', properties: share(making, spec) }];
    default:
      return [];
  }
}

function group(
  groups: Groups,
  stepId: string,
  spec: Spec<'createSecurityGroup'>,
): Bare['properties'] {
  const { ingress, egress } = groups.entriesOf(stepId);
  return {
    GroupName: spec.name,
    GroupDescription: spec.description,
    VpcId: spec.vpcId,
    ...(ingress.length > 0 ? { SecurityGroupIngress: ingress } : {}),
    ...(egress.length > 0 ? { SecurityGroupEgress: egress } : {}),
    ...tagList(spec.tags),
  };
}

function endpoint(
  making: Making,
  stepId: string,
  spec: Spec<'createResolverEndpoint'>,
): Bare['properties'] {
  const asked = making.targeted.has(stepId) ? making.names.addresses(stepId) : [];
  const addresses = spec.subnetIds.map((SubnetId, at): Value => {
    const parameter = asked[at];
    if (parameter !== undefined) return { SubnetId, Ip: { Ref: parameter } };
    const pinned = spec.subnetIds.indexOf(SubnetId) === at ? spec.pinnedIps?.[SubnetId] : undefined;
    return pinned === undefined ? { SubnetId } : { SubnetId, Ip: pinned };
  });
  return {
    Name: spec.name,
    Direction: spec.direction,
    ...(spec.endpointType ? { ResolverEndpointType: spec.endpointType } : {}),
    IpAddresses: addresses,
    SecurityGroupIds: [input(making, spec.securityGroupId)],
    ...tagList(spec.tags),
  };
}

function rule(making: Making, spec: Spec<'createResolverRule'>): Bare['properties'] {
  const { targetIps } = spec;
  const targets = isRef(targetIps)
    ? making.names.addresses(targetIps.step).map((id): Value => ({ Ip: { Ref: id }, Port: '53' }))
    : targetIps.map(target);
  return {
    Name: spec.name,
    RuleType: 'FORWARD',
    DomainName: spec.domainName,
    ResolverEndpointId: input(making, spec.endpointId),
    TargetIps: targets,
    ...tagList(spec.tags),
  };
}

/** Accounts of the organisation need no invitation with external principals allowed, either. */
function share({ names }: Making, spec: Spec<'shareResolverRule'>): Bare['properties'] {
  const { ruleId, arnPrefix, clients } = spec;
  const arn = isRef(ruleId)
    ? attribute(names.resource(ruleId.step), 'Arn')
    : `${arnPrefix}${ruleId}`;
  return {
    Name: spec.name,
    AllowExternalPrincipals: true,
    ResourceArns: [arn],
    Principals: [...new Set(clients.map(({ accountId }) => accountId))],
    ...tagList(spec.tags),
  };
}

/** A value that is known, made in this template, or taken from another as a parameter. */
function input({ steps, names }: Making, value: Input<string>): Value {
  if (!isRef(value)) return value;
  const here = steps.some(({ id }) => id === value.step);
  return here ? ownValue(names, value) : { Ref: names.output(value) };
}
