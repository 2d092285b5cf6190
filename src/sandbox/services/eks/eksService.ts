import { AwsFault, type CommonFault } from '../../awsFault.js';
import type { HttpRequest } from '../../context.js';
import { restFailure, restReply } from '../../protocol/rest.js';
import type { FaultDetail, Service } from '../../service.js';
import { describeCluster, listClusters } from './operations.js';

const clusterPath = /^\/clusters\/([^/]+)\/?$/;

/** EKS: REST with JSON bodies. */
export const eksService: Service = {
  name: 'eks',
  recognises: (request) => /^\/clusters(\/|$)/.test(request.path),
  operationOf: (request) => {
    if (request.method !== 'GET') return `${request.method} ${request.path}`;
    if (/^\/clusters\/?$/.test(request.path)) return 'ListClusters';
    return clusterPath.test(request.path) ? 'DescribeCluster' : `GET ${request.path}`;
  },
  perform(context, operation, request, requestId) {
    switch (operation) {
      case 'ListClusters':
        return restReply(listClusters(context, request), requestId);
      case 'DescribeCluster':
        return restReply(describeCluster(context, clusterName(request)), requestId);
      default:
        throw commonFault('UnknownOperation', { operation, caller: '' });
    }
  },
  failure: restFailure,
  common: commonFault,
};

function clusterName(request: HttpRequest): string {
  return clusterPath.exec(request.path)?.[1] ?? '';
}

function commonFault(kind: CommonFault, { operation, caller, text }: FaultDetail): AwsFault {
  switch (kind) {
    case 'MissingAuthenticationToken':
      return new AwsFault(
        'MissingAuthenticationTokenException',
        'Missing Authentication Token',
        403,
      );
    case 'InvalidClientRegion':
      return new AwsFault(
        'InvalidSignatureException',
        text ?? 'Credential should be scoped to a valid region.',
        403,
      );
    case 'ExpiredToken':
      return new AwsFault(
        'ExpiredTokenException',
        'The security token included in the request is expired',
        403,
      );
    case 'AccessDenied':
      return new AwsFault(
        'AccessDeniedException',
        text ?? `User: ${caller} is not authorized to perform: eks:${operation}`,
        403,
      );
    case 'Throttling':
      return new AwsFault('ThrottlingException', text ?? 'Rate exceeded', 429);
    case 'UnknownOperation':
      return new AwsFault(
        'UnknownOperationException',
        text ?? `Unknown operation ${operation}`,
        404,
      );
    case 'Malformed':
      return new AwsFault('BadRequestException', text ?? 'The request could not be read.');
    case 'TooLarge':
      return new AwsFault('RequestEntityTooLargeException', text ?? 'Request is too large', 413);
    case 'Internal':
      return new AwsFault('ServerException', text ?? 'Internal server error', 500);
  }
}
