import type { HttpRequest } from './context.js';
import { hexOf } from './ids.js';

/** Whose temporary keys these are; their session token says it, since no signature is verified. */
export interface KeySession {
  readonly arn: string;
  readonly userId: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Temporary keys as STS and the sign-in service give them. */
export interface TemporaryKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

const prefix = 'sandbox-session.';

/** Keys of an account: its digits are in the key's id, which says who is called; each session's differs. */
export function keysFor(accountId: string, session: KeySession): TemporaryKeys {
  const text = JSON.stringify(session);
  return {
    accessKeyId: `ASIA${accountId}${hexOf(text, 4).toUpperCase()}`,
    secretAccessKey: 'sandbox-not-a-real-secret',
    sessionToken: prefix + Buffer.from(text).toString('base64url'),
  };
}

/** The session of a call; undefined for keys that are no session's, or not of this sandbox. */
export function sessionOf({ headers, query }: HttpRequest): KeySession | undefined {
  const token = headers['x-amz-security-token'] ?? query.get('X-Amz-Security-Token') ?? '';
  if (!token.startsWith(prefix)) return undefined;
  try {
    const text = Buffer.from(token.slice(prefix.length), 'base64url').toString('utf8');
    const { arn, userId, expiresAt } = JSON.parse(text) as Partial<KeySession>;
    if (arn === undefined || userId === undefined || expiresAt === undefined) return undefined;
    return { arn, userId, expiresAt };
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
