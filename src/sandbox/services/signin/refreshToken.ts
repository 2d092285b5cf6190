import { isObject, parseObject } from '../../protocol/json.js';

/** What `aws login` began: who signed in, with which key, and until when. */
export interface LoginSession {
  readonly arn: string;
  readonly userId: string;
  readonly accountId: string;
  /** Of the key that every refresh must prove to hold. */
  readonly thumbprint: string;
  /** Epoch milliseconds; AWS ends a session after twelve hours at the latest. */
  readonly endsAt: number;
}

/** A refresh token says itself what it is good for: the sandbox keeps no list of them. */
export function refreshTokenOf(session: LoginSession): string {
  return Buffer.from(JSON.stringify(session)).toString('base64url');
}

/** Undefined for a text that is none. */
export function sessionOfToken(token: string): LoginSession | undefined {
  const read = parseObject(Buffer.from(token, 'base64url').toString('utf8'));
  if (!isObject(read)) return undefined;
  const { arn, userId, accountId, thumbprint, endsAt } = read as Partial<LoginSession>;
  if (!arn || !userId || !accountId || !thumbprint || endsAt === undefined) return undefined;
  return { arn, userId, accountId, thumbprint, endsAt };
}
