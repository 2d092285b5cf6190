import type { GeneratedFile } from '../../model/generatedFile.js';
import { message, type Message } from '../../model/message.js';
import type { Plan, Step } from '../../model/plan.js';
import { marked } from '../../apply/mark.js';
import { blocker } from '../../plan/draft.js';
import type { Exported } from '../exportFormat.js';
import { cannotBeSaid } from './cannotBeSaid.js';
import { commandsOf } from './commands.js';
import type { Context } from './context.js';
import { logicalIds } from './logicalIds.js';
import { madeFile } from './madeFile.js';
import { namesFor } from './names.js';
import { targeted, wrongAddresses, type InboundAddresses } from './parameters.js';
import { importedBy, type Imported, type Live } from './remove.js';
import { removalFiles } from './removalFiles.js';
import { isMade, ownerOf, stagesOf, type Stage } from './stages.js';
import { stageNotes } from './stageNotes.js';
import type { Resource } from './template.js';

/** What a plan is exported with. */
export interface CloudFormationOptions {
  /**
   * What is there, for what the plan takes away: the plan's own account, and those of its client
   * VPCs. What is not known there becomes a command.
   */
  readonly live?: Live;
  /** Defaults for the addresses of new inbound endpoints. */
  readonly inboundAddresses?: InboundAddresses;
}

/** CloudFormation's quota of resources in a template. */
const mostResources = 500;

/**
 * A plan as CloudFormation: one template for each account that creates something, and one to
 * import and delete for each that takes something away, with what CloudFormation cannot do as
 * commands of the AWS CLI, all in the order of the plan. Pure; refuses rather than leaves out.
 */
export function cloudFormationOf(
  plan: Plan,
  { live = [], inboundAddresses = {} }: CloudFormationOptions = {},
): Exported {
  if (plan.steps.length === 0) return refused('empty', message('help.template.empty'));
  const wrong = wrongAddresses(plan, inboundAddresses);
  if (wrong) return refused('address', message('help.template.address'), wrong);
  const context = contextOf(plan, live, inboundAddresses);
  const stages = stagesOf(context.plan, (step) => meansOf(context, step));
  if (!stages) {
    const steps = context.plan.steps.filter((step) => meansOf(context, step) === 'command');
    return refused('order', message('help.template.order'), { steps: steps.map(({ id }) => id) });
  }
  const written = stages.flatMap((stage) => writtenBy(context, stage));
  const problem = problemWith(written.map((one) => one.resources));
  if (problem) return problem;
  const files = written.flatMap((one) => one.files);
  const [first, ...rest] = files;
  if (!first) return refused('nothing', commandsInstead(context, stages));
  const resources = written.flatMap((one) => one.resources);
  const notes = stageNotes({ ...context, files, resources }, stages);
  return { files: [{ ...first, notes }, ...rest] };
}

function contextOf(plan: Plan, live: Live, chosen: InboundAddresses): Context {
  const steps = plan.steps.map((step) => ({ ...step, spec: marked(step.spec, plan.id) }));
  const names = namesFor(plan, logicalIds());
  const imports = new Map<string, readonly Imported[]>();
  for (const step of steps) {
    const found = importedBy(step, ownerOf(plan, step), live, names);
    if (found.length > 0) imports.set(step.id, found);
  }
  const withMarks = { ...plan, steps };
  return { plan: withMarks, names, live, chosen, imports, targeted: targeted(withMarks) };
}

function meansOf({ imports }: Context, { id, spec }: Step): Stage['kind'] {
  if (isMade(spec)) return 'make';
  return imports.has(id) ? 'remove' : 'command';
}

function writtenBy(
  context: Context,
  stage: Stage,
): readonly {
  readonly files: readonly GeneratedFile[];
  readonly resources: readonly Resource[];
}[] {
  if (stage.kind === 'command') return [];
  return [stage.kind === 'make' ? madeFile(context, stage) : removalFiles(context, stage)];
}

function problemWith(templates: readonly (readonly Resource[])[]): Exported | undefined {
  const large = templates.find((one) => one.length > mostResources);
  if (large) return refused('size', message('help.template.size'), { count: large.length });
  const bad = templates
    .flat()
    .map(({ properties }) => cannotBeSaid(properties))
    .find((one) => one !== undefined);
  if (bad === undefined) return undefined;
  return refused('text', message('help.template.text'), { text: JSON.stringify(bad) });
}

function commandsInstead(context: Context, stages: readonly Stage[]): Message {
  const commands = stages.flatMap((stage) =>
    stage.kind === 'command' ? [commandsOf(context, stage.step)] : [],
  );
  return message('help.template.commands', { commands: commands.join(' && ') });
}

function refused(
  what: 'nothing' | 'empty' | 'order' | 'text' | 'address' | 'size',
  help: Message,
  args?: Message['args'],
): Exported {
  return { refused: [blocker(message(`template.refused.${what}`, args), help)] };
}
