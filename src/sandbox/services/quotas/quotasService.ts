import { AwsFault, type CommonFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import { jsonFailure, jsonReply, parseObject } from '../../protocol/json.js';
import { Members } from '../../protocol/members.js';
import type { FaultDetail, Service } from '../../service.js';
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

function commonFault(kind: CommonFault, { operation, caller, text }: FaultDetail): AwsFault {
  switch (kind) {
    case 'MissingAuthenticationToken':
      return new AwsFault('MissingAuthenticationTokenException', 'Missing Authentication Token');
    case 'InvalidClientRegion':
      return new AwsFault(
        'InvalidSignatureException',
        text ?? 'Credential should be scoped to a valid region.',
      );
    case 'ExpiredToken':
      return new AwsFault(
        'ExpiredTokenException',
        'The security token included in the request is expired',
      );
    case 'AccessDenied':
      return new AwsFault(
        'AccessDeniedException',
        text ??
          `User: ${caller} is not authorized to perform: servicequotas:${operation} because no identity-based policy allows the servicequotas:${operation} action`,
      );
    case 'Throttling':
      return new AwsFault('TooManyRequestsException', text ?? 'Rate exceeded');
    case 'UnknownOperation':
      return new AwsFault('UnknownOperationException', text ?? '');
    case 'Malformed':
      return new AwsFault(
        'SerializationException',
        text ?? 'The request body is not a JSON object.',
      );
    case 'TooLarge':
      return new AwsFault('RequestEntityTooLargeException', text ?? 'Request is too large', 413);
    case 'Internal':
      return new AwsFault('ServiceException', text ?? 'Internal error, please retry.', 500);
  }
}
