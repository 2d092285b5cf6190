import type { PortErrorKind } from '../core/model/portError.js';

/** Every exit code of the command line. */
export const exitCodes = {
  /** Done, or the answers are right. */
  ok: 0,
  /** Something failed that has no code of its own. */
  failed: 1,
  /** The arguments make no sense; nothing was done. */
  usage: 2,
  /** There is no plan: not needed, or a problem forbids it. Nothing was changed. */
  blocked: 3,
  /** No such profile, or its credentials are missing or expired. */
  credentials: 4,
  /** AWS denies a call. */
  accessDenied: 5,
  /** A DNS answer is not the control-plane addresses. */
  wrongAnswer: 6,
  /** AWS cannot be reached, does not answer in time, or throttles. */
  unreachable: 7,
  /** What is live is not what tags and journal say. */
  drifted: 8,
  /** Stopped by the user (as a shell reports SIGINT). */
  cancelled: 130,
} as const;

/** One of the codes above. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What `--help` says about them. */
export const exitCodeHelp = `Exit codes:
  0    done; or the answers are right
  1    something failed
  2    wrong arguments
  3    not needed, or a problem forbids it; nothing was changed
  4    no such profile, or its credentials are missing or expired
  5    AWS denies a call
  6    an answer is not the control-plane addresses
  7    AWS cannot be reached, or does not answer in time
  8    something has drifted
  130  stopped by the user`;

/** The code for an error. */
export function exitCodeOf(kind: PortErrorKind): ExitCode {
  switch (kind) {
    case 'unknownProfile':
    case 'noCredentials':
    case 'expiredCredentials':
      return exitCodes.credentials;
    case 'accessDenied':
      return exitCodes.accessDenied;
    case 'unreachable':
    case 'timeout':
    case 'throttled':
      return exitCodes.unreachable;
    case 'cancelled':
      return exitCodes.cancelled;
    case 'limitExceeded':
    case 'notFound':
    case 'alreadyExists':
    case 'inUse':
    case 'invalid':
    case 'conflict':
    case 'internal':
      return exitCodes.failed;
  }
}
