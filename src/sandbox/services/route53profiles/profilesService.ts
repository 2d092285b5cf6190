import { AwsFault, type CommonFault } from '../../awsFault.js';
import type { HttpRequest } from '../../context.js';
import { restFailure, restReply } from '../../protocol/rest.js';
import type { FaultDetail, Service } from '../../service.js';
import { listProfileAssociations, listProfileResourceAssociations } from './reads.js';

const associationsPath = /^\/profileassociations\/?$/;
const resourcesPath = /^\/profileresourceassociations\/profileid\/([^/]+)\/?$/;

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

function commonFault(kind: CommonFault, { operation, caller, text }: FaultDetail): AwsFault {
  const fault = (code: string, message: string, status = 400): AwsFault =>
    new AwsFault(code, text ?? message, status);
  switch (kind) {
    case 'MissingAuthenticationToken':
      return fault('MissingAuthenticationTokenException', 'Missing Authentication Token', 403);
    case 'InvalidClientRegion':
      return fault(
        'InvalidSignatureException',
        'Credential should be scoped to a valid region.',
        403,
      );
    case 'ExpiredToken':
      return fault(
        'ExpiredTokenException',
        'The security token included in the request is expired',
        403,
      );
    case 'AccessDenied':
      return fault(
        'AccessDeniedException',
        `User: ${caller} is not authorized to perform: route53profiles:${operation}`,
        403,
      );
    case 'Throttling':
      return fault('ThrottlingException', 'Rate exceeded', 429);
    case 'UnknownOperation':
      return fault('UnknownOperationException', `Unknown operation ${operation}`, 404);
    case 'Malformed':
      return fault('ValidationException', 'The request could not be read.');
    case 'TooLarge':
      return fault('RequestEntityTooLargeException', 'Request is too large', 413);
    case 'Internal':
      return fault('InternalServiceErrorException', 'Internal server error', 500);
  }
}
