import type { CallContext } from '../../context.js';
import { jsonFaults, says, speaking } from '../../protocol/frontDoor.js';
import { jsonFailure, jsonReply, parseObject } from '../../protocol/json.js';
import { Members } from '../../protocol/members.js';
import type { Service } from '../../service.js';
import { describeInstanceInformation } from './instanceInformation.js';
import { cancelCommand, getCommandInvocation, listCommandInvocations } from './invocations.js';
import { sendCommand } from './sendCommand.js';

const targetPrefix = 'AmazonSSM.';

const operations = new Map<string, (context: CallContext, input: Members) => object>(
  Object.entries({
    CancelCommand: cancelCommand,
    DescribeInstanceInformation: describeInstanceInformation,
    GetCommandInvocation: getCommandInvocation,
    ListCommandInvocations: listCommandInvocations,
    SendCommand: sendCommand,
  }),
);

const commonFault = speaking({
  ...jsonFaults('ssm'),
  Internal: says('InternalServerError', 'An error occurred on the server side.', 500),
});

/** Systems Manager, as far as Run Command goes: AWS JSON 1.1. */
export const ssmService: Service = {
  name: 'ssm',
  recognises: (request) => (request.headers['x-amz-target'] ?? '').startsWith(targetPrefix),
  operationOf(request) {
    const target = request.headers['x-amz-target'] ?? '';
    return target.startsWith(targetPrefix) ? target.slice(targetPrefix.length) : '';
  },
  perform(context, operation, request, requestId) {
    const act = operations.get(operation);
    if (!act) throw commonFault('UnknownOperation', { operation, caller: '' });
    const body = parseObject(request.body);
    if (!body) throw commonFault('Malformed', { operation, caller: '' });
    return jsonReply(act(context, new Members(body)), requestId);
  },
  failure: (fault, requestId) => jsonFailure(fault, requestId, 'Message'),
  common: commonFault,
};
