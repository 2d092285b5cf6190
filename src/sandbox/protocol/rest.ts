import type { AwsFault } from '../awsFault.js';
import type { Reply } from '../context.js';

export function restReply(output: object, requestId: string): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId },
    body: JSON.stringify(output),
  };
}

/** Error of the REST JSON protocol: the code travels in a header. */
export function restFailure(fault: AwsFault, requestId: string): Reply {
  return {
    status: fault.status,
    headers: {
      'content-type': 'application/json',
      'x-amzn-requestid': requestId,
      'x-amzn-errortype': fault.code,
    },
    body: JSON.stringify({ message: fault.message, ...fault.members }),
  };
}
