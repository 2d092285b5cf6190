import type { CallContext, HttpRequest } from '../../context.js';
import { hexOf, newId } from '../../ids.js';
import type { OidcClient, SignIns } from '../../model/signIn.js';
import type { Members } from '../../protocol/members.js';
import type { World } from '../../world.js';
import { oauthFault } from './oauthFault.js';

/** Where a user confirms a code, below the sandbox's own path. */
export const devicePath = '/_sandbox/device';

export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
const knownGrants = [deviceGrant, 'refresh_token', 'authorization_code'];

/** AWS keeps registrations for 90 days. */
const registrationMs = 90 * 24 * 3_600_000;
const deviceSeconds = 600;
export const intervalSeconds = 1;

/** The state of IAM Identity Center, made when it is first used. */
export function signInsOf(world: World): SignIns {
  return (world.signIns ??= { clients: [], devices: [], tokens: [], keys: [] });
}

export function registerClient({ world, now }: CallContext, input: Members): object {
  const name = input.string('clientName') ?? '';
  const type = input.string('clientType');
  const scopes = input.strings('scopes') ?? [];
  const grantTypes = input.strings('grantTypes') ?? [];
  if (name === '' || type === undefined) throw oauthFault('invalid_request');
  if (type !== 'public') throw oauthFault('invalid_client_metadata');
  if (grantTypes.some((grant) => !knownGrants.includes(grant))) {
    throw oauthFault('invalid_client_metadata');
  }
  const client: OidcClient = {
    clientId: newId(world, 'client'),
    clientSecret: newId(world, 'secret'),
    expiresAt: now + registrationMs,
    scopes,
    grantTypes,
  };
  signInsOf(world).clients.push(client);
  return {
    clientId: client.clientId,
    clientIdIssuedAt: Math.floor(now / 1000),
    clientSecret: client.clientSecret,
    clientSecretExpiresAt: Math.floor(client.expiresAt / 1000),
  };
}

/** The client of a call. Throws where there is no such client, or its secret is another or too old. */
export function clientOf({ world, now }: CallContext, input: Members): OidcClient {
  const id = input.string('clientId');
  const secret = input.string('clientSecret');
  if (!id || !secret) throw oauthFault('invalid_request');
  const client = signInsOf(world).clients.find(({ clientId }) => clientId === id);
  if (client?.clientSecret !== secret || client.expiresAt <= now)
    throw oauthFault('invalid_client');
  return client;
}

export function startDevice(context: CallContext, input: Members, request: HttpRequest): object {
  const { world, now } = context;
  const client = clientOf(context, input);
  const startUrl = input.string('startUrl');
  if (!startUrl || !URL.canParse(startUrl)) throw oauthFault('invalid_request');
  mayUse(client, deviceGrant);
  const signIns = signInsOf(world);
  const expiresIn = signIns.deviceSeconds ?? deviceSeconds;
  const deviceCode = newId(world, 'device');
  const userCode = userCodeOf(deviceCode);
  const expiresAt = now + expiresIn * 1000;
  signIns.devices.push({ deviceCode, userCode, clientId: client.clientId, startUrl, expiresAt });
  const verificationUri = `http://${request.headers['host'] ?? 'localhost'}${devicePath}`;
  return {
    deviceCode,
    userCode,
    verificationUri,
    verificationUriComplete: `${verificationUri}?user_code=${userCode}`,
    expiresIn,
    interval: intervalSeconds,
  };
}

/** A client may use only the grants that it registered for. */
export function mayUse({ grantTypes }: OidcClient, grant: string): void {
  if (grantTypes.length === 0 || grantTypes.includes(grant)) return;
  throw oauthFault('unauthorized_client');
}

const consonants = 'BCDFGHJKLMNPQRST';

/** Eight consonants, as AWS shows them: nobody reads a word or a digit into them. */
function userCodeOf(deviceCode: string): string {
  const letters = hexOf(deviceCode, 8).replace(/./g, (digit) =>
    consonants.charAt(parseInt(digit, 16)),
  );
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
