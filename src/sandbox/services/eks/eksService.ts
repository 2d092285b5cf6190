import type { HttpRequest } from '../../context.js';
import { restFaults, says, speaking } from '../../protocol/frontDoor.js';
import { restFailure, restReply } from '../../protocol/rest.js';
import type { Service } from '../../service.js';
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

const commonFault = speaking({
  ...restFaults('eks'),
  Malformed: says('BadRequestException', 'The request could not be read.'),
  Internal: says('ServerException', 'Internal server error', 500),
});

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
