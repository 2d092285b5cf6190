import { AwsFault } from '../../awsFault.js';
import type { CallContext, Reply } from '../../context.js';
import { queryFaults, speaking } from '../../protocol/frontDoor.js';
import { queryFailure } from '../../protocol/queryReply.js';
import { xmlDeclaration } from '../../protocol/xml.js';
import type { Service } from '../../service.js';
import { listHostedZonesByVpc } from './listHostedZonesByVpc.js';

const version = '2013-04-01';
const namespace = `https://route53.amazonaws.com/doc/${version}/`;
const zonesByVpc = new RegExp(`^/${version}/hostedzonesbyvpc/?$`);

const commonFault = speaking({
  ...queryFaults('route53', version, true),
  UnknownOperation: () => new AwsFault('UnknownOperationException', 'Unknown operation', 404),
  Malformed: () => new AwsFault('InvalidInput', 'The request could not be read.'),
  Internal: ({ text }) => new AwsFault('InternalFailure', text ?? 'Internal failure', 500),
});

/** Route 53, as far as it is read: REST with XML bodies, and one for all Regions. */
export const route53Service: Service = {
  name: 'route53',
  global: true,
  recognises: ({ path }) => path.startsWith(`/${version}/`),
  operationOf: ({ method, path }) =>
    method === 'GET' && zonesByVpc.test(path) ? 'ListHostedZonesByVPC' : `${method} ${path}`,
  perform(context: CallContext, operation, request, requestId): Reply {
    if (operation !== 'ListHostedZonesByVPC') {
      throw commonFault('UnknownOperation', { operation, caller: '' });
    }
    const inner = listHostedZonesByVpc(context, request);
    return {
      status: 200,
      headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
      body: `${xmlDeclaration}<${operation}Response xmlns="${namespace}">${inner}</${operation}Response>`,
    };
  },
  failure: (fault, requestId) => queryFailure(namespace, fault, requestId),
  common: commonFault,
};
