import type { Tags } from '../../model/network.js';
import type { Permission, Step } from '../../model/plan.js';
import { canonicalRange } from '../script/canonicalRange.js';
import type { Spec } from '../script/steps/spec.js';
import type { Everywhere } from './existing.js';
import { mapOf, quoted, raw, type Expression } from './expression.js';
import { inputOf, isKind, makerOf, type Making } from './make.js';
import { attributeOf, type Body } from './resource.js';
import { texts } from './texts.js';

/** A new group, and the entry for all egress where the plan leaves it in place. */
export function groupResources(
  making: Making,
  step: Step & { readonly spec: Spec<'createSecurityGroup'> },
): readonly Body[] {
  const { plan, finder, label } = making;
  const { spec } = step;
  const existing = finder.of(step);
  const group = { type: 'aws_security_group', label: label(step.id) } as const;
  const strict = plan.steps.some(
    (one) =>
      isKind(one, 'revokeDefaultEgress') &&
      makerOf(plan, one.spec.groupId, 'createSecurityGroup')?.id === step.id,
  );
  return [
    {
      ...group,
      ...(strict ? { comments: texts.strict } : {}),
      rows: { name: spec.name, description: spec.description, vpc_id: spec.vpcId },
      tags: existing?.tags ?? spec.tags,
      ...(existing ? { imports: [{ key: undefined, id: existing.id }] } : {}),
    },
    ...(strict ? [] : everywhere(making, step).map((range) => allEgress(making, step, range))),
  ];
}

/** AWS begins with IPv6 too where the VPC has it, as that of a dual-stack endpoint has. */
function everywhere({ plan, finder }: Making, step: Step): readonly Everywhere[] {
  const dual = plan.steps.some(
    (one) =>
      isKind(one, 'createResolverEndpoint') &&
      one.spec.endpointType === 'DUALSTACK' &&
      makerOf(plan, one.spec.securityGroupId, 'createSecurityGroup')?.id === step.id,
  );
  const six = dual || finder.entry(step, 'egress', '::/0') !== undefined;
  return ['0.0.0.0/0', ...(six ? (['::/0'] as const) : [])];
}

function allEgress({ finder, label }: Making, step: Step, range: Everywhere): Body {
  const found = finder.entry(step, 'egress', range);
  const six = range === '::/0';
  return {
    type: 'aws_vpc_security_group_egress_rule',
    label: `${label(step.id)}_all${six ? '_ipv6' : ''}`,
    comments: texts.allEgress,
    rows: {
      security_group_id: attributeOf({ type: 'aws_security_group', label: label(step.id) }, 'id'),
      ip_protocol: '-1',
      ...ranges(range),
    },
    ...(found ? { imports: [{ key: undefined, id: found.rule.id }] } : {}),
  };
}

interface Entry {
  readonly permission: Permission;
  readonly tags: Tags;
  readonly id?: string;
}

/** Entries of a group, new or not: one resource for all with the same tags. */
export function entryResources(
  making: Making,
  step: Step & { readonly spec: Spec<'authorizeSecurityGroup'> },
): readonly Body[] {
  const { finder, label } = making;
  const { spec } = step;
  const found = spec.permissions.map((permission) => ({
    permission,
    found: finder.entry(step, spec.direction, permission),
  }));
  // What others have made admits the same: AWS would call ours a duplicate.
  const entries = found.flatMap(({ permission, found: one }): readonly Entry[] => {
    if (!one) return [{ permission, tags: spec.tags }];
    return one.ours ? [{ permission, tags: one.rule.tags, id: one.rule.id }] : [];
  });
  const others = found.length - entries.length;
  return alikeIn(entries).map((alike, at) => ({
    type: `aws_vpc_security_group_${spec.direction}_rule` as const,
    label: at === 0 ? label(step.id) : `${label(step.id)}_tagged_${at + 1}`,
    ...(others > 0 ? { comments: [texts.othersEntries(others)] } : {}),
    ...entriesBody(making, spec, alike),
  }));
}

/** Entries by their tags, in their order. */
function alikeIn(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const groups = new Map<string, Entry[]>();
  for (const one of entries) {
    const key = JSON.stringify(Object.entries(one.tags).sort());
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function entriesBody(
  making: Making,
  { groupId, description }: Spec<'authorizeSecurityGroup'>,
  entries: readonly Entry[],
): Pick<Body, 'rows' | 'tags' | 'imports'> {
  const [first, ...more] = entries;
  const tags = first?.tags ?? {};
  const security_group_id = inputOf(making, groupId);
  if (first && more.length === 0) {
    const { protocol, port, cidr } = first.permission;
    return {
      rows: {
        security_group_id,
        description,
        ip_protocol: protocol,
        from_port: port,
        to_port: port,
        ...ranges(canonicalRange(cidr)),
      },
      tags,
      ...importsOf(entries, () => undefined),
    };
  }
  return {
    rows: {
      for_each: mapOf(Object.fromEntries(entries.map((one) => [keyOf(one), valueOf(one)]))),
      security_group_id,
      description,
      ip_protocol: raw('each.value.protocol'),
      from_port: raw('each.value.port'),
      to_port: raw('each.value.port'),
      ...eachRange(entries),
    },
    tags,
    ...importsOf(entries, keyOf),
  };
}

function importsOf(
  entries: readonly Entry[],
  keyOfOne: (one: Entry) => string | undefined,
): Pick<Body, 'imports'> {
  return {
    imports: entries.flatMap((one) =>
      one.id === undefined ? [] : [{ key: keyOfOne(one), id: one.id }],
    ),
  };
}

function keyOf({ permission: { protocol, port, cidr } }: Entry): string {
  return `${protocol}/${port} ${canonicalRange(cidr)}`;
}

function valueOf({ permission: { protocol, port, cidr } }: Entry): Expression {
  const range = quoted(canonicalRange(cidr));
  return raw(`{ protocol = ${quoted(protocol)}, port = ${port}, cidr = ${range} }`);
}

function ranges(cidr: string): { readonly [name: string]: Expression } {
  return cidr.includes(':') ? { cidr_ipv6: cidr } : { cidr_ipv4: cidr };
}

function eachRange(entries: readonly Entry[]): { readonly [name: string]: Expression } {
  const families = new Set(entries.map(({ permission }) => permission.cidr.includes(':')));
  if (families.size === 1) {
    const [six] = families;
    return { [six ? 'cidr_ipv6' : 'cidr_ipv4']: raw('each.value.cidr') };
  }
  const six = 'strcontains(each.value.cidr, ":")';
  return {
    cidr_ipv4: raw(`${six} ? null : each.value.cidr`),
    cidr_ipv6: raw(`${six} ? each.value.cidr : null`),
  };
}
