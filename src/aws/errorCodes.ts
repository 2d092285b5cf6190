import type { PortErrorKind } from '../core/model/portError.js';

/** What a failed call means; two kinds are told apart further than the core needs. */
export type AwsTrouble =
  Exclude<PortErrorKind, 'unknownProfile'> | 'badCredentials' | 'clockSkew' | 'interrupted' | 'tls';

const byCode: Readonly<Record<string, AwsTrouble>> = {
  AccessDenied: 'accessDenied',
  AccessDeniedException: 'accessDenied',
  UnauthorizedOperation: 'accessDenied',
  UnauthorizedException: 'accessDenied',
  NotAuthorized: 'accessDenied',
  OptInRequired: 'accessDenied',
  ExpiredToken: 'expiredCredentials',
  ExpiredTokenException: 'expiredCredentials',
  TokenRefreshRequired: 'expiredCredentials',
  RequestExpired: 'expiredCredentials',
  AuthFailure: 'badCredentials',
  InvalidClientTokenId: 'badCredentials',
  UnrecognizedClientException: 'badCredentials',
  InvalidAccessKeyId: 'badCredentials',
  IncompleteSignature: 'badCredentials',
  IncompleteSignatureException: 'badCredentials',
  MissingAuthenticationToken: 'badCredentials',
  MissingAuthenticationTokenException: 'badCredentials',
  SignatureDoesNotMatch: 'badCredentials',
  InvalidSignatureException: 'badCredentials',
  RequestTimeTooSkewed: 'clockSkew',
  BandwidthLimitExceeded: 'throttled',
  EC2ThrottledException: 'throttled',
  RequestLimitExceeded: 'throttled',
  RequestThrottled: 'throttled',
  RequestThrottledException: 'throttled',
  SlowDown: 'throttled',
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  ThrottledException: 'throttled',
  TooManyRequestsException: 'throttled',
  ResourceExistsException: 'alreadyExists',
  ResourceShareInvitationAlreadyAcceptedException: 'alreadyExists',
  ResourceInUseException: 'inUse',
  DependencyViolation: 'inUse',
  ResourceUnavailableException: 'conflict',
  IncorrectState: 'conflict',
  InvalidStateTransitionException: 'conflict',
  InternalError: 'internal',
  InternalFailure: 'internal',
  InternalServiceErrorException: 'internal',
  ServerException: 'internal',
  ServiceUnavailable: 'internal',
  ServiceUnavailableException: 'internal',
  Unavailable: 'internal',
};

/** Order matters: the first that fits wins. */
const byPattern: readonly (readonly [RegExp, AwsTrouble])[] = [
  [/NotFound(Exception)?$|^UnknownResource/, 'notFound'],
  [/LimitExceeded(Exception)?$|^InsufficientFreeAddresses/, 'limitExceeded'],
  [/\.Duplicate$|AlreadyExists/, 'alreadyExists'],
  [/\.InUse$/, 'inUse'],
  [/^Conflict/, 'conflict'],
  [/^(Invalid|Malformed|Missing|Validation|Unknown|Unsupported|ClientException)/, 'invalid'],
];

/** Messages of Route 53 Resolver that say more than their code (aws facts §2.9). */
const byRslvr: Readonly<Record<string, AwsTrouble>> = {
  '00201': 'internal',
  '00600': 'inUse',
  '00705': 'conflict',
  '00802': 'conflict',
};

/** Texts that say more than their code: EKS calls it invalid to ask for what is so (aws facts §1.6). */
export function troubleOfText(text: string): AwsTrouble | undefined {
  return /already at the desired configuration/.test(text) ? 'alreadyExists' : undefined;
}

/** What an AWS error code means; `undefined` for one nobody has met. */
export function troubleOfCode(code: string, rslvr: string | undefined): AwsTrouble | undefined {
  const special = rslvr === undefined ? undefined : byRslvr[rslvr];
  return special ?? byCode[code] ?? byPattern.find(([pattern]) => pattern.test(code))?.[1];
}

/** Node's codes for a connection that was never made: nothing was sent. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EACCES',
]);

/** Node's codes for a connection that broke: what was sent may have been done. */
const broken = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

const tlsCode =
  /^(CERT_|ERR_TLS|ERR_SSL|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|EPROTO|HOSTNAME_MISMATCH)/;

/** What one of Node's own error codes means; `undefined` if it is not about the network. */
export function troubleOfNodeCode(code: string): AwsTrouble | undefined {
  if (neverSent.has(code)) return 'unreachable';
  if (broken.has(code)) return 'interrupted';
  if (code === 'ETIMEDOUT') return 'timeout';
  return tlsCode.test(code) ? 'tls' : undefined;
}
