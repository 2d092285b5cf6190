import type { Input, Plan, Ref, Step } from '../../model/plan.js';
import { isRef, makerOf } from './made.js';
import type { Names } from './names.js';
import { texts } from './texts.js';

/** A parameter of a template. */
export interface Parameter {
  readonly id: string;
  readonly description: string;
  /** A regular expression that the whole value must match. */
  readonly pattern: string;
  readonly wrong: string;
  readonly value?: string;
}

/** Addresses for new inbound endpoints, by step id and in the order of the step's subnets. */
export type InboundAddresses = Readonly<Record<string, readonly string[]>>;

const octet = '(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const ipv4Pattern = `^(${octet}\\.){3}${octet}$`;

/**
 * The inbound endpoints whose addresses a rule of the plan needs. No attribute of the resource
 * tells which addresses AWS chose, so they have to be chosen beforehand; those that only people
 * and DNS servers outside AWS need can be read afterwards.
 */
export function targeted({ steps }: Plan): ReadonlySet<string> {
  const inputs = steps.flatMap(({ spec }): readonly Input<readonly string[]>[] =>
    spec.kind === 'createResolverRule'
      ? [spec.targetIps]
      : spec.kind === 'updateResolverRule'
        ? [spec.targets]
        : [],
  );
  return new Set(inputs.flatMap((input) => (isRef(input) ? [input.step] : [])));
}

/** The parameters for the addresses of one new inbound endpoint. */
export function addressParameters(
  step: Step,
  names: Names,
  chosen: InboundAddresses,
): readonly Parameter[] {
  const { spec } = step;
  if (spec.kind !== 'createResolverEndpoint') return [];
  const ids = names.addresses(step.id);
  return spec.subnetIds.map((subnet, at) => {
    const first = spec.subnetIds.indexOf(subnet) === at;
    const value = chosen[step.id]?.[at] ?? (first ? spec.pinnedIps?.[subnet] : undefined);
    return {
      id: ids[at] ?? '',
      description: `A free IPv4 address of ${subnet}`,
      pattern: ipv4Pattern,
      wrong: texts.wrongAddress,
      ...(value === undefined ? {} : { value }),
    };
  });
}

/** The parameters by which a template takes what another account's stack gives out. */
export function takenFrom(
  plan: Plan,
  steps: readonly Step[],
  names: Names,
): readonly (Parameter & { readonly from: Ref })[] {
  const here = new Set(steps.map(({ id }) => id));
  const taken = steps.flatMap(({ spec }) => {
    if (spec.kind !== 'associateResolverRule' || !isRef(spec.ruleId)) return [];
    const { ruleId } = spec;
    if (here.has(ruleId.step) || !makerOf(plan, ruleId, 'createResolverRule')) return [];
    return [[names.output(ruleId), ruleId] as const];
  });
  return [...new Map(taken)].map(([id, from]) => ({
    id,
    from,
    description: texts.takenRule(plan.identity.accountId),
    pattern: '^rslvr-rr-[0-9a-z]+$',
    wrong: texts.wrongRule,
  }));
}

/** The first address given that is none. */
export function wrongAddresses(
  { steps }: Plan,
  chosen: InboundAddresses,
): { readonly address: string; readonly endpoint: string } | undefined {
  for (const { id, spec } of steps) {
    if (spec.kind !== 'createResolverEndpoint') continue;
    const address = chosen[id]?.find((one) => !new RegExp(ipv4Pattern).test(one));
    if (address !== undefined) return { address, endpoint: spec.name };
  }
  return undefined;
}
