import { AwsFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import type { Invocation, RunCommand } from '../../model/instance.js';
import type { Members } from '../../protocol/members.js';
import { pageOf } from '../../protocol/paging.js';
import type { World } from '../../world.js';
import { hasOutput, invocationState } from './invocationState.js';

const idLimits = { min: 36, max: 36 };
/** Of each of the two outputs (API reference, GetCommandInvocation). */
const longestOutput = 24_000;
const longestListed = 2_500;

/** `GetCommandInvocation`: not there at once after SendCommand. */
export function getCommandInvocation({ world, now }: CallContext, input: Members): object {
  const commandId = input.requiredString('CommandId', idLimits);
  const instanceId = input.requiredString('InstanceId');
  input.string('PluginName');
  input.check();
  const found = commandOf(world, commandId);
  const own = found?.invocations.find((each) => each.instanceId === instanceId);
  if (!found || !own || now < found.requestedAt + world.timings.listLag) {
    throw new AwsFault('InvocationDoesNotExist', '');
  }
  const state = invocationState(found, own, now);
  const shown = hasOutput(state);
  const iso = (at: number | undefined): string =>
    at === undefined || now < at ? '' : new Date(at).toISOString();
  return {
    CommandId: commandId,
    InstanceId: instanceId,
    Comment: found.comment,
    DocumentName: found.documentName,
    DocumentVersion: '$DEFAULT',
    PluginName: 'aws:runShellScript',
    ResponseCode: shown ? own.exitCode : -1,
    ExecutionStartDateTime: iso(own.startsAt),
    ExecutionElapsedTime: shown ? `PT${((own.endsAt ?? 0) - (own.startsAt ?? 0)) / 1000}S` : '',
    ExecutionEndDateTime: state.over ? iso(own.endsAt) : '',
    Status: state.status,
    StatusDetails: state.details,
    StandardOutputContent: shown ? own.output.slice(0, longestOutput) : '',
    StandardErrorContent: shown ? own.errorOutput.slice(0, longestOutput) : '',
    StandardOutputUrl: '',
    StandardErrorUrl: '',
  };
}

/** `ListCommandInvocations`, the newest first. */
export function listCommandInvocations({ world, now }: CallContext, input: Members): object {
  const commandId = input.string('CommandId', idLimits);
  const instanceId = input.string('InstanceId');
  const size = input.integer('MaxResults', 1, 50);
  const token = input.string('NextToken');
  const details = input.boolean('Details') ?? false;
  input.check();
  if (commandId !== undefined && !commandOf(world, commandId)) throw invalidCommandId();
  const rows = (world.runCommands ?? [])
    .toReversed()
    .filter((command) => commandId === undefined || command.commandId === commandId)
    .filter(({ requestedAt }) => now >= requestedAt + world.timings.listLag)
    .flatMap((command) => command.invocations.map((own) => ({ command, own })))
    .filter(({ own }) => instanceId === undefined || own.instanceId === instanceId);
  const keyOf = ({ command, own }: (typeof rows)[number]): string =>
    `${command.commandId}/${own.instanceId}`;
  const page = pageOf(rows, keyOf, 'CommandInvocations', size ?? 50, token);
  if (!page) throw new AwsFault('InvalidNextToken', 'The specified token is not valid.');
  return {
    CommandInvocations: page.items.map(({ command, own }) => listed(command, own, now, details)),
    ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
  };
}

function listed(command: RunCommand, own: Invocation, now: number, details: boolean): object {
  const { commandId, comment, documentName, requestedAt } = command;
  const state = invocationState(command, own, now);
  const stated = { Status: state.status, StatusDetails: state.details };
  return {
    CommandId: commandId,
    InstanceId: own.instanceId,
    Comment: comment,
    DocumentName: documentName,
    RequestedDateTime: requestedAt / 1000,
    ...stated,
    CommandPlugins: details
      ? [
          {
            Name: 'aws:runShellScript',
            ...stated,
            ResponseCode: hasOutput(state) ? own.exitCode : -1,
            Output: hasOutput(state) ? own.output.slice(0, longestListed) : '',
          },
        ]
      : [],
  };
}

/** `CancelCommand`: what is over stays as it is. */
export function cancelCommand({ world, now }: CallContext, input: Members): object {
  const commandId = input.requiredString('CommandId', idLimits);
  const instanceIds = input.strings('InstanceIds') ?? [];
  input.check();
  const command = commandOf(world, commandId);
  if (!command) throw invalidCommandId();
  for (const own of command.invocations) {
    if (instanceIds.length > 0 && !instanceIds.includes(own.instanceId)) continue;
    if (!invocationState(command, own, now).over) own.cancelledAt = now;
  }
  return {};
}

function commandOf(world: World, commandId: string): RunCommand | undefined {
  return (world.runCommands ?? []).find((each) => each.commandId === commandId);
}

function invalidCommandId(): AwsFault {
  return new AwsFault('InvalidCommandId', '');
}
