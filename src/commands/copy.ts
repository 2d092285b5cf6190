import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import { nodesIn } from '../ui/nodeIn.js';
import { cliCommandFor } from './cliCommand.js';
import type { Command, CommandDeps } from './deps.js';
import { resourceOf, type Resource } from './resources.js';

/** A command that copies one property of a row, or of all that are selected, a line for each. */
function copies(property: (resource: Resource) => string | undefined): Command {
  return (deps) => async (_context, argument, rows) => {
    const texts = resourcesIn(deps, argument, rows).flatMap((one) => property(one) || []);
    return copyText(deps, texts.join('\n'));
  };
}

/** **Copy ARN**. */
export const copyArn: Command = copies(({ arn }) => arn);

/** **Copy id**. */
export const copyId: Command = copies(({ id }) => id);

/** **Copy name**; of an address, the address itself. */
export const copyName: Command = copies(({ name }) => name);

/** **Copy endpoint name**: the name that kubectl resolves. */
export const copyEndpointName: Command = copies(({ endpointName }) => endpointName);

/** **Copy as JSON**: what was read; of several, a list. */
export const copyJson: Command = (deps) => async (_context, argument, rows) => {
  const all = resourcesIn(deps, argument, rows).map(({ facts }) => facts);
  const [first] = all;
  if (first === undefined) return copyText(deps, '');
  return copyText(deps, JSON.stringify(all.length === 1 ? first : all, undefined, 2));
};

/** **Copy AWS CLI command**: what shows the same in a terminal. */
export const copyCliCommand: Command = (deps) => async (_context, argument, rows) => {
  const profiles = await deps.operations.profiles();
  const lines = nodesIn(argument, rows).flatMap((node) => cliCommandFor(node, profiles) ?? []);
  return copyText(deps, [...new Set(lines)].join('\n'));
};

function resourcesIn(
  { operations }: Pick<CommandDeps, 'operations'>,
  argument: unknown,
  rows: unknown,
): readonly Resource[] {
  return nodesIn(argument, rows).flatMap((node) =>
    'scope' in node ? (resourceOf(node, operations.snapshot(node.scope)) ?? []) : [],
  );
}

async function copyText({ window }: CommandDeps, text: string): Promise<string> {
  if (text === '') {
    throw new PortError({
      kind: 'notFound',
      messageKey: 'ui.error.nothingToCopy',
      args: {},
      help: message('ui.help.nothingToCopy'),
    });
  }
  await window.copy(text);
  return text;
}
