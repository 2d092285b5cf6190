import type { CallContext } from '../../context.js';
import { newId } from '../../ids.js';
import type { OidcClient } from '../../model/signIn.js';
import type { Members } from '../../protocol/members.js';
import { clientOf, deviceGrant, intervalSeconds, mayUse, signInsOf } from './devices.js';
import { oauthFault } from './oauthFault.js';

const tokenSeconds = 8 * 3600;
/** How much sooner than the interval a question may come: networks jitter. */
const toleranceMs = 250;

/** A token for a confirmed code, or for a refresh token. */
export function createToken(context: CallContext, input: Members): object {
  const client = clientOf(context, input);
  const grant = input.string('grantType');
  if (grant !== deviceGrant && grant !== 'refresh_token') {
    throw oauthFault(grant === undefined ? 'invalid_request' : 'unsupported_grant_type');
  }
  mayUse(client, grant);
  if (grant === deviceGrant) confirmed(context, client, input.string('deviceCode'));
  else takeRefreshToken(context, client, input.string('refreshToken'));
  return issued(context, client);
}

/** Throws, in OAuth's words, unless the user has confirmed this code and nobody had its token yet. */
function confirmed(
  { world, now }: CallContext,
  { clientId }: OidcClient,
  deviceCode: string | undefined,
): void {
  if (!deviceCode) throw oauthFault('invalid_request');
  const device = signInsOf(world).devices.find((each) => each.deviceCode === deviceCode);
  if (device?.clientId !== clientId || device.answer === 'used') throw oauthFault('invalid_grant');
  if (device.expiresAt <= now) throw oauthFault('expired_token');
  const tooSoon = now - (device.askedAt ?? 0) < intervalSeconds * 1000 - toleranceMs;
  device.askedAt = now;
  if (tooSoon) throw oauthFault('slow_down');
  if (device.answer === 'deny') throw oauthFault('access_denied');
  if (device.answer === undefined) throw oauthFault('authorization_pending');
  device.answer = 'used';
}

/** A refresh token is good once; its token lives on until it expires. */
function takeRefreshToken(
  { world }: CallContext,
  { clientId }: OidcClient,
  refreshToken: string | undefined,
): void {
  if (!refreshToken) throw oauthFault('invalid_request');
  const token = signInsOf(world).tokens.find((each) => each.refreshToken === refreshToken);
  if (token?.clientId !== clientId) throw oauthFault('invalid_grant');
  delete token.refreshToken;
}

function issued({ world, now }: CallContext, { clientId, scopes }: OidcClient): object {
  const signIns = signInsOf(world);
  const expiresIn = signIns.tokenSeconds ?? tokenSeconds;
  const accessToken = newId(world, 'aoa');
  // Only clients that asked for a scope get one.
  const refreshToken = scopes.length === 0 ? {} : { refreshToken: newId(world, 'aor') };
  signIns.tokens.push({
    accessToken,
    clientId,
    expiresAt: now + expiresIn * 1000,
    ...refreshToken,
  });
  return { accessToken, tokenType: 'Bearer', expiresIn, ...refreshToken };
}
