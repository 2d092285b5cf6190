import { AwsFault, type CommonFault } from '../../awsFault.js';
import { QueryParameters } from '../../protocol/query.js';
import { element, xmlDeclaration } from '../../protocol/xml.js';
import type { FaultDetail, Service } from '../../service.js';
import type { CallContext } from '../../context.js';
import type { Ec2Operation } from './describe.js';
import { ec2Operations } from './operations.js';

const version = '2016-11-15';
const namespace = `http://ec2.amazonaws.com/doc/${version}/`;
const xmlHeaders = { 'content-type': 'text/xml;charset=UTF-8' };

/** EC2: its own form of the query protocol. */
export const ec2Service: Service = {
  name: 'ec2',
  recognises: (request) => QueryParameters.of(request).string('Version') === version,
  operationOf: (request) => QueryParameters.of(request).string('Action') ?? '',
  perform(context, operation, request, requestId) {
    const act = ec2Operations.get(operation);
    if (!act) throw commonFault('UnknownOperation', { operation, caller: '' });
    const parameters = QueryParameters.of(request);
    if (parameters.boolean('DryRun') === true) throw dryRun(act, context, parameters);
    const output = act(context, parameters);
    const inner = Object.entries({ requestId, ...output })
      .map(([name, value]) => element(name, value))
      .join('');
    return {
      status: 200,
      headers: { ...xmlHeaders, 'x-amzn-requestid': requestId },
      body: `${xmlDeclaration}<${operation}Response xmlns="${namespace}">${inner}</${operation}Response>`,
    };
  },
  failure(fault, requestId) {
    const errors = [{ Code: fault.code, Message: fault.message }]
      .map((error) => element('Error', error))
      .join('');
    return {
      status: fault.status,
      headers: { ...xmlHeaders, 'x-amzn-requestid': requestId },
      body: `${xmlDeclaration}<Response><Errors>${errors}</Errors>${element('RequestID', requestId)}</Response>`,
    };
  },
  common: commonFault,
};

/** A dry run is tried on a copy: it fails as the call would, or with DryRunOperation. */
function dryRun(act: Ec2Operation, context: CallContext, parameters: QueryParameters): AwsFault {
  act({ ...context, world: structuredClone(context.world) }, parameters);
  return new AwsFault(
    'DryRunOperation',
    'Request would have succeeded, but DryRun flag is set.',
    412,
  );
}

function commonFault(kind: CommonFault, { operation, caller, text }: FaultDetail): AwsFault {
  switch (kind) {
    case 'MissingAuthenticationToken':
      return new AwsFault(
        'MissingAuthenticationToken',
        'Request is missing Authentication Token',
        403,
      );
    case 'InvalidClientRegion':
      return new AwsFault(
        'AuthFailure',
        text ?? 'AWS was not able to validate the provided access credentials',
        401,
      );
    case 'ExpiredToken':
      return new AwsFault('RequestExpired', 'Request has expired.');
    case 'AccessDenied':
      return new AwsFault(
        'UnauthorizedOperation',
        text ??
          `You are not authorized to perform this operation. User: ${caller} is not authorized to perform: ec2:${operation} because no identity-based policy allows the ec2:${operation} action`,
        403,
      );
    case 'Throttling':
      return new AwsFault('RequestLimitExceeded', text ?? 'Request limit exceeded.', 503);
    case 'UnknownOperation':
      return operation === ''
        ? new AwsFault('MissingAction', 'The request is missing an action or a required parameter.')
        : new AwsFault(
            'InvalidAction',
            `The action ${operation} is not valid for this web service.`,
          );
    case 'Malformed':
      return new AwsFault('InvalidRequest', text ?? 'The request received was invalid.');
    case 'TooLarge':
      return new AwsFault('RequestEntityTooLarge', text ?? 'Request is too large', 413);
    case 'Internal':
      return new AwsFault('InternalError', text ?? 'An internal error has occurred', 500);
  }
}
