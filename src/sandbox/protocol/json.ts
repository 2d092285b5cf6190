import type { AwsFault } from '../awsFault.js';
import type { Reply } from '../context.js';

/** JSON answer of the AWS JSON 1.1 protocol. */
export function jsonReply(output: unknown, requestId: string): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId },
    body: JSON.stringify(output),
  };
}

/** Error of the AWS JSON 1.1 protocol: the code travels in `__type`. */
export function jsonFailure(fault: AwsFault, requestId: string, messageMember: string): Reply {
  return {
    status: fault.status,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId },
    body: JSON.stringify({
      __type: fault.code,
      [messageMember]: fault.message,
      ...fault.members,
    }),
  };
}

/** Parses a JSON object; undefined for anything else. An empty body is an empty object. */
export function parseObject(body: string): Record<string, unknown> | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body === '' ? '{}' : body);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
  return isObject(parsed) ? parsed : undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
