import { AwsFault } from '../../awsFault.js';
import type { HttpRequest } from '../../context.js';
import { restFaults, says, speaking } from '../../protocol/frontDoor.js';
import { parseObject } from '../../protocol/json.js';
import { Members } from '../../protocol/members.js';
import { restFailure, restReply } from '../../protocol/rest.js';
import type { Service } from '../../service.js';
import { keysFor } from '../../session.js';
import { provenKey } from './dpop.js';
import { refreshTokenOf, sessionOfToken } from './refreshToken.js';

const path = '/v1/token';
const operationName = 'CreateOAuth2Token';

/** AWS gives keys of a session for a quarter of an hour, seconds. */
const expiresIn = 900;

const commonFault = speaking({
  ...restFaults('signin'),
  Malformed: says('ValidationException', 'The request body is not a JSON object.'),
  Internal: says('InternalServerException', 'Internal server error', 500),
});

/**
 * The sign-in service, as far as the keys of an `aws login` are renewed: REST with JSON bodies,
 * unsigned, with a proof of possession (RFC 9449). There is no page to sign in on.
 */
export const signinService: Service = {
  name: 'signin',
  global: true,
  isUnsigned: () => true,
  recognises: (request) => request.path === path,
  operationOf: (request) =>
    request.method === 'POST' && request.path === path
      ? operationName
      : `${request.method} ${request.path}`,
  perform({ now }, operation, request, requestId) {
    if (operation !== operationName) {
      throw commonFault('UnknownOperation', { operation, caller: '' });
    }
    return restReply(renewed(request, now), requestId);
  },
  failure: restFailure,
  common: commonFault,
};

function renewed(request: HttpRequest, now: number): object {
  const body = parseObject(request.body);
  if (!body) throw commonFault('Malformed', { operation: operationName, caller: '' });
  const input = new Members(body);
  if (!input.string('clientId')) throw invalid('clientId is missing');
  if (input.string('grantType') !== 'refresh_token')
    throw invalid('grantType must be refresh_token');
  const proof = provenKey(request, now);
  if ('problem' in proof) throw invalid(`The DPoP proof ${proof.problem}`);
  const session = sessionOfToken(input.string('refreshToken') ?? '');
  if (session?.thumbprint !== proof.thumbprint) throw invalid('The refresh token is not valid');
  if (session.endsAt <= now) throw over();
  const { arn, userId, accountId, endsAt } = session;
  const expiresAt = Math.min(now + expiresIn * 1000, endsAt);
  return {
    accessToken: keysFor(accountId, { arn, userId, expiresAt }),
    tokenType: 'aws_sigv4',
    expiresIn: Math.floor((expiresAt - now) / 1000),
    refreshToken: refreshTokenOf(session),
  };
}

function invalid(text: string): AwsFault {
  return new AwsFault('ValidationException', text, 400, { error: 'INVALID_REQUEST' });
}

function over(): AwsFault {
  const text = 'The session has expired';
  return new AwsFault('AccessDeniedException', text, 400, { error: 'TOKEN_EXPIRED' });
}
