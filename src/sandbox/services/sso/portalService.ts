import { AwsFault } from '../../awsFault.js';
import type { CallContext, HttpRequest } from '../../context.js';
import { hexOf, newId } from '../../ids.js';
import { restFaults, says, speaking } from '../../protocol/frontDoor.js';
import { restFailure, restReply } from '../../protocol/rest.js';
import type { Service } from '../../service.js';
import { keysFor } from '../../session.js';
import type { World } from '../../world.js';
import { signInsOf } from './devices.js';

const routes: Readonly<Record<string, string>> = {
  'GET /federation/credentials': 'GetRoleCredentials',
  'GET /assignment/accounts': 'ListAccounts',
  'GET /assignment/roles': 'ListAccountRoles',
  'POST /logout': 'Logout',
};

const commonFault = speaking({
  ...restFaults('sso'),
  Malformed: says('InvalidRequestException', 'The request could not be read.'),
  Internal: says('InternalServerException', 'Internal server error', 500),
});

/** How long the keys of a role are good, milliseconds. */
const sessionMs = 3_600_000;

/** IAM Identity Center's portal: gives a signed-in user the keys of a role; unsigned. */
export const portalService: Service = {
  name: 'sso',
  global: true,
  isUnsigned: () => true,
  recognises: ({ path }) => Object.keys(routes).some((route) => route.endsWith(` ${path}`)),
  operationOf: ({ method, path }) => routes[`${method} ${path}`] ?? `${method} ${path}`,
  perform(context, operation, request, requestId) {
    if (!Object.values(routes).includes(operation)) {
      throw commonFault('UnknownOperation', { operation, caller: '' });
    }
    const accessToken = signedIn(context, request);
    return restReply(answer(context, operation, request, accessToken), requestId);
  },
  failure: restFailure,
  common: commonFault,
};

function answer(
  { world, accounts, now }: CallContext,
  operation: string,
  { query }: HttpRequest,
  accessToken: string,
): object {
  if (operation === 'Logout') {
    const signIns = signInsOf(world);
    signIns.tokens = signIns.tokens.filter((token) => token.accessToken !== accessToken);
    return {};
  }
  if (operation === 'ListAccounts') {
    const accountList = accounts.map(({ accountId, alias = accountId }) => ({
      accountId,
      accountName: alias,
      emailAddress: `${alias}@example.com`,
    }));
    return { accountList };
  }
  const account = accounts.find(({ accountId }) => accountId === required(query, 'account_id'));
  if (operation === 'ListAccountRoles') {
    if (!account) throw noAccess();
    return { roleList: [{ roleName: roleOf(account), accountId: account.accountId }] };
  }
  if (account === undefined || roleOf(account) !== required(query, 'role_name')) throw noAccess();
  const expiration = now + sessionMs;
  const keys = keysFor(account.accountId, {
    arn: `arn:${account.partition}:sts::${account.accountId}:assumed-role/${permissionSetRole(account)}/person`,
    userId: newId(world, 'AROA').toUpperCase(),
    expiresAt: expiration,
  });
  signInsOf(world).keys.push({ accessKeyId: keys.accessKeyId, expiresAt: expiration });
  return { roleCredentials: { ...keys, expiration } };
}

/** The token of the call. Throws as AWS does for none, one that was signed out, and an expired one. */
function signedIn({ world, now }: CallContext, { headers }: HttpRequest): string {
  const given = headers['x-amz-sso_bearer_token'];
  const token = signInsOf(world).tokens.find(({ accessToken }) => accessToken === given);
  if (token && token.expiresAt > now) return token.accessToken;
  throw new AwsFault('UnauthorizedException', 'Session token not found or invalid', 401);
}

function required(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (value) return value;
  throw new AwsFault('InvalidRequestException', `${name} is missing`, 400);
}

/** The same for an account that there is not and a role that one may not have. */
function noAccess(): AwsFault {
  return new AwsFault('ForbiddenException', 'No access', 403);
}

/** The one role of an account: that of its caller. */
function roleOf({ caller }: World): string {
  const name = caller.arn.split('/')[1] ?? 'Admin';
  return /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(name)?.[1] ?? name;
}

/** IAM Identity Center's name for the role of a permission set. */
function permissionSetRole(account: World): string {
  const name = roleOf(account);
  return `AWSReservedSSO_${name}_${hexOf(name, 16)}`;
}
