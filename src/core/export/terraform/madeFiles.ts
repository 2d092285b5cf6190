import type { GeneratedFile } from '../../model/generatedFile.js';
import { message, type Message } from '../../model/message.js';
import type { Plan, Step } from '../../model/plan.js';
import type { Snapshot } from '../../model/snapshot.js';
import { blocker } from '../../plan/draft.js';
import { clusterNamesOf } from '../../plan/planClusters.js';
import { isRef } from '../script/names.js';
import type { Exported } from '../exportFormat.js';
import { accountsOf } from './accounts.js';
import { fileText, type Block } from './block.js';
import { canBeCommand, leftComments, leftNotes } from './commands.js';
import { finder } from './existing.js';
import { raw } from './expression.js';
import { frame, variableBlock } from './frame.js';
import { labels } from './labels.js';
import { addressesOf, type Making } from './make.js';
import { leftSteps } from './order.js';
import { isWritten, madeResources } from './resources.js';
import { saidTags } from './tags.js';
import { titlesOf } from './titles.js';
import { texts } from './texts.js';
import { importBlocks, resourceBlock } from './written.js';

/** The configuration of what a plan makes, and the blocks that take over what it has made. */
export function madeFiles(plan: Plan, live: readonly Snapshot[]): Exported {
  const names = labels();
  const labelled = new Map(plan.steps.map(({ id }) => [id, names.take(id)]));
  const variables = new Map<string, Block>();
  const label = (stepId: string): string => labelled.get(stepId) ?? 'unknown';
  const { accounts, alias } = accountsOf(plan, plan.steps);
  const found = finder(plan, live);
  const making: Making = {
    plan,
    live,
    finder: found,
    label,
    alias,
    addressVariable(stepId, at) {
      const name = `${label(stepId)}_address_${at + 1}`;
      variables.set(
        name,
        addressVariable(name, plan, found.of(stepOf(plan, stepId))?.addresses, stepId, at),
      );
      return name;
    },
    invited(stepId) {
      const name = `${label(stepId)}_invited`;
      variables.set(name, invitedVariable(name, making, stepOf(plan, stepId)));
      return name;
    },
  };
  const left = leftSteps(plan, (step) => isWritten(making, step));
  const all = [...left.before, ...left.after, ...left.between];
  const unread = all.filter(
    (step) => step.spec.kind === 'updateResolverRule' || !canBeCommand(step),
  );
  if (unread.length > 0) {
    const what = message('terraform.refused.unread', { steps: titlesOf(unread) });
    return { refused: [blocker(what, message('help.terraform.unread'))] };
  }
  if (left.between.length > 0) {
    const what = message('terraform.refused.between', { steps: titlesOf(left.between) });
    return { refused: [blocker(what, message('help.terraform.between'))] };
  }
  const resources = madeResources(making);
  const tags = saidTags(resources);
  const { id, identity, verb } = plan;
  const head = [
    texts.title(verb, clusterNamesOf(plan).join(', ')),
    texts.plan(id, identity.accountId, identity.region),
    texts.how,
    ...leftComments(plan, live, left),
  ];
  const main: GeneratedFile = {
    name: 'main.tf',
    language: 'terraform',
    text: fileText(head, [
      ...frame(accounts, [...variables.values()]),
      ...tags.locals,
      ...resources.map((one) => resourceBlock(one, tags)),
      ...outputs(making),
    ]),
    notes: [],
  };
  const imports = importBlocks(resources);
  const importFile: GeneratedFile = {
    name: 'imports.tf',
    language: 'terraform',
    text: fileText(texts.imports, imports),
    notes: [],
  };
  const notes: readonly Message[] = [
    message('terraform.note.run'),
    ...addressNotes([...variables.values()]),
    ...leftNotes(plan, live, left),
    ...(imports.length > 0
      ? [message('terraform.note.imports', { file: importFile.name, count: imports.length })]
      : []),
    ...plan.steps
      .filter(({ spec }) => spec.kind === 'acceptRuleShare')
      .map((step) =>
        message('terraform.note.invited', {
          account: (step.as ?? identity).accountId,
          variable: making.invited(step.id),
        }),
      ),
    message('terraform.note.owned'),
  ];
  return { files: [{ ...main, notes }, ...(imports.length > 0 ? [importFile] : [])] };
}

/** Variables without a value: somebody has to give one. */
function addressNotes(variables: readonly Block[]): readonly Message[] {
  const open = variables
    .filter(({ rows }) => rows['default'] === undefined)
    .flatMap(({ labels: [name = ''] = [] }) => [name]);
  return open.length === 0 ? [] : [message('terraform.note.addresses', { variables: open })];
}

function stepOf({ steps }: Plan, id: string): Step {
  const found = steps.find((one) => one.id === id);
  if (!found) throw new Error(`no step ${id}`);
  return found;
}

function addressVariable(
  name: string,
  plan: Plan,
  addresses: readonly (readonly [string, string])[] = [],
  stepId: string,
  at: number,
): Block {
  const { spec } = stepOf(plan, stepId);
  const subnets = spec.kind === 'createResolverEndpoint' ? spec.subnetIds : [];
  const subnet = subnets[at] ?? '';
  // The places of one subnet in the order in which they stand.
  const nth = subnets.slice(0, at).filter((one) => one === subnet).length;
  const known = addresses.filter(([one]) => one === subnet)[nth]?.[1];
  return variableBlock(name, texts.address(subnet), 'string', known, [
    {
      type: 'validation',
      rows: {
        condition: raw(`can(cidrhost(join("/", [var.${name}, "32"]), 0))`),
        error_message: texts.wrongAddress,
      },
    },
  ]);
}

function invitedVariable(name: string, { plan, finder: found }: Making, step: Step): Block {
  const account = (step.as ?? plan.identity).accountId;
  const { spec } = step;
  const shareStep =
    spec.kind === 'acceptRuleShare' && isRef(spec.shareArn) ? spec.shareArn.step : undefined;
  const share = shareStep === undefined ? undefined : found.of(stepOf(plan, shareStep))?.share;
  const external = share?.principals.find(({ id }) => id === account)?.external ?? true;
  return variableBlock(name, texts.invited(account), 'bool', external);
}

/** What DNS servers outside AWS forward to. */
function outputs(making: Making): readonly Block[] {
  const names = labels();
  return (making.plan.forwards ?? []).map(({ endpointName, to }): Block => ({
    type: 'output',
    labels: [names.take(`forward_${endpointName.split('.')[0] ?? ''}`)],
    rows: {
      description: texts.forward(endpointName),
      value: isRef(to) ? addressesOf(making, to.step) : [...to],
    },
  }));
}
