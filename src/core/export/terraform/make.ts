import type { Plan, Step, StepKind, StepSpec } from '../../model/plan.js';
import type { Snapshot } from '../../model/snapshot.js';
import { isRef } from '../script/names.js';
import type { Spec } from '../script/steps/spec.js';
import type { Finder } from './existing.js';
import { attributeOf, type Resource } from './resource.js';
import { raw, type Expression } from './expression.js';

/** What the resources of one plan are made from. */
export interface Making {
  /** With the marks that its steps leave. */
  readonly plan: Plan;
  readonly live: readonly Snapshot[];
  readonly finder: Finder;
  /** The label of a step's resources. */
  readonly label: (stepId: string) => string;
  /** The alias of a step's provider; none for the plan's own account. */
  readonly alias: (step: Step) => string | undefined;
  /** A variable for the address of one place of an endpoint. */
  addressVariable(stepId: string, at: number): string;
  /** The variable that says whether an invitation has to be accepted. */
  invited(stepId: string): string;
}

/** The kind of step that leaves an output behind, and the resource's attribute that has it. */
const outputs: Readonly<
  Record<string, { readonly type: Resource['type']; readonly attribute: string }>
> = {
  groupId: { type: 'aws_security_group', attribute: 'id' },
  endpointId: { type: 'aws_route53_resolver_endpoint', attribute: 'id' },
  ruleId: { type: 'aws_route53_resolver_rule', attribute: 'id' },
  shareArn: { type: 'aws_ram_resource_share', attribute: 'arn' },
};

/** An input: a text, or the attribute of the resource that an earlier step has become. */
export function inputOf({ label }: Pick<Making, 'label'>, input: unknown): Expression {
  if (!isRef(input)) return String(input);
  const { type, attribute } = outputs[input.output] ?? {
    type: 'aws_security_group',
    attribute: 'id',
  };
  return attributeOf({ type, label: label(input.step) }, attribute);
}

/** The addresses of a new inbound endpoint, as a list of texts. */
export function addressesOf({ label }: Pick<Making, 'label'>, stepId: string): Expression {
  const endpoint = { type: 'aws_route53_resolver_endpoint', label: label(stepId) } as const;
  return raw(`[for one in ${attributeOf(endpoint, 'ip_address').text} : one.ip]`);
}

/** Narrows a step to one kind. */
export function isKind<Kind extends StepKind>(
  step: Step,
  kind: Kind,
): step is Step & { readonly spec: Spec<Kind> } {
  return step.spec.kind === kind;
}

/** The step that makes what another one refers to, if it is of this kind. */
export function makerOf<Kind extends StepKind>(
  plan: Plan,
  input: unknown,
  kind: Kind,
): (Step & { readonly spec: Spec<Kind> }) | undefined {
  const found = isRef(input) ? plan.steps.find(({ id }) => id === input.step) : undefined;
  return found && isKind(found, kind) ? found : undefined;
}

/** Kinds that a configuration makes. */
export function isMade(spec: StepSpec): boolean {
  switch (spec.kind) {
    case 'createSecurityGroup':
    case 'authorizeSecurityGroup':
    case 'createResolverEndpoint':
    case 'createResolverRule':
    case 'associateResolverRule':
    case 'shareResolverRule':
    case 'acceptRuleShare':
      return true;
    case 'revokeDefaultEgress':
      // The provider makes groups without it; of a group that is there already it takes nothing.
      return isRef(spec.groupId);
    default:
      return false;
  }
}
