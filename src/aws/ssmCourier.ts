import {
  CancelCommandCommand,
  DescribeInstanceInformationCommand,
  GetCommandInvocationCommand,
  SendCommandCommand,
  type GetCommandInvocationResult,
} from '@aws-sdk/client-ssm';
import { deliveryIn, insideCommand } from '../core/model/insideCommand.js';
import { cancelled, PortError } from '../core/model/portError.js';
import type { SsmVantage } from '../core/model/vantage.js';
import type { Clock } from '../core/ports.js';
import type { SsmCourier } from '../core/ports/couriers.js';
import { callsTo, type Caller } from './caller.js';
import type { Clients } from './clients.js';
import { required } from './map/required.js';
import { allPages } from './paging.js';
import * as trouble from './ssmErrors.js';
import { instancesOf } from './ssmInstances.js';

/** Seconds for the agent to take the command: the least that SSM knows. */
const deliverySeconds = 30;
/** Seconds that the command may run there: two tries and a start. */
const executionSeconds = 30;
/** Then nothing is waited for any more, milliseconds. */
const longestMs = (deliverySeconds + executionSeconds + 5) * 1000;
/** Between two looks, milliseconds: short at first, since an agent that is there takes a second. */
const pollMs = (look: number): number => Math.min(3000, 300 * 1.3 ** look);
/** For the last call of one who has given up, milliseconds. */
const cancelMs = 5000;

const over = new Set(['Success', 'Failed', 'TimedOut', 'Cancelled']);

/** Asks on instances by `ssm:SendCommand`: one document, one command, always the same but for the question. */
export function ssmCourier(caller: Caller, clients: () => Clients, clock: Clock): SsmCourier {
  const read = callsTo(caller, 'ssm');
  const write = callsTo(caller, 'ssm', true);
  const ssm = (): Clients['ssm'] => clients().ssm;

  const look = async (
    CommandId: string,
    InstanceId: string,
    signal: AbortSignal,
  ): Promise<GetCommandInvocationResult | undefined> => {
    try {
      return await read('GetCommandInvocation', signal, (options) =>
        ssm().send(new GetCommandInvocationCommand({ CommandId, InstanceId }), options),
      );
    } catch (error) {
      // Not known everywhere at once.
      const early = error instanceof PortError && error.info.code === 'InvocationDoesNotExist';
      if (early) return undefined;
      throw error;
    }
  };

  /** Best effort, whatever has happened to the caller's own signal. */
  const cancel = async (CommandId: string, id: string): Promise<void> => {
    const input = { CommandId, InstanceIds: [id] };
    await write('CancelCommand', AbortSignal.timeout(cancelMs), (options) =>
      ssm().send(new CancelCommandCommand(input), options),
    ).catch(() => undefined);
  };

  const settled = async (
    commandId: string,
    { instanceId }: SsmVantage,
    signal: AbortSignal,
  ): Promise<GetCommandInvocationResult> => {
    const end = clock.now() + longestMs;
    let taken = false;
    for (let looks = 0; clock.now() < end; looks += 1) {
      await clock.sleep(pollMs(looks), signal);
      const found = await look(commandId, instanceId, signal);
      if (found && over.has(found.Status ?? '')) return found;
      taken ||= found?.Status === 'InProgress';
    }
    throw taken
      ? trouble.tooLong(instanceId, executionSeconds)
      : trouble.notDelivered(instanceId, deliverySeconds, 'Pending');
  };

  return {
    async list(signal) {
      const online = await allPages(async (NextToken) => {
        const Filters = [{ Key: 'PingStatus', Values: ['Online'] }];
        const page = await read('DescribeInstanceInformation', signal, (options) =>
          ssm().send(
            new DescribeInstanceInformationCommand({ Filters, MaxResults: 50, NextToken }),
            options,
          ),
        );
        return { items: page.InstanceInformationList, next: page.NextToken };
      });
      // A shell and a Python are what Linux has; others have neither of that name.
      const ids = online.flatMap(({ InstanceId, PlatformType, ResourceType }) =>
        PlatformType === 'Linux' && ResourceType === 'EC2Instance' ? [InstanceId ?? ''] : [],
      );
      return instancesOf(callsTo(caller, 'ec2'), clients, ids, signal);
    },

    async carry(vantage, question, signal) {
      const { instanceId } = vantage;
      const input = {
        DocumentName: 'AWS-RunShellScript',
        InstanceIds: [instanceId],
        Comment: 'EKS Private DNS: asks one DNS question',
        TimeoutSeconds: deliverySeconds,
        Parameters: {
          commands: [insideCommand(question)],
          executionTimeout: [String(executionSeconds)],
        },
      };
      let commandId: string;
      try {
        // One that is given up while it is being sent is heard out: without its id it would run on.
        const { Command } = await write('SendCommand', outliving(signal, cancelMs), (options) =>
          ssm().send(new SendCommandCommand(input), options),
        );
        commandId = required(Command?.CommandId, 'SendCommand.Command.CommandId');
      } catch (error) {
        throw signal.aborted ? cancelled('ssm:SendCommand') : trouble.ofSending(error, instanceId);
      }
      try {
        return deliveryOf(await settled(commandId, vantage, signal), vantage);
      } catch (error) {
        // What is over cannot be cancelled, and does not mind.
        await cancel(commandId, instanceId);
        throw signal.aborted ? cancelled('ssm:SendCommand') : error;
      }
    },
  };
}

/** Aborts so many milliseconds after the other one; at once where that is over already. */
function outliving(signal: AbortSignal, ms: number): AbortSignal {
  if (signal.aborted) return signal;
  const later = new AbortController();
  const end = (): void => void setTimeout(() => later.abort(), ms).unref();
  signal.addEventListener('abort', end, { once: true });
  return later.signal;
}

function deliveryOf(result: GetCommandInvocationResult, { instanceId }: SsmVantage) {
  const { Status, StatusDetails = '', StandardOutputContent = '', ResponseCode = -1 } = result;
  if (['DeliveryTimedOut', 'Undeliverable'].includes(StatusDetails)) {
    throw trouble.notDelivered(instanceId, deliverySeconds, StatusDetails);
  }
  if (Status === 'TimedOut') throw trouble.tooLong(instanceId, executionSeconds);
  if (Status === 'Cancelled' || StatusDetails === 'Terminated') {
    throw trouble.stopped(instanceId, StatusDetails);
  }
  const delivery = deliveryIn(StandardOutputContent);
  if (delivery === 'no-python') throw trouble.noPython(instanceId);
  const said = `${StandardOutputContent} ${result.StandardErrorContent ?? ''}`;
  if (Status !== 'Success') throw trouble.failed(instanceId, ResponseCode, said);
  if (delivery === undefined) throw trouble.notOurs(instanceId, said);
  return delivery;
}
