import type { AwsFault } from '../../awsFault.js';
import type { CallContext, HttpRequest } from '../../context.js';
import { restFaults, says, speaking } from '../../protocol/frontDoor.js';
import { parseObject } from '../../protocol/json.js';
import { Members } from '../../protocol/members.js';
import { restReply } from '../../protocol/rest.js';
import type { Service } from '../../service.js';
import { createToken } from './createToken.js';
import { registerClient, startDevice } from './devices.js';

const paths: Readonly<Record<string, string>> = {
  '/client/register': 'RegisterClient',
  '/device_authorization': 'StartDeviceAuthorization',
  '/token': 'CreateToken',
};

const commonFault = speaking({
  ...restFaults('sso-oauth'),
  Malformed: says('InvalidRequestException', 'The request body is not a JSON object.'),
  Internal: says('InternalServerException', 'Internal server error', 500),
});

type Operation = (context: CallContext, input: Members, request: HttpRequest) => object;

const operations: Readonly<Record<string, Operation>> = {
  RegisterClient: registerClient,
  StartDeviceAuthorization: startDevice,
  CreateToken: createToken,
};

/** IAM Identity Center's OIDC service: REST with JSON bodies, unsigned. */
export const oidcService: Service = {
  name: 'sso-oauth',
  global: true,
  isUnsigned: () => true,
  recognises: ({ path }) => paths[path] !== undefined,
  operationOf: ({ method, path }) =>
    (method === 'POST' ? paths[path] : undefined) ?? `${method} ${path}`,
  perform(context, operation, request, requestId) {
    const act = operations[operation];
    if (!act) throw commonFault('UnknownOperation', { operation, caller: '' });
    const body = parseObject(request.body);
    if (!body) throw commonFault('Malformed', { operation, caller: '' });
    return restReply(act(context, new Members(body), request), requestId);
  },
  // OAuth's own form of an error in the body, AWS's name for it in the header.
  failure(fault: AwsFault, requestId) {
    const { error = 'invalid_request' } = fault.members;
    return {
      status: fault.status,
      headers: {
        'content-type': 'application/json',
        'x-amzn-requestid': requestId,
        'x-amzn-errortype': fault.code,
      },
      body: JSON.stringify({ error, error_description: fault.message }),
    };
  },
  common: commonFault,
};
