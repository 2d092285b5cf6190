import { AwsFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import { hexOf } from '../../ids.js';
import { instancesOf } from '../../instances.js';
import type { Invocation, RunCommand } from '../../model/instance.js';
import type { Members } from '../../protocol/members.js';
import { unionOf } from '../../union.js';
import type { World } from '../../world.js';
import { runScript } from './runScript.js';

/** As many as anybody looks back. */
const kept = 200;
/** How long an agent takes to see its command, in lags of a list. */
const agentLags = 3;

/** `SendCommand`: to named instances; what comes of it is settled now, and shown when it is time. */
export function sendCommand({ world, accounts, now }: CallContext, input: Members): object {
  const documentName = input.requiredString('DocumentName');
  const instanceIds = input.strings('InstanceIds') ?? [];
  const comment = input.string('Comment', { max: 100 }) ?? '';
  const timeoutSeconds = input.integer('TimeoutSeconds', 30, 2_592_000) ?? 3600;
  const given = input.structure('Parameters');
  const commands = given?.strings('commands');
  const executionTimeout = given?.strings('executionTimeout');
  input.check();
  if (documentName !== 'AWS-RunShellScript') {
    throw new AwsFault('InvalidDocument', `Document with name ${documentName} does not exist.`);
  }
  if (!commands) {
    throw new AwsFault(
      'InvalidParameters',
      'Parameter "commands" is required by the document AWS-RunShellScript.',
    );
  }
  if (new Set(instanceIds).size < instanceIds.length) {
    throw new AwsFault('DuplicateInstanceId', 'An instance ID appears more than once.');
  }
  refuseStrangers(world, instanceIds);
  const command: RunCommand = {
    commandId: nextCommandId(world),
    documentName,
    comment,
    parameters: { commands, ...(executionTimeout && { executionTimeout }) },
    requestedAt: now,
    timeoutSeconds,
    invocations: [],
  };
  const [home = world] = accounts;
  const all = unionOf(home);
  command.invocations = instanceIds.map((id) => invocation(world, all, command, id));
  world.runCommands = [...(world.runCommands ?? []), command].slice(-kept);
  return { Command: commandShape(command) };
}

/** An instance must have an agent that was seen; one that is only quiet may come back. */
function refuseStrangers(world: World, instanceIds: readonly string[]): void {
  const bad = instanceIds.filter((id) => {
    const instance = instancesOf(world).find(({ instanceId }) => instanceId === id);
    return instance?.ssm === undefined || instance.state !== 'running';
  });
  if (instanceIds.length > 0 && bad.length === 0) return;
  throw new AwsFault(
    'InvalidInstanceId',
    `Instances [[${bad.join(', ')}]] not in a valid state for account ${world.accountId}`,
  );
}

function invocation(
  world: World,
  all: World,
  { parameters, requestedAt }: RunCommand,
  instanceId: string,
): Invocation {
  const instance = instancesOf(world).find((each) => each.instanceId === instanceId);
  if (instance?.ssm?.pingStatus !== 'Online') {
    return { instanceId, exitCode: -1, output: '', errorOutput: '' };
  }
  const startsAt = requestedAt + world.timings.listLag * agentLags;
  const script = (parameters['commands'] ?? []).join('\n');
  const { took, ...ran } = runScript(all, requestedAt, instance, script);
  return { instanceId, startsAt, endsAt: startsAt + took, ...ran };
}

/** Not from the source of the other ids: a question must leave those as they are. */
function nextCommandId(world: World): string {
  const count = (world.runCommands ?? []).length;
  const last = world.runCommands?.at(-1)?.commandId ?? '';
  const hex = hexOf(`${world.accountId}/${world.region}/command/${count}/${last}`, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** `Command` of SendCommand and ListCommands, as it is at the start. */
function commandShape(command: RunCommand): object {
  const { commandId, documentName, comment, parameters, requestedAt, timeoutSeconds } = command;
  return {
    CommandId: commandId,
    DocumentName: documentName,
    DocumentVersion: '$DEFAULT',
    Comment: comment,
    ExpiresAfter: requestedAt / 1000 + timeoutSeconds,
    Parameters: parameters,
    InstanceIds: command.invocations.map(({ instanceId }) => instanceId),
    Targets: [],
    RequestedDateTime: requestedAt / 1000,
    Status: 'Pending',
    StatusDetails: 'Pending',
    TargetCount: command.invocations.length,
    CompletedCount: 0,
    ErrorCount: 0,
    DeliveryTimedOutCount: 0,
    TimeoutSeconds: timeoutSeconds,
  };
}
