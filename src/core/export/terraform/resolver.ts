import type { Step } from '../../model/plan.js';
import { targetOf } from '../../model/ruleTarget.js';
import { isRef } from '../script/names.js';
import type { Spec } from '../script/steps/spec.js';
import type { Block } from './block.js';
import { raw, type Expression } from './expression.js';
import { inputOf, type Making } from './make.js';
import { attributeOf, type Body } from './resource.js';

/** A new endpoint. */
export function endpointResource(
  making: Making,
  step: Step & { readonly spec: Spec<'createResolverEndpoint'> },
): Body {
  const { spec } = step;
  const existing = making.finder.of(step);
  return {
    type: 'aws_route53_resolver_endpoint',
    label: making.label(step.id),
    rows: {
      name: spec.name,
      direction: spec.direction,
      resolver_endpoint_type: spec.endpointType,
      security_group_ids: [inputOf(making, spec.securityGroupId)],
    },
    tags: existing?.tags ?? spec.tags,
    blocks: spec.subnetIds.map((subnet_id, at): Block => ({
      type: 'ip_address',
      rows: { subnet_id, ip: addressAt(making, step, at) },
    })),
    ...(existing ? { imports: [{ key: undefined, id: existing.id }] } : {}),
  };
}

/**
 * The address of one place, where it has to be said: the provider takes two places of one subnet
 * for one and the same unless their addresses differ.
 */
function addressAt(
  making: Making,
  { id, spec }: Step & { readonly spec: Spec<'createResolverEndpoint'> },
  at: number,
): Expression | undefined {
  const subnetId = spec.subnetIds[at];
  if (subnetId === undefined) return undefined;
  const first = spec.subnetIds.indexOf(subnetId) === at;
  const pinned = first ? spec.pinnedIps?.[subnetId] : undefined;
  if (pinned !== undefined) return pinned;
  const alone = spec.subnetIds.filter((one) => one === subnetId).length === 1;
  return alone ? undefined : raw(`var.${making.addressVariable(id, at)}`);
}

/** A new forwarding rule. */
export function ruleResource(
  making: Making,
  step: Step & { readonly spec: Spec<'createResolverRule'> },
): Body {
  const { spec } = step;
  const existing = making.finder.of(step);
  return {
    type: 'aws_route53_resolver_rule',
    label: making.label(step.id),
    rows: {
      name: spec.name,
      rule_type: 'FORWARD',
      domain_name: spec.domainName,
      resolver_endpoint_id: inputOf(making, spec.endpointId),
    },
    tags: existing?.tags ?? spec.tags,
    blocks: targetBlocks(making, spec.targetIps),
    ...(existing ? { imports: [{ key: undefined, id: existing.id }] } : {}),
  };
}

/** Targets that are known, or all addresses of a new inbound endpoint. */
export function targetBlocks(making: Making, targets: unknown): readonly Block[] {
  if (isRef(targets)) {
    const endpoint = {
      type: 'aws_route53_resolver_endpoint',
      label: making.label(targets.step),
    } as const;
    return [
      {
        type: 'dynamic',
        labels: ['target_ip'],
        rows: { for_each: attributeOf(endpoint, 'ip_address') },
        blocks: [{ type: 'content', rows: { ip: raw('target_ip.value.ip') } }],
      },
    ];
  }
  return (targets as readonly string[]).map((text): Block => {
    const { ip, port, protocol } = targetOf(text);
    return {
      type: 'target_ip',
      rows: {
        ...(ip.includes(':') ? { ipv6: ip } : { ip }),
        ...(port === 53 ? {} : { port }),
        protocol,
      },
    };
  });
}

/** A rule for a VPC. */
export function associationResource(
  making: Making,
  step: Step & { readonly spec: Spec<'associateResolverRule'> },
): Body {
  const { spec } = step;
  const existing = making.finder.of(step);
  return {
    type: 'aws_route53_resolver_rule_association',
    label: making.label(step.id),
    rows: {
      name: existing?.name ?? spec.name,
      resolver_rule_id: inputOf(making, spec.ruleId),
      vpc_id: spec.vpcId,
    },
    ...(existing ? { imports: [{ key: undefined, id: existing.id }] } : {}),
  };
}
