import { queryFaults, says, speaking } from '../../protocol/frontDoor.js';
import { QueryParameters } from '../../protocol/query.js';
import { queryFailure, queryReply } from '../../protocol/queryReply.js';
import type { Service } from '../../service.js';
import {
  getRole,
  listAccountAliases,
  simulatePrincipalPolicy,
  type IamOperation,
} from './operations.js';

const version = '2010-05-08';
const namespace = `https://iam.amazonaws.com/doc/${version}/`;

const operations = new Map<string, IamOperation>(
  Object.entries({
    GetRole: getRole,
    ListAccountAliases: listAccountAliases,
    SimulatePrincipalPolicy: simulatePrincipalPolicy,
  }),
);

const commonFault = speaking({
  ...queryFaults('iam', version, true),
  Internal: says('ServiceFailure', 'Internal failure', 500),
});

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
    return queryReply(namespace, operation, result, requestId);
  },
  failure: (fault, requestId) => queryFailure(namespace, fault, requestId),
  common: commonFault,
};
