import type { Input, Plan, Ref, Step, StepSpec } from '../../model/plan.js';
import type { Names } from './names.js';
import { commandLine, type WordPart } from './shell.js';
import { stackName } from './stackName.js';
import { attribute, type Value } from './template.js';

/** A value that a stack gives out. */
export interface Output {
  readonly id: string;
  readonly description: string;
  readonly value: Value;
}

/** Whether an input is another step's output. */
export function isRef<T>(input: Input<T>): input is Ref {
  return typeof input === 'object' && input !== null && 'step' in input;
}

/** The attribute in which a resource has an output, by the output's name. */
const attributes: Readonly<Record<string, string>> = {
  groupId: 'GroupId',
  endpointId: 'ResolverEndpointId',
  ruleId: 'ResolverRuleId',
  shareArn: 'Arn',
};

/** A step's output, in the template that makes the thing. */
export function ownValue(names: Names, { step, output }: Ref): Value {
  return attribute(names.resource(step), attributes[output] ?? 'Arn');
}

/** What a stack gives out for other stacks, for commands and for people. */
export function outputsOf(step: Step, names: Names): readonly Output[] {
  const give = (output: string, description: string): readonly Output[] => {
    const ref = { step: step.id, output };
    return [{ id: names.output(ref), description, value: ownValue(names, ref) }];
  };
  switch (step.spec.kind) {
    case 'createResolverEndpoint':
      return give('endpointId', `Id of the ${step.spec.direction.toLowerCase()} endpoint`);
    case 'createResolverRule':
      return give('ruleId', 'Id of the forwarding rule');
    case 'shareResolverRule':
      return give('shareArn', 'ARN of the resource share');
    default:
      return [];
  }
}

/** An input for a command line: as it is, or read from the stack that made it, which is the plan's own account's. */
export function shellInput(plan: Plan, names: Names, input: Input<string>): WordPart {
  if (!isRef(input)) return input;
  const { region } = plan.identity;
  const query = `Stacks[0].Outputs[?OutputKey==\`${names.output(input)}\`].OutputValue`;
  const words = ['aws', 'cloudformation', 'describe-stacks', '--region', region];
  const rest = ['--stack-name', stackName(plan, 'make'), '--query', query, '--output', 'text'];
  return { shell: `$(${commandLine([...words, ...rest])})` };
}

/** The step whose output something is, if it is of this kind. */
export function makerOf<Kind extends StepSpec['kind']>(
  plan: Plan,
  { step }: Ref,
  kind: Kind,
): (Step & { readonly spec: Extract<StepSpec, { readonly kind: Kind }> }) | undefined {
  const found = plan.steps.find(({ id }) => id === step);
  return found && isKind(found, kind) ? found : undefined;
}

function isKind<Kind extends StepSpec['kind']>(
  step: Step,
  kind: Kind,
): step is Step & { readonly spec: Extract<StepSpec, { readonly kind: Kind }> } {
  return step.spec.kind === kind;
}
