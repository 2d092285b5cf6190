import { valueOf } from '../../model/fact.js';
import type { Plan, Step } from '../../model/plan.js';
import { principalsOf } from '../../model/sharing.js';
import type { Snapshot } from '../../model/snapshot.js';
import { associationEnded } from '../live.js';
import { snapshotFor } from './existing.js';
import { quoted, raw, type Expression } from './expression.js';
import { needed } from './needed.js';
import { addressOf, type Body, type Resource } from './resource.js';

/** Everything in it stays as it is until it is destroyed. */
const untouched = [{ type: 'lifecycle', rows: { ignore_changes: raw('all') } }];

/** What the steps of a plan take away, to be imported and destroyed. */
export interface Removing {
  readonly plan: Plan;
  readonly live: readonly Snapshot[];
  readonly label: (stepId: string) => string;
  readonly alias: (step: Step) => string | undefined;
}

/** Kinds that take away something that Terraform knows as a resource. */
export function isRemoval({ spec }: Step): boolean {
  return [
    'disassociateResolverRule',
    'deleteResolverRule',
    'deleteResolverEndpoint',
    'deleteSecurityGroup',
    'revokeSecurityGroupRules',
    'unshareResolverRule',
  ].includes(spec.kind);
}

/** The resources by step; `missing` are the steps of whose things not enough is known. */
export function removedResources(removing: Removing): {
  readonly resources: readonly Resource[];
  readonly missing: readonly Step[];
} {
  const { plan } = removing;
  const steps = plan.steps.filter(isRemoval);
  const bodies = new Map(steps.map((step) => [step.id, bodiesOf(removing, step)]));
  const resources = steps.flatMap((step) => {
    // What is taken away after this one was made before it, as far as Terraform can tell.
    const later = plan.steps.filter(({ dependsOn }) => dependsOn.includes(step.id));
    const dependsOn = later.flatMap(({ id }) => bodies.get(id) ?? []).map(addressOf);
    const alias = removing.alias(step);
    return (bodies.get(step.id) ?? []).map((body): Resource => ({
      ...body,
      stepId: step.id,
      blocks: [...(body.blocks ?? []), ...untouched],
      ...(alias === undefined ? {} : { alias }),
      dependsOn,
    }));
  });
  return { resources: needed(resources), missing: steps.filter(({ id }) => !bodies.get(id)) };
}

function bodiesOf(removing: Removing, step: Step): readonly Body[] | undefined {
  const snapshot = snapshotFor(removing.plan, step, removing.live);
  if (!snapshot) return undefined;
  const { spec } = step;
  const label = removing.label(step.id);
  switch (spec.kind) {
    case 'disassociateResolverRule': {
      const { ruleId, vpcId } = spec;
      const found = associationEnded(snapshot, spec);
      const rows = { name: named(found?.name), resolver_rule_id: ruleId, vpc_id: vpcId };
      return one(found, { type: 'aws_route53_resolver_rule_association', label, rows });
    }
    case 'deleteResolverRule': {
      const found = valueOf(snapshot.rules)?.find(({ id }) => id === spec.ruleId);
      const rows = {
        name: named(found?.name),
        rule_type: found?.type,
        domain_name: found?.domainName === '' ? '.' : found?.domainName,
      };
      return one(found, { type: 'aws_route53_resolver_rule', label, rows });
    }
    case 'deleteResolverEndpoint': {
      const found = valueOf(snapshot.endpoints)?.find(({ id }) => id === spec.endpointId);
      const addresses = valueOf(snapshot.endpointAddresses[spec.endpointId]) ?? [];
      // The provider asks for two at least.
      if (addresses.length < 2) return undefined;
      return one(found, {
        type: 'aws_route53_resolver_endpoint',
        label,
        rows: {
          name: named(found?.name),
          direction: found?.direction,
          security_group_ids: found?.securityGroupIds,
        },
        blocks: addresses.map(({ subnetId: subnet_id, ip }) => ({
          type: 'ip_address',
          rows: { subnet_id, ip },
        })),
      });
    }
    case 'deleteSecurityGroup': {
      const found = valueOf(snapshot.securityGroups)?.find(({ id }) => id === spec.groupId);
      const rows = { name: found?.name, vpc_id: found?.vpcId };
      return one(found, { type: 'aws_security_group', label, rows });
    }
    case 'revokeSecurityGroupRules': {
      const entries = spec.ruleIds.map((id, at) =>
        entry(snapshot, id, spec.ruleIds.length === 1 ? label : `${label}_${at + 1}`),
      );
      return entries.includes(undefined) ? undefined : entries.flatMap((one) => one ?? []);
    }
    case 'unshareResolverRule':
      return share(snapshot, spec, label);
    default:
      return undefined;
  }
}

function one(found: { readonly id: string } | undefined, body: Body): readonly Body[] | undefined {
  return found && [{ ...body, imports: [{ key: undefined, id: found.id }] }];
}

function named(name: string | undefined): string | undefined {
  return name === '' ? undefined : name;
}

function entry(snapshot: Snapshot, ruleId: string, label: string): Body | undefined {
  const found = valueOf(snapshot.securityGroupRules)?.find(({ id }) => id === ruleId);
  if (!found) return undefined;
  const { direction, groupId, protocol, fromPort, toPort, cidr } = found;
  const rows: Record<string, Expression | undefined> = {
    security_group_id: groupId,
    ip_protocol: protocol,
    ...(protocol === '-1' ? {} : { from_port: fromPort, to_port: toPort }),
    cidr_ipv4: cidr?.includes(':') ? undefined : cidr,
    cidr_ipv6: cidr?.includes(':') ? cidr : undefined,
    prefix_list_id: found.prefixListId,
    referenced_security_group_id: found.referencedGroupId,
  };
  const type = `aws_vpc_security_group_${direction}_rule` as const;
  return { type, label, rows, imports: [{ key: undefined, id: ruleId }] };
}

/** Those that leave; with the last one the share goes too. */
function share(
  { ruleShares }: Snapshot,
  spec: Extract<Step['spec'], { readonly kind: 'unshareResolverRule' }>,
  label: string,
): readonly Body[] | undefined {
  const found = valueOf(ruleShares[spec.ruleArn])?.find(({ arn }) => arn === spec.shareArn);
  if (!found) return undefined;
  const { arn } = found;
  const has = principalsOf(found).map(({ id }) => id);
  const leaving = [...new Set(spec.clients.map(({ accountId }) => accountId))].filter((id) =>
    has.includes(id),
  );
  const last = has.every((id) => leaving.some((one) => one === id));
  const own = { type: 'aws_ram_resource_share', label } as const;
  const shareArn = last ? raw(`${addressOf(own)}.arn`) : arn;
  const principals: Body = {
    type: 'aws_ram_principal_association',
    label,
    rows: {
      for_each: raw(`toset([${leaving.map(quoted).join(', ')}])`),
      principal: raw('each.value'),
      resource_share_arn: shareArn,
    },
    imports: leaving.map((id) => ({ key: id, id: `${arn},${id}` })),
  };
  if (!last) return [principals];
  return [
    { ...own, rows: { name: found.name }, imports: [{ key: undefined, id: arn }] },
    {
      type: 'aws_ram_resource_association',
      label,
      rows: { resource_arn: spec.ruleArn, resource_share_arn: shareArn },
      imports: [{ key: undefined, id: `${arn},${spec.ruleArn}` }],
    },
    principals,
  ];
}
