import type { CallContext } from '../../context.js';
import { jsonFaults, says, speaking } from '../../protocol/frontDoor.js';
import { jsonFailure, jsonReply, parseObject } from '../../protocol/json.js';
import { Members } from '../../protocol/members.js';
import type { Service } from '../../service.js';
import { getDefaultQuota, getQuota, listDefaultQuotas, listQuotas } from './operations.js';

const targetPrefix = 'ServiceQuotasV20190624.';

const operations = new Map<string, (context: CallContext, input: Members) => object>(
  Object.entries({
    GetAWSDefaultServiceQuota: getDefaultQuota,
    GetServiceQuota: getQuota,
    ListAWSDefaultServiceQuotas: listDefaultQuotas,
    ListServiceQuotas: listQuotas,
  }),
);

const commonFault = speaking({
  ...jsonFaults('servicequotas'),
  Throttling: says('TooManyRequestsException', 'Rate exceeded'),
  Internal: says('ServiceException', 'Internal error, please retry.', 500),
});

/** Service Quotas: AWS JSON 1.1. */
export const quotasService: Service = {
  name: 'servicequotas',
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
