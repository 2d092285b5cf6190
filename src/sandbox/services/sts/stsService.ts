import { AwsFault, type CommonFault } from '../../awsFault.js';
import { QueryParameters } from '../../protocol/query.js';
import { element, xmlDeclaration } from '../../protocol/xml.js';
import type { FaultDetail, Service } from '../../service.js';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';
const version = '2011-06-15';

function operationName(parameters: QueryParameters): string {
  return parameters.string('Action') ?? '';
}

/** STS: the query protocol. GetCallerIdentity is all that is played. */
export const stsService: Service = {
  name: 'sts',
  recognises: (request) => QueryParameters.of(request).string('Version') === version,
  operationOf: (request) => operationName(QueryParameters.of(request)),
  perform({ world }, operation, _request, requestId) {
    if (operation !== 'GetCallerIdentity') {
      throw commonFault('UnknownOperation', { operation, caller: '' });
    }
    const result = { Arn: world.caller.arn, UserId: world.caller.userId, Account: world.accountId };
    const inner =
      element('GetCallerIdentityResult', result) +
      element('ResponseMetadata', { RequestId: requestId });
    return {
      status: 200,
      headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
      body: `<GetCallerIdentityResponse xmlns="${namespace}">${inner}</GetCallerIdentityResponse>`,
    };
  },
  failure(fault, requestId) {
    const error = element('Error', {
      Type: fault.status >= 500 ? 'Receiver' : 'Sender',
      Code: fault.code,
      Message: fault.message,
    });
    return {
      status: fault.status,
      headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
      body: `${xmlDeclaration}<ErrorResponse xmlns="${namespace}">${error}${element('RequestId', requestId)}</ErrorResponse>`,
    };
  },
  common: commonFault,
};

function commonFault(kind: CommonFault, { operation, caller, text }: FaultDetail): AwsFault {
  switch (kind) {
    case 'MissingAuthenticationToken':
      return new AwsFault(
        'MissingAuthenticationToken',
        'Request is missing Authentication Token',
        403,
      );
    case 'InvalidClientRegion':
      return new AwsFault(
        'SignatureDoesNotMatch',
        text ?? 'Credential should be scoped to a valid region.',
        403,
      );
    case 'ExpiredToken':
      return new AwsFault(
        'ExpiredToken',
        'The security token included in the request is expired',
        403,
      );
    case 'AccessDenied':
      return new AwsFault(
        'AccessDenied',
        text ?? `User: ${caller} is not authorized to perform: sts:${operation}`,
        403,
      );
    case 'Throttling':
      return new AwsFault('Throttling', text ?? 'Rate exceeded');
    case 'UnknownOperation':
      return operation === ''
        ? new AwsFault('MissingAction', 'Could not find operation in the request')
        : new AwsFault(
            'InvalidAction',
            `Could not find operation ${operation} for version ${version}`,
          );
    case 'Malformed':
      return new AwsFault('MalformedInput', text ?? 'The request could not be read.');
    case 'TooLarge':
      return new AwsFault('RequestEntityTooLarge', text ?? 'Request is too large', 413);
    case 'Internal':
      return new AwsFault('InternalFailure', text ?? 'Internal failure', 500);
  }
}
