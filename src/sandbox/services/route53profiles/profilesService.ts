import type { HttpRequest } from '../../context.js';
import { restFaults, says, speaking } from '../../protocol/frontDoor.js';
import { restFailure, restReply } from '../../protocol/rest.js';
import type { Service } from '../../service.js';
import { listProfileAssociations, listProfileResourceAssociations } from './reads.js';

const associationsPath = /^\/profileassociations\/?$/;
const resourcesPath = /^\/profileresourceassociations\/profileid\/([^/]+)\/?$/;

const commonFault = speaking({
  ...restFaults('route53profiles'),
  Malformed: says('ValidationException', 'The request could not be read.'),
  Internal: says('InternalServiceErrorException', 'Internal server error', 500),
});

/** Route 53 Profiles, as far as it is read: REST with JSON bodies. */
export const profilesService: Service = {
  name: 'route53profiles',
  recognises: ({ path }) => /^\/profile/.test(path),
  operationOf: ({ method, path }) => {
    if (method === 'GET' && associationsPath.test(path)) return 'ListProfileAssociations';
    if (method === 'GET' && resourcesPath.test(path)) return 'ListProfileResourceAssociations';
    return `${method} ${path}`;
  },
  perform(context, operation, request, requestId) {
    switch (operation) {
      case 'ListProfileAssociations':
        return restReply(listProfileAssociations(context, request), requestId);
      case 'ListProfileResourceAssociations': {
        const id = profileId(request);
        return restReply(listProfileResourceAssociations(context, request, id), requestId);
      }
      default:
        throw commonFault('UnknownOperation', { operation, caller: '' });
    }
  },
  failure: restFailure,
  common: commonFault,
};

function profileId({ path }: HttpRequest): string {
  return resourcesPath.exec(path)?.[1] ?? '';
}
