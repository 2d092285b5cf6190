import { AwsFault, type CommonFault } from '../../awsFault.js';
import type { HttpRequest } from '../../context.js';
import { restFailure, restReply } from '../../protocol/rest.js';
import type { FaultDetail, Service } from '../../service.js';
import { describeCluster, listClusters } from './operations.js';
import { updateClusterConfig } from './updateClusterConfig.js';
import { describeUpdate, listUpdates } from './updates.js';

const routes: readonly (readonly [method: string, path: RegExp, operation: string])[] = [
  ['GET', /^\/clusters\/?$/, 'ListClusters'],
  ['GET', /^\/clusters\/([^/]+)\/?$/, 'DescribeCluster'],
  ['GET', /^\/clusters\/([^/]+)\/updates\/?$/, 'ListUpdates'],
  ['GET', /^\/clusters\/([^/]+)\/updates\/([^/]+)\/?$/, 'DescribeUpdate'],
  ['POST', /^\/clusters\/([^/]+)\/update-config\/?$/, 'UpdateClusterConfig'],
];

/** EKS: REST with JSON bodies. */
export const eksService: Service = {
  name: 'eks',
  recognises: (request) => /^\/clusters(\/|$)/.test(request.path),
  operationOf: ({ method, path }) =>
    routes.find((route) => route[0] === method && route[1].test(path))?.[2] ?? `${method} ${path}`,
  perform(context, operation, request, requestId) {
    switch (operation) {
      case 'ListClusters':
        return restReply(listClusters(context, request), requestId);
      case 'DescribeCluster':
        return restReply(describeCluster(context, namesIn(request)[0]), requestId);
      case 'ListUpdates':
        return restReply(listUpdates(context, request, namesIn(request)[0]), requestId);
      case 'DescribeUpdate':
        return restReply(describeUpdate(context, ...namesIn(request)), requestId);
      case 'UpdateClusterConfig':
        return restReply(updateClusterConfig(context, request, namesIn(request)[0]), requestId);
      default:
        throw commonFault('UnknownOperation', { operation, caller: '' });
    }
  },
  failure: restFailure,
  common: commonFault,
};

/** The cluster's name and, where the path has one, the update's id. */
function namesIn({ path }: HttpRequest): readonly [string, string] {
  const [, , cluster = '', , update = ''] = path.split('/');
  return [cluster, update];
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
