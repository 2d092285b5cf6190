import { troubleOfNodeCode, type AwsTrouble } from './errorCodes.js';
import type { Thrown } from './thrown.js';

/** Whether one of the SDK's credential providers failed, and not a call. */
export function isOfProvider({ name }: Thrown): boolean {
  return /Credentials?ProviderError$|TokenProviderError$/.test(name);
}

/** What providers say of the file of a session that was never begun, or was ended. */
const noSession = /Failed to load token|Token validation failed|Dpop/;

/** What they, SSO and the sign-in service say of one that is over. */
const sessionOver = /expired|aws (sso )?login|re-?authenticate|Session token not found or invalid/i;

/**
 * What a provider's error means. It keeps only the text of what it failed at, so the text has to
 * tell: the network, a refusal, or a session that must be begun anew.
 */
export function troubleOfProvider({ text }: Thrown): AwsTrouble {
  if (noSession.test(text)) return 'expiredCredentials';
  if (/^ForbiddenException|insufficient permissions/.test(text)) return 'accessDenied';
  if (/\bcertificate\b/i.test(text)) return 'tls';
  if (/TimeoutError|exceeded the configured .* requestTimeout/.test(text)) return 'timeout';
  const network = troubleOfNodeCode(networkCode(text) ?? '');
  return network ?? (sessionOver.test(text) ? 'expiredCredentials' : 'noCredentials');
}

/** The code of Node in the text, as in `connect ECONNREFUSED 10.0.0.1:443`, where there is one. */
export function networkCode(text: string): string | undefined {
  return /\b(?:connect|getaddrinfo|read|write) (E[A-Z]+(?:_[A-Z]+)*)\b/.exec(text)?.[1];
}

/** The IAM action that was refused, where a provider's error says so. */
export function refusedAction({ text }: Thrown): string | undefined {
  if (/^ForbiddenException/.test(text)) return 'sso:GetRoleCredentials';
  const action = /missing permission for the '(\w+)' action/.exec(text)?.[1];
  return action === undefined ? undefined : `signin:${action}`;
}
