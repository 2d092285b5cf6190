import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import type { HttpRequest } from '../../context.js';
import { isObject, parseObject } from '../../protocol/json.js';

/** How far a proof's clock may be off, milliseconds. */
const skewMs = 5 * 60_000;

/**
 * The thumbprint (RFC 7638) of the key that a request proves to hold by its `DPoP` header (RFC
 * 9449, section 4.3), or what is wrong with the proof.
 */
export function provenKey(
  request: HttpRequest,
  now: number,
): { readonly thumbprint: string } | { readonly problem: string } {
  const [head = '', body = '', signature = '', more] = (request.headers['dpop'] ?? '').split('.');
  if (signature === '' || more !== undefined) return { problem: 'is not a signed token' };
  const header = decoded(head);
  const claims = decoded(body);
  const jwk = header?.['jwk'];
  if (!header || !claims || !isObject(jwk)) return { problem: 'has no key' };
  if (header['typ'] !== 'dpop+jwt' || header['alg'] !== 'ES256') return { problem: 'is of no use' };
  if (jwk['kty'] !== 'EC' || jwk['crv'] !== 'P-256')
    return { problem: 'has a key of another kind' };
  if (!isSigned(`${head}.${body}`, signature, jwk)) return { problem: 'has a wrong signature' };
  if (claims['htm'] !== request.method || !isAbout(claims['htu'], request)) {
    return { problem: 'is about another request' };
  }
  if (typeof claims['jti'] !== 'string' || claims['jti'] === '') return { problem: 'has no id' };
  if (!(Math.abs(Number(claims['iat']) * 1000 - now) <= skewMs)) return { problem: 'is too old' };
  return { thumbprint: thumbprintOf(jwk) };
}

/** The thumbprint of a key on P-256. */
export function thumbprintOf(jwk: JsonWebKey): string {
  const { crv, kty, x, y } = jwk;
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
}

function decoded(part: string): Record<string, unknown> | undefined {
  return parseObject(Buffer.from(part, 'base64url').toString('utf8'));
}

function isSigned(text: string, signature: string, jwk: JsonWebKey): boolean {
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const bytes = Buffer.from(signature, 'base64url');
    return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes);
  } catch {
    // A point that is not on the curve.
    return false;
  }
}

function isAbout(uri: unknown, { headers, path }: HttpRequest): boolean {
  if (typeof uri !== 'string' || !URL.canParse(uri)) return false;
  const { host, pathname } = new URL(uri);
  return host === headers['host'] && pathname === path;
}
