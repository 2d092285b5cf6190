import type { Fact } from '../core/model/fact.js';
import { message, type Message } from '../core/model/message.js';
import type { PortErrorInfo, PortErrorKind } from '../core/model/portError.js';

/** Why a fact is unknown, for a row. */
export interface Problem {
  readonly kind: PortErrorKind;
  /** The error's own code or kind: two words for a description. */
  readonly short: string;
  readonly message: Message;
  readonly help: Message;
  /** The call that failed, as `service:Operation`, which is also the IAM action. */
  readonly action?: string;
  /** For a bug report: the call, the other side's code and its own words. */
  readonly details: string;
}

/** The problem of a fact whose reading failed; `undefined` if it is known or not read. */
export function problemOf(fact: Fact<unknown>): Problem | undefined {
  if (fact.known || fact.why.reason === 'notRead') return undefined;
  return problemOfError(fact.why.error);
}

/** The problem that an error is. */
export function problemOfError(error: PortErrorInfo): Problem {
  return {
    kind: error.kind,
    short: error.code ?? error.kind,
    message: message(error.messageKey, error.args),
    help: error.help,
    details: [error.operation, error.code ?? error.kind, error.detail].filter(Boolean).join('\n'),
    ...(error.operation === undefined ? {} : { action: error.operation }),
  };
}

/** Errors of a whole scope: no list of it can be read, so they are said once, on the Region. */
export function concernsScope(kind: PortErrorKind): boolean {
  return (
    kind === 'unknownProfile' ||
    kind === 'noCredentials' ||
    kind === 'expiredCredentials' ||
    kind === 'unreachable'
  );
}

/** Errors that signing in again mends. */
export function concernsCredentials(kind: PortErrorKind): boolean {
  return kind === 'noCredentials' || kind === 'expiredCredentials';
}
