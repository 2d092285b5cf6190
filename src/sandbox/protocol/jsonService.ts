import type { AwsFault } from '../awsFault.js';
import type { CallContext } from '../context.js';
import type { Service } from '../service.js';
import { jsonFailure, jsonReply, parseObject } from './json.js';
import { Members } from './members.js';

/** What tells one service of AWS JSON 1.1 from another. */
export interface JsonServicePlan {
  /** The IAM prefix. */
  readonly name: Service['name'];
  /** What `x-amz-target` begins with, the dot included. */
  readonly targetPrefix: string;
  readonly operations: Readonly<Record<string, (context: CallContext, input: Members) => object>>;
  readonly common: Service['common'];
  /** The member that holds a fault's text. */
  readonly messageMember: (fault: AwsFault) => 'Message' | 'message';
}

/** A service of AWS JSON 1.1: the operation travels in `x-amz-target`. */
export function jsonService(plan: JsonServicePlan): Service {
  const { name, targetPrefix, common, messageMember } = plan;
  const operations = new Map(Object.entries(plan.operations));
  return {
    name,
    recognises: (request) => (request.headers['x-amz-target'] ?? '').startsWith(targetPrefix),
    operationOf(request) {
      const target = request.headers['x-amz-target'] ?? '';
      return target.startsWith(targetPrefix) ? target.slice(targetPrefix.length) : '';
    },
    perform(context, operation, request, requestId) {
      const act = operations.get(operation);
      if (!act) throw common('UnknownOperation', { operation, caller: '' });
      const body = parseObject(request.body);
      if (!body) throw common('Malformed', { operation, caller: '' });
      return jsonReply(act(context, new Members(body)), requestId);
    },
    failure: (fault, requestId) => jsonFailure(fault, requestId, messageMember(fault)),
    common,
  };
}
