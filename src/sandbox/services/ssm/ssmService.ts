import { jsonFaults, says, speaking } from '../../protocol/frontDoor.js';
import { jsonService } from '../../protocol/jsonService.js';
import { describeInstanceInformation } from './instanceInformation.js';
import { cancelCommand, getCommandInvocation, listCommandInvocations } from './invocations.js';
import { sendCommand } from './sendCommand.js';

const targetPrefix = 'AmazonSSM.';

const operations = {
  CancelCommand: cancelCommand,
  DescribeInstanceInformation: describeInstanceInformation,
  GetCommandInvocation: getCommandInvocation,
  ListCommandInvocations: listCommandInvocations,
  SendCommand: sendCommand,
};

const commonFault = speaking({
  ...jsonFaults('ssm'),
  Internal: says('InternalServerError', 'An error occurred on the server side.', 500),
});

/** Systems Manager, as far as Run Command goes: AWS JSON 1.1. */
export const ssmService = jsonService({
  name: 'ssm',
  targetPrefix,
  operations,
  common: commonFault,
  messageMember: () => 'Message',
});
