import { message, type Message, type MessageKey, type MessageArgs } from './message.js';
import { text } from './text.js';

/**
 * What can go wrong at a port, as the core sees it. Adapters translate; the core
 * and the user interface decide by `kind`, never by a message.
 */
export type PortErrorKind =
  | 'unknownProfile'
  | 'noCredentials'
  | 'expiredCredentials'
  | 'accessDenied'
  | 'throttled'
  | 'limitExceeded'
  | 'notFound'
  | 'alreadyExists'
  | 'inUse'
  | 'invalid'
  | 'conflict'
  | 'unreachable'
  | 'timeout'
  | 'cancelled'
  | 'internal';

/** The plain data of a {@link PortError}: what happened, where, and the next step. */
export interface PortErrorInfo {
  readonly kind: PortErrorKind;
  readonly messageKey: MessageKey;
  readonly args: MessageArgs;
  /** The next step for the user. */
  readonly help: Message;
  /** The call that failed, as `service:Operation`, where there was one. */
  readonly operation?: string;
  /** The other side's own code and text, as it gave them. */
  readonly code?: string;
  readonly detail?: string;
  /** The number of a `[RSLVR-nnnnn]` message (aws facts §2.9). */
  readonly rslvr?: string;
  /** AWS accepted the change and then took it back by itself. */
  readonly nothingLeft?: true;
}

/** The same in every bundle: each one that is loaded on first use has its own copy of this file. */
const portErrorBrand = Symbol.for('eks-private-dns.PortError');

/** The only error that ports throw. `cause` keeps the original. */
export class PortError extends Error {
  /** `instanceof` must hold for an error of another bundle's copy of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && portErrorBrand in value;
  }

  readonly [portErrorBrand] = true;
  override readonly name = 'PortError';
  readonly info: PortErrorInfo;

  constructor(info: PortErrorInfo, cause?: unknown) {
    super(text(message(info.messageKey, info.args)), { cause });
    this.info = info;
  }

  get kind(): PortErrorKind {
    return this.info.kind;
  }
}

/** The error of a cancelled act. */
export function cancelled(operation?: string): PortError {
  return new PortError({
    kind: 'cancelled',
    messageKey: 'error.cancelled',
    args: {},
    help: message('help.runAgain'),
    ...(operation === undefined ? {} : { operation }),
  });
}

/** Anything thrown, as a {@link PortError}: an abort becomes `cancelled`, a stranger `internal`. */
export function portErrorOf(thrown: unknown, operation?: string): PortError {
  if (thrown instanceof PortError) return thrown;
  if (thrown instanceof Error && thrown.name === 'AbortError') return cancelled(operation);
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new PortError(
    {
      kind: 'internal',
      messageKey: 'error.internal',
      args: { detail },
      help: message('help.reportBug'),
      detail,
      ...(operation === undefined ? {} : { operation }),
    },
    thrown,
  );
}
