import { hostname } from 'node:os';
import type { AwsScope } from '../core/model/identity.js';
import { message, type Message, type MessageArgs, type MessageKey } from '../core/model/message.js';
import { cancelled, PortError, type PortErrorKind } from '../core/model/portError.js';
import { troubleOfCode, troubleOfNodeCode, troubleOfText, type AwsTrouble } from './errorCodes.js';
import type { PersonSession } from './credentials.js';
import { isOfProvider, networkCode, refusedAction, troubleOfProvider } from './providerTrouble.js';
import { readThrown, type Thrown } from './thrown.js';

/** What is known of the call besides the error. */
export interface CallContext {
  /** `service:Operation`; also the IAM action. */
  readonly operation: string;
  readonly scope: AwsScope;
  /** The profile's name stands for the environment's own credentials. */
  readonly fromEnvironment: boolean;
  /** Where a person signs in for these credentials. */
  readonly session?: PersonSession;
  /** The endpoint URL where it was configured. */
  readonly endpointUrl?: string;
  readonly attempts: number;
  /** Who STS says we are, where that is known. */
  readonly callerArn?: string;
}

/** An error of the SDK with what it means. */
export interface Diagnosed {
  readonly trouble: AwsTrouble;
  readonly thrown: Thrown;
  readonly rslvr?: string;
}

/** Finds out what an error of the SDK means. */
export function diagnose(error: unknown): Diagnosed {
  const thrown = readThrown(error);
  const rslvr = /\[RSLVR-(\d{5})\]/.exec(thrown.text)?.[1];
  return { trouble: troubleOf(thrown, rslvr), thrown, ...(rslvr === undefined ? {} : { rslvr }) };
}

function troubleOf(thrown: Thrown, rslvr: string | undefined): AwsTrouble {
  if (thrown.name === 'AbortError') return 'cancelled';
  if (isOfProvider(thrown)) return troubleOfProvider(thrown);
  if (thrown.isAws) {
    const known = troubleOfText(thrown.text) ?? troubleOfCode(thrown.name, rslvr);
    if (known) return known;
    if (thrown.status === 429) return 'throttled';
    if (thrown.status === 401 || thrown.status === 403) return 'accessDenied';
    return (thrown.status ?? 500) >= 500 ? 'internal' : 'invalid';
  }
  const network = thrown.nodeCode === undefined ? undefined : troubleOfNodeCode(thrown.nodeCode);
  if (network) return network;
  if (thrown.name === 'TimeoutError') {
    return /without establishing a connection/.test(thrown.text) ? 'unreachable' : 'timeout';
  }
  return 'internal';
}

const kinds: Readonly<Record<AwsTrouble, PortErrorKind>> = {
  accessDenied: 'accessDenied',
  alreadyExists: 'alreadyExists',
  badCredentials: 'noCredentials',
  cancelled: 'cancelled',
  clockSkew: 'invalid',
  conflict: 'conflict',
  expiredCredentials: 'expiredCredentials',
  inUse: 'inUse',
  internal: 'internal',
  interrupted: 'unreachable',
  invalid: 'invalid',
  limitExceeded: 'limitExceeded',
  noCredentials: 'noCredentials',
  notFound: 'notFound',
  throttled: 'throttled',
  timeout: 'timeout',
  tls: 'unreachable',
  unreachable: 'unreachable',
};

/** The core's error for one of the SDK's. */
export function portError(diagnosed: Diagnosed, context: CallContext, cause: unknown): PortError {
  const { trouble, thrown, rslvr } = diagnosed;
  if (trouble === 'cancelled') return cancelled(context.operation);
  const args = argsOf(diagnosed, context);
  const code = thrown.isAws ? thrown.name : thrown.nodeCode;
  return new PortError(
    {
      kind: kinds[trouble],
      messageKey: keyOf(diagnosed),
      args,
      help: helpOf(diagnosed, context, args),
      operation: context.operation,
      ...(code === undefined ? {} : { code }),
      detail: thrown.text,
      ...(rslvr === undefined ? {} : { rslvr }),
    },
    cause,
  );
}

function keyOf({ trouble, thrown }: Diagnosed): MessageKey {
  if (trouble === 'cancelled') return 'error.cancelled';
  // Something answered, but not AWS: a proxy's page, another web server.
  if (trouble === 'internal' && !thrown.isAws && thrown.status !== undefined) {
    return 'error.aws.notAws';
  }
  return `error.aws.${trouble}`;
}

function argsOf({ thrown }: Diagnosed, context: CallContext): MessageArgs {
  const busyWith = /currently has update (\S+) in progress/.exec(thrown.text)?.[1];
  const deniedBy = /with an explicit deny in (?:an? )?([\w -]+)/.exec(thrown.text)?.[1]?.trim();
  const said = /User: (\S+) is not authorized to perform: ([\w-]+:\w+)/.exec(thrown.text);
  const { profile, region } = context.scope;
  return {
    operation: context.operation,
    profile,
    region,
    endpoint: context.endpointUrl ?? thrown.address ?? message('aws.inRegion', { region }),
    host: hostname(),
    attempts: context.attempts,
    code: thrown.nodeCode ?? networkCode(thrown.text) ?? thrown.text,
    detail: oneLine(thrown.text.replace(/ *Deserialization error: .*/s, '')),
    status: thrown.status ?? 0,
    action: said?.[2] ?? refusedAction(thrown) ?? context.operation,
    caller: said?.[1] ?? context.callerArn ?? message('aws.profile', { profile }),
    ...(busyWith === undefined ? {} : { updateId: busyWith }),
    ...(deniedBy === undefined ? {} : { deniedBy }),
  };
}

function helpOf(diagnosed: Diagnosed, context: CallContext, args: MessageArgs): Message {
  const { trouble, rslvr } = diagnosed;
  const key = (rslvr === undefined ? undefined : helpByRslvr[rslvr]) ?? helpKey(trouble, context);
  if (keyOf(diagnosed) === 'error.aws.notAws') return message('help.aws.checkEndpoint');
  const profile = context.session?.profile;
  // What to type is about the profile that has the session, not about the role's.
  if (profile !== undefined && signInKeys.has(key)) return message(key, { ...args, profile });
  return message(key, args);
}

const signInKeys: ReadonlySet<MessageKey> = new Set(['help.aws.signIn', 'help.aws.login']);

const helpByRslvr: Readonly<Record<string, MessageKey>> = {
  '00309': 'help.aws.quotaEndpoints',
  '00802': 'help.aws.sameDomain',
  '00804': 'help.aws.ownVpc',
};

function helpKey(trouble: AwsTrouble, { fromEnvironment, session }: CallContext): MessageKey {
  switch (trouble) {
    case 'accessDenied':
      return 'help.aws.accessDenied';
    case 'expiredCredentials':
      if (fromEnvironment) return 'help.aws.freshEnvironment';
      return session?.by === 'login' ? 'help.aws.login' : 'help.aws.signIn';
    case 'badCredentials':
    case 'noCredentials':
      return fromEnvironment ? 'help.aws.setEnvironment' : 'help.aws.configure';
    case 'clockSkew':
      return 'help.aws.setClock';
    case 'throttled':
      return 'help.aws.wait';
    case 'limitExceeded':
      return 'help.aws.quota';
    case 'notFound':
      return 'help.aws.refresh';
    case 'alreadyExists':
      return 'help.aws.useExisting';
    case 'inUse':
      return 'help.aws.freeFirst';
    case 'invalid':
      return 'help.aws.checkInput';
    case 'conflict':
      return 'help.aws.later';
    case 'unreachable':
    case 'timeout':
      return 'help.aws.checkNetwork';
    case 'interrupted':
      return 'help.aws.lookFirst';
    case 'tls':
      return 'help.aws.trustCa';
    case 'internal':
      return 'help.aws.later';
    case 'cancelled':
      return 'help.runAgain';
  }
}

/** A message on one line and of bounded length: some proxies answer with whole pages. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 400 ? `${line.slice(0, 400)}…` : line;
}
