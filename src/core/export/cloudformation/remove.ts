import { valueOf } from '../../model/fact.js';
import type { Identity } from '../../model/identity.js';
import type { Plan, Step } from '../../model/plan.js';
import type { ResolverEndpoint } from '../../model/resolver.js';
import { targetText } from '../../model/ruleTarget.js';
import type { Snapshot } from '../../model/snapshot.js';
import { associationEnded, snapshotOf } from '../live.js';
import type { Names } from './names.js';
import { range, target } from './properties.js';
import type { Identifier, Resource, Value } from './template.js';
import { texts } from './texts.js';

/** What is there, read anew: one snapshot for each account. */
export type Live = readonly Snapshot[];

/** An existing thing as a resource to be imported. */
export interface Imported {
  readonly resource: Omit<Resource, 'dependsOn'>;
  readonly identifier: Identifier;
}

/**
 * The things that a step takes away, if everything is known that CloudFormation asks for at an
 * import; otherwise none, and the step has to be a command.
 */
export function importedBy(
  step: Step,
  owner: Identity,
  live: Live,
  names: Names,
): readonly Imported[] {
  const snapshot = snapshotOf(owner, live);
  if (!snapshot) return [];
  const found = thingsOf(step, snapshot, names);
  return found.includes(undefined) ? [] : found.flatMap((one) => one ?? []);
}

function thingsOf(step: Step, snapshot: Snapshot, names: Names): readonly (Imported | undefined)[] {
  const { spec } = step;
  const id = names.resource(step.id);
  switch (spec.kind) {
    case 'disassociateResolverRule': {
      const { ruleId, vpcId } = spec;
      const found = associationEnded(snapshot, spec);
      const properties = { ResolverRuleId: ruleId, VPCId: vpcId, ...named(found?.name) };
      const type = 'AWS::Route53Resolver::ResolverRuleAssociation';
      return [
        found && {
          resource: { id, type, properties },
          identifier: { key: 'ResolverRuleAssociationId', value: found.id },
        },
      ];
    }
    case 'deleteResolverRule': {
      const found = valueOf(snapshot.rules)?.find((one) => one.id === spec.ruleId);
      if (!found) return [undefined];
      const targets = found.targets.map((one) => target(targetText(one)));
      const properties = {
        ...named(found.name),
        RuleType: found.type,
        DomainName: found.domainName === '' ? '.' : found.domainName,
        ...(found.endpointId === undefined ? {} : { ResolverEndpointId: found.endpointId }),
        ...(targets.length > 0 ? { TargetIps: targets } : {}),
      };
      return [
        {
          resource: { id, type: 'AWS::Route53Resolver::ResolverRule', properties },
          identifier: { key: 'ResolverRuleId', value: found.id },
        },
      ];
    }
    case 'deleteResolverEndpoint': {
      const found = valueOf(snapshot.endpoints)?.find((one) => one.id === spec.endpointId);
      return [found && endpoint(found, snapshot, id)];
    }
    case 'deleteSecurityGroup': {
      const found = valueOf(snapshot.securityGroups)?.find((one) => one.id === spec.groupId);
      if (!found) return [undefined];
      const properties = {
        GroupName: found.name,
        GroupDescription: texts.description,
        VpcId: found.vpcId,
      };
      return [
        {
          resource: { id, type: 'AWS::EC2::SecurityGroup', properties },
          identifier: { key: 'Id', value: found.id },
        },
      ];
    }
    case 'revokeSecurityGroupRules':
      return spec.ruleIds.map((ruleId, at) =>
        groupEntry(ruleId, snapshot, names.entries(step.id)[at] ?? id),
      );
    default:
      return [];
  }
}

function named(name: string | undefined): { readonly [key: string]: Value } {
  return name === undefined || name === '' ? {} : { Name: name };
}

function endpoint(found: ResolverEndpoint, snapshot: Snapshot, id: string): Imported | undefined {
  const addresses = valueOf(snapshot.endpointAddresses[found.id]) ?? [];
  // The resource's schema asks for two at least.
  if (addresses.length < 2) return undefined;
  const properties = {
    ...named(found.name),
    Direction: found.direction,
    ...(found.type === undefined ? {} : { ResolverEndpointType: found.type }),
    IpAddresses: addresses.map(({ subnetId, ip, ipv6 }) => ({
      SubnetId: subnetId,
      ...(ip === undefined ? {} : { Ip: ip }),
      ...(ipv6 === undefined ? {} : { Ipv6: ipv6 }),
    })),
    SecurityGroupIds: found.securityGroupIds,
  };
  return {
    resource: { id, type: 'AWS::Route53Resolver::ResolverEndpoint', properties },
    identifier: { key: 'ResolverEndpointId', value: found.id },
  };
}

function groupEntry(ruleId: string, snapshot: Snapshot, id: string): Imported | undefined {
  const found = valueOf(snapshot.securityGroupRules)?.find((one) => one.id === ruleId);
  if (found?.cidr === undefined) return undefined;
  const { direction, groupId, protocol, fromPort, toPort, cidr } = found;
  const ports: { readonly [key: string]: Value } =
    protocol === '-1' ? {} : { FromPort: fromPort, ToPort: toPort };
  return {
    resource: {
      id,
      type:
        direction === 'ingress'
          ? 'AWS::EC2::SecurityGroupIngress'
          : 'AWS::EC2::SecurityGroupEgress',
      properties: { GroupId: groupId, IpProtocol: protocol, ...ports, ...range(cidr) },
    },
    identifier: { key: 'Id', value: found.id },
  };
}

/** Things to import with what they depend on, so that a stack deletes them in the order of the plan. */
export function inOrder(
  plan: Plan,
  byStep: ReadonlyMap<string, readonly Imported[]>,
): readonly { readonly resource: Resource; readonly identifier: Identifier }[] {
  return [...byStep].flatMap(([stepId, things]) => {
    // What is deleted after this one was made before it, as far as a stack can tell.
    const later = plan.steps.filter(({ dependsOn }) => dependsOn.includes(stepId));
    const ofLater = later.flatMap(({ id }) => byStep.get(id) ?? []);
    const dependsOn = ofLater.map(({ resource }) => resource.id);
    return things.map(({ resource, identifier }) => ({
      resource: { ...resource, dependsOn },
      identifier,
    }));
  });
}
