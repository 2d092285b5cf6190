import { queryFaults, says, speaking } from '../../protocol/frontDoor.js';
import { QueryParameters } from '../../protocol/query.js';
import { queryFailure, queryReply } from '../../protocol/queryReply.js';
import { element } from '../../protocol/xml.js';
import type { Service } from '../../service.js';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';
const version = '2011-06-15';

function operationName(parameters: QueryParameters): string {
  return parameters.string('Action') ?? '';
}

const commonFault = speaking({
  ...queryFaults('sts', version, false),
  Internal: says('InternalFailure', 'Internal failure', 500),
});

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
    const members = Object.entries(result).map(([name, value]) => element(name, value));
    return queryReply(namespace, operation, members.join(''), requestId);
  },
  failure: (fault, requestId) => queryFailure(namespace, fault, requestId),
  common: commonFault,
};
