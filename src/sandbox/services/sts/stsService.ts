import type { CallContext, HttpRequest } from '../../context.js';
import { queryFaults, says, speaking } from '../../protocol/frontDoor.js';
import { QueryParameters } from '../../protocol/query.js';
import { queryFailure, queryReply } from '../../protocol/queryReply.js';
import { element } from '../../protocol/xml.js';
import type { Service } from '../../service.js';
import { sessionOf } from '../../session.js';
import { assumeRole, assumeRoleWithWebIdentity } from './assumeRole.js';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';
const version = '2011-06-15';

function operationName(parameters: QueryParameters): string {
  return parameters.string('Action') ?? '';
}

const commonFault = speaking({
  ...queryFaults('sts', version, false),
  Internal: says('InternalFailure', 'Internal failure', 500),
});

const unsigned = 'AssumeRoleWithWebIdentity';

/** STS: the query protocol. Who one is, and how to become a role. */
export const stsService: Service = {
  name: 'sts',
  isUnsigned: (operation) => operation === unsigned,
  recognises: (request) => QueryParameters.of(request).string('Version') === version,
  operationOf: (request) => operationName(QueryParameters.of(request)),
  perform(context, operation, request, requestId) {
    const result = resultOf(context, operation, request);
    return queryReply(namespace, operation, result, requestId);
  },
  failure: (fault, requestId) => queryFailure(namespace, fault, requestId),
  common: commonFault,
};

function resultOf(context: CallContext, operation: string, request: HttpRequest): string {
  const { world } = context;
  const { arn, userId } = sessionOf(request) ?? world.caller;
  switch (operation) {
    case 'GetCallerIdentity':
      return Object.entries({ Arn: arn, UserId: userId, Account: world.accountId })
        .map(([name, value]) => element(name, value))
        .join('');
    case 'AssumeRole':
      return assumeRole(context, QueryParameters.of(request), arn);
    case unsigned:
      return assumeRoleWithWebIdentity(context, QueryParameters.of(request));
    default:
      throw commonFault('UnknownOperation', { operation, caller: '' });
  }
}
