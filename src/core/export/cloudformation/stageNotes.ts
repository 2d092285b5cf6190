import type { GeneratedFile } from '../../model/generatedFile.js';
import { message, type Message } from '../../model/message.js';
import { text } from '../../model/text.js';
import { commandsOf, placeOf } from './commands.js';
import type { Context } from './context.js';
import { isRef, shellInput } from './made.js';
import { addressParameters, takenFrom } from './parameters.js';
import { commandLine, type Word } from './shell.js';
import { fileName, importName, stackName } from './stackName.js';
import type { Stage } from './stages.js';
import type { Resource } from './template.js';

/** As much as CloudFormation takes without a bucket. */
const mostBytes = 51_200;

/** A context with what was written in it. */
export interface Written extends Context {
  readonly files: readonly GeneratedFile[];
  readonly resources: readonly Resource[];
}

type StackStage = Extract<Stage, { readonly kind: 'make' | 'remove' }>;

/** What a person has to do, stage by stage, and what the templates do not say. */
export function stageNotes(context: Written, stages: readonly Stage[]): readonly Message[] {
  const { plan } = context;
  const account = plan.identity.accountId;
  return [
    message('template.note.commandsAs', { account }),
    ...stages.map((stage, at) => stageNote(context, stage, at + 1)),
    ...stages.flatMap((stage) => (stage.kind === 'make' ? madeNotes(context, stage) : [])),
    ...ownedNote(context, stages),
    ...(stages.some(({ kind }) => kind === 'remove') ? importNotes(context) : []),
    ...context.files
      .map(({ name: file, text: body }) => ({ file, size: Buffer.byteLength(body) }))
      .filter(({ file, size }) => file.endsWith('.yaml') && size > mostBytes)
      .map((args) => message('template.note.large', args)),
  ];
}

function stageNote(context: Context, stage: Stage, at: number): Message {
  const { plan } = context;
  if (stage.kind === 'command') {
    const command = commandsOf(context, stage.step);
    const args = { at, step: text(stage.step.title), command };
    const accepts = stage.step.spec.kind === 'acceptRuleShare';
    return message(accepts ? 'template.note.accept' : 'template.note.command', args);
  }
  const { identity, kind } = stage;
  const file = fileName(plan, kind, identity);
  const command = kind === 'make' ? deploy(context, stage) : importAndDelete(context, stage);
  const args = { at, account: identity.accountId, file, command };
  return message(kind === 'make' ? 'template.note.deploy' : 'template.note.remove', args);
}

function deploy({ plan, names, targeted, chosen }: Context, stage: StackStage): string {
  const { identity, steps } = stage;
  const addresses = steps
    .filter(({ id }) => targeted.has(id))
    .flatMap((step) => addressParameters(step, names, chosen))
    .filter(({ value }) => value === undefined)
    .map(({ id }): Word => [`${id}=`, { shell: `$${id}` }]);
  const taken = takenFrom(plan, steps, names).map(({ id, from }): Word => [
    `${id}=`,
    shellInput(plan, names, from),
  ]);
  const values = [...addresses, ...taken];
  return commandLine([
    ...['aws', 'cloudformation', 'deploy', ...placeOf(plan, identity)],
    ...['--stack-name', stackName(plan, 'make')],
    ...['--template-file', fileName(plan, 'make', identity)],
    ...(values.length > 0 ? ['--parameter-overrides', ...values] : []),
  ]);
}

function importAndDelete({ plan }: Context, { identity }: StackStage): string {
  const stack = ['--stack-name', stackName(plan, 'remove')];
  const change = ['--change-set-name', 'import'];
  const call = (operation: readonly string[], ...rest: readonly string[]): string =>
    commandLine([
      ...['aws', 'cloudformation', ...operation, ...placeOf(plan, identity)],
      ...stack,
      ...rest,
    ]);
  return [
    call(
      ['create-change-set'],
      ...change,
      ...['--change-set-type', 'IMPORT'],
      ...['--template-body', `file://${fileName(plan, 'remove', identity)}`],
      ...['--resources-to-import', `file://${importName(plan, identity)}`],
    ),
    call(['wait', 'change-set-create-complete'], ...change),
    call(['execute-change-set'], ...change),
    call(['wait', 'stack-import-complete']),
    call(['delete-stack']),
    call(['wait', 'stack-delete-complete']),
  ].join(' && ');
}

function madeNotes(context: Written, stage: StackStage): readonly Message[] {
  const { plan, names, chosen, targeted } = context;
  const { identity, steps } = stage;
  const place = placeOf(plan, identity);
  const asked = steps.filter(({ id }) => targeted.has(id));
  const open = asked.flatMap((step) =>
    addressParameters(step, names, chosen).filter(({ value }) => value === undefined),
  );
  const subnets = [
    ...new Set(
      asked.flatMap(({ spec }) => (spec.kind === 'createResolverEndpoint' ? spec.subnetIds : [])),
    ),
  ];
  // Within a group of the stack they need no tags: they go with it.
  const entries = context.resources
    .filter(({ type }) => /SecurityGroup(?:In|E)gress$/.test(type))
    .map(({ id }) => id)
    .filter((id) => steps.some((step) => names.entries(step.id).includes(id)));
  return [
    ...(open.length > 0
      ? [
          message('template.note.addresses', {
            parameters: open.map(({ id }) => id),
            subnets,
            ranges: commandLine([
              ...['aws', 'ec2', 'describe-subnets', ...place, '--subnet-ids', ...subnets],
              ...['--query', 'Subnets[].[SubnetId,CidrBlock]', '--output', 'text'],
            ]),
            taken: commandLine([
              ...['aws', 'ec2', 'describe-network-interfaces', ...place],
              ...['--filters', `Name=subnet-id,Values=${subnets.join(',')}`],
              ...['--query', 'NetworkInterfaces[].PrivateIpAddresses[].PrivateIpAddress'],
              ...['--output', 'text'],
            ]),
          }),
        ]
      : []),
    ...laterAddresses(context, stage),
    ...(entries.length > 0 ? [message('template.note.untagged', { entries })] : []),
  ];
}

/** Stacks go in the reverse of their order: another account's association before the rule. */
function ownedNote({ plan }: Context, stages: readonly Stage[]): readonly Message[] {
  const commands = stages
    .filter(({ kind }) => kind === 'make')
    .toReversed()
    .flatMap(({ identity }) =>
      [['delete-stack'], ['wait', 'stack-delete-complete']].map((operation) =>
        commandLine([
          ...['aws', 'cloudformation', ...operation, ...placeOf(plan, identity)],
          ...['--stack-name', stackName(plan, 'make')],
        ]),
      ),
    );
  if (commands.length === 0) return [];
  return [message('template.note.owned', { command: commands.join(' && ') })];
}

/** What DNS servers outside AWS forward to, where no rule needs it and AWS chooses. */
function laterAddresses(
  { plan, names, targeted }: Context,
  { steps, identity }: StackStage,
): readonly Message[] {
  const wanted = (plan.forwards ?? []).flatMap(({ to }) => (isRef(to) ? [to.step] : []));
  return steps.flatMap(({ id, spec }) => {
    if (spec.kind !== 'createResolverEndpoint' || targeted.has(id) || !wanted.includes(id)) {
      return [];
    }
    const endpointId = shellInput(plan, names, { step: id, output: 'endpointId' });
    const command = commandLine([
      ...['aws', 'route53resolver', 'list-resolver-endpoint-ip-addresses'],
      ...placeOf(plan, identity),
      ...['--resolver-endpoint-id', [endpointId], '--query', 'IpAddresses[].Ip'],
    ]);
    return [message('template.note.addressesLater', { endpoint: spec.name, command })];
  });
}

function importNotes({ plan }: Context): readonly Message[] {
  const command = commandLine([
    ...['aws', 'cloudformation', 'get-template-summary', ...placeOf(plan, plan.identity)],
    ...['--template-body', `file://${fileName(plan, 'remove', plan.identity)}`],
    ...['--query', 'ResourceIdentifierSummaries'],
  ]);
  return [message('template.note.import', { command }), message('template.note.stack')];
}
