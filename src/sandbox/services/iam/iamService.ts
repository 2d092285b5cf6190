import { AwsFault, type CommonFault } from '../../awsFault.js';
import { QueryParameters } from '../../protocol/query.js';
import { element, xmlDeclaration } from '../../protocol/xml.js';
import type { FaultDetail, Service } from '../../service.js';
import { getRole, simulatePrincipalPolicy, type IamOperation } from './operations.js';

const version = '2010-05-08';
const namespace = `https://iam.amazonaws.com/doc/${version}/`;

const operations = new Map<string, IamOperation>(
  Object.entries({ GetRole: getRole, SimulatePrincipalPolicy: simulatePrincipalPolicy }),
);

/** IAM: the query protocol, one endpoint for all Regions. */
export const iamService: Service = {
  name: 'iam',
  global: true,
  recognises: (request) => QueryParameters.of(request).string('Version') === version,
  operationOf: (request) => QueryParameters.of(request).string('Action') ?? '',
  perform({ world }, operation, request, requestId) {
    const act = operations.get(operation);
    if (!act) throw commonFault('UnknownOperation', { operation, caller: '' });
    const result = act(world, QueryParameters.of(request));
    return {
      status: 200,
      headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
      body:
        `<${operation}Response xmlns="${namespace}"><${operation}Result>${result}</${operation}Result>` +
        `${element('ResponseMetadata', { RequestId: requestId })}</${operation}Response>`,
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
        text ??
          `User: ${caller} is not authorized to perform: iam:${operation} because no identity-based policy allows the iam:${operation} action`,
        403,
      );
    case 'Throttling':
      return new AwsFault('Throttling', text ?? 'Rate exceeded');
    case 'UnknownOperation':
      return new AwsFault(
        'InvalidAction',
        `Could not find operation ${operation} for version ${version}`,
      );
    case 'Malformed':
      return new AwsFault('MalformedInput', text ?? 'The request could not be read.');
    case 'TooLarge':
      return new AwsFault('RequestEntityTooLarge', text ?? 'Request is too large', 413);
    case 'Internal':
      return new AwsFault('ServiceFailure', text ?? 'Internal failure', 500);
  }
}
