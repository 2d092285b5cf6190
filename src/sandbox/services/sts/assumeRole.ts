import { AwsFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import { isDenied } from '../../denied.js';
import { newId } from '../../ids.js';
import type { QueryParameters } from '../../protocol/query.js';
import { element } from '../../protocol/xml.js';
import { keysFor } from '../../session.js';

/** Limits of the API reference, seconds. */
const shortest = 900;
const longest = 43_200;

/** A code that is never right, so that a wrong one can be tried out; any other six digits are. */
const wrongCode = '000000';

/** The inside of AssumeRole's answer. Every role of the sandbox's accounts trusts everybody. */
export function assumeRole(
  context: CallContext,
  parameters: QueryParameters,
  caller: string,
): string {
  const { world } = context;
  const roleArn = parameters.required('RoleArn');
  if (isDenied(world, 'sts:AssumeRole')) throw mayNot(caller, 'sts:AssumeRole', roleArn);
  const serial = parameters.string('SerialNumber');
  const code = parameters.string('TokenCode');
  if (serial !== undefined || code !== undefined) {
    if (!/^\d{6}$/.test(code ?? '')) throw invalid(`'${code ?? ''}' at 'tokenCode'`);
    if (serial === undefined || code === wrongCode) {
      const text = 'MultiFactorAuthentication failed with invalid MFA one time pass code. ';
      throw new AwsFault('AccessDenied', text, 403);
    }
  }
  return given(context, parameters, () => mayNot(caller, 'sts:AssumeRole', roleArn));
}

/** The inside of AssumeRoleWithWebIdentity's answer. The token is read, its signature is not verified. */
export function assumeRoleWithWebIdentity(
  context: CallContext,
  parameters: QueryParameters,
): string {
  const { sub, aud, iss, exp } = claimsOf(parameters.required('WebIdentityToken'));
  const now = Math.floor(context.now / 1000);
  if (Number(exp) <= now) {
    const text = `Token expired: current date/time ${now} must be before the expiration date/time ${String(exp)}`;
    throw new AwsFault('ExpiredTokenException', text);
  }
  const refused = 'Not authorized to perform sts:AssumeRoleWithWebIdentity';
  const inside = given(context, parameters, () => new AwsFault('AccessDenied', refused, 403));
  return (
    inside +
    element('SubjectFromWebIdentityToken', String(sub)) +
    element('Audience', String(aud)) +
    element('Provider', String(iss))
  );
}

function given(
  { world, accounts, now }: CallContext,
  parameters: QueryParameters,
  refusal: () => AwsFault,
): string {
  const roleArn = parameters.required('RoleArn');
  const [, partition, accountId, path] =
    /^arn:([\w-]+):iam::(\d{12}):role\/([\w+=,.@/-]+)$/.exec(roleArn) ?? [];
  if (partition === undefined || path === undefined) {
    throw new AwsFault('ValidationError', `${roleArn} is invalid`);
  }
  const home = accounts.find((each) => each.accountId === accountId);
  if (!home) throw refusal();
  const sessionName = parameters.required('RoleSessionName');
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName))
    throw invalid(`'${sessionName}' at 'roleSessionName'`);
  const seconds = parameters.integer('DurationSeconds') ?? 3600;
  if (seconds < shortest || seconds > longest) throw invalid(`'${seconds}' at 'durationSeconds'`);
  const arn = `arn:${partition}:sts::${home.accountId}:assumed-role/${path.split('/').at(-1)}/${sessionName}`;
  const userId = `${newId(world, 'AROA').toUpperCase()}:${sessionName}`;
  const expiresAt = now + seconds * 1000;
  const keys = keysFor(home.accountId, { arn, userId, expiresAt });
  return (
    element('Credentials', {
      AccessKeyId: keys.accessKeyId,
      SecretAccessKey: keys.secretAccessKey,
      SessionToken: keys.sessionToken,
      Expiration: new Date(expiresAt).toISOString(),
    }) + element('AssumedRoleUser', { AssumedRoleId: userId, Arn: arn })
  );
}

function claimsOf(token: string): Readonly<Record<string, unknown>> {
  const [, payload = ''] = token.split('.');
  try {
    const text = Buffer.from(payload, 'base64url').toString('utf8');
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new AwsFault('InvalidIdentityToken', 'The ID Token provided is not a valid JWT.');
  }
}

function mayNot(caller: string, action: string, resource: string): AwsFault {
  const text = `User: ${caller} is not authorized to perform: ${action} on resource: ${resource}`;
  return new AwsFault('AccessDenied', text, 403);
}

function invalid(what: string): AwsFault {
  const text = `1 validation error detected: Value ${what} failed to satisfy constraint`;
  return new AwsFault('ValidationError', text);
}
