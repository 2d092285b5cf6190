import { AwsFault } from '../../awsFault.js';
import type { CallContext, HttpRequest } from '../../context.js';
import { parseObject } from '../../protocol/json.js';
import { Members } from '../../protocol/members.js';
import { restFailure, restReply } from '../../protocol/rest.js';
import type { Service } from '../../service.js';
import {
  associateResourceShare,
  disassociateResourceShare,
  getResourceShareAssociations,
  listPrincipals,
  listResources,
} from './associations.js';
import { commonFault, invalidParameter } from './faults.js';
import {
  acceptResourceShareInvitation,
  getResourceShareInvitations,
  rejectResourceShareInvitation,
} from './invitations.js';
import { listResourceSharePermissions } from './permissions.js';
import {
  createResourceShare,
  deleteResourceShare,
  getResourceShares,
  tagResource,
  untagResource,
} from './shares.js';

type Act = (context: CallContext, input: Members, body: string) => object;

const operations: Readonly<Record<string, Act>> = {
  AcceptResourceShareInvitation: acceptResourceShareInvitation,
  AssociateResourceShare: associateResourceShare,
  CreateResourceShare: createResourceShare,
  DisassociateResourceShare: disassociateResourceShare,
  GetResourceShareAssociations: getResourceShareAssociations,
  GetResourceShareInvitations: getResourceShareInvitations,
  GetResourceShares: getResourceShares,
  ListPrincipals: listPrincipals,
  ListResourceSharePermissions: listResourceSharePermissions,
  ListResources: listResources,
  RejectResourceShareInvitation: rejectResourceShareInvitation,
  TagResource: tagResource,
  UntagResource: untagResource,
};

/** The path of every operation is its name in lower case. */
const byPath = new Map(
  Object.keys(operations).map((name) => [`POST /${name.toLowerCase()}`, name]),
);
byPath.set('DELETE /deleteresourceshare', 'DeleteResourceShare');

function nameOf({ method, path }: HttpRequest): string | undefined {
  return byPath.get(`${method} ${path.replace(/\/$/, '')}`);
}

/** Resource Access Manager: REST with JSON bodies. Resolver rules are all that can be shared. */
export const ramService: Service = {
  name: 'ram',
  recognises: (request) => nameOf(request) !== undefined,
  operationOf: (request) => nameOf(request) ?? `${request.method} ${request.path}`,
  perform(context, operation, request, requestId) {
    if (operation === 'DeleteResourceShare') {
      return restReply(deleteResourceShare(context, request.query), requestId);
    }
    const act = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (!act) throw commonFault('UnknownOperation', { operation, caller: '' });
    const body = parseObject(request.body);
    if (!body) throw commonFault('Malformed', { operation, caller: '' });
    try {
      return restReply(act(context, new Members(body), request.body), requestId);
    } catch (cause) {
      const broken = cause instanceof AwsFault && cause.code === 'ValidationException';
      throw broken ? invalidParameter(cause.message) : cause;
    }
  },
  failure: restFailure,
  common: commonFault,
};
