import { AwsFault } from '../../awsFault.js';

/** OAuth's word for an error -> the exception that AWS makes of it, its HTTP status and text. */
const faults = {
  access_denied: ['AccessDeniedException', 400, 'Access denied'],
  authorization_pending: ['AuthorizationPendingException', 400, 'Authorization is pending'],
  expired_token: ['ExpiredTokenException', 400, 'The code has expired'],
  invalid_client: ['InvalidClientException', 401, 'Invalid client provided'],
  invalid_client_metadata: ['InvalidClientMetadataException', 400, 'Invalid client metadata'],
  invalid_grant: ['InvalidGrantException', 400, 'Invalid grant provided'],
  invalid_request: ['InvalidRequestException', 400, 'Invalid request'],
  slow_down: ['SlowDownException', 400, 'Too many requests: slow down'],
  unauthorized_client: ['UnauthorizedClientException', 400, 'The client is not authorized'],
  unsupported_grant_type: ['UnsupportedGrantTypeException', 400, 'Unsupported grant type'],
} as const;

/** An error of the OIDC service. */
export function oauthFault(error: keyof typeof faults, text?: string): AwsFault {
  const [code, status, usual] = faults[error];
  return new AwsFault(code, text ?? usual, status, { error });
}
