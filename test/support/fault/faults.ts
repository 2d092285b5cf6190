import type { PortErrorKind } from '../../../src/core/model/portError.js';
import type { Fault } from '../../../src/sandbox/world.js';

/** What a fault can do to the world, the network, the user and the process. */
export interface Controls {
  readonly inject: (
    fault: Pick<Fault, 'service' | 'kind'> &
      Partial<Pick<Fault, 'code' | 'message' | 'status' | 'times' | 'seconds'>>,
  ) => void;
  readonly cancel: () => void;
  /** All later calls are reset before AWS sees them. */
  readonly goOffline: () => void;
  /** As offline, and the journal takes nothing more. */
  readonly die: () => void;
  /** Endpoints show ACTION_NEEDED for so many (virtual) milliseconds. */
  readonly actionNeeded: (ms: number) => void;
}

/** One kind of harm, done at one call. */
export interface FaultKind {
  readonly name: string;
  /** The struck call itself never reaches AWS. */
  readonly before?: true;
  /** Calls are given up early. */
  readonly stalls?: true;
  /** A run that is struck goes through all the same. */
  readonly survives?: true;
  /** Somebody signs in again when the run asks for it. */
  readonly renews?: true;
  /** How a run that is struck ends, unless it goes through. */
  readonly ends?: PortErrorKind;
  readonly strike: (controls: Controls, service: string) => void;
}

const storm = 50;

function error(name: string, code: string, rest: Partial<Fault> = {}): FaultKind {
  return {
    name,
    ...(rest.times === 2 ? { survives: true } : {}),
    strike: ({ inject }, service) => inject({ service, kind: 'error', code, ...rest }),
  };
}

/** Only Resolver has RSLVR codes; for the others, their own internal error. */
function internal(name: string, times: number): FaultKind {
  return {
    name,
    ...(times === 2 ? { survives: true } : {}),
    strike({ inject }, service) {
      const resolver = service === 'route53resolver';
      inject({
        service,
        kind: 'error',
        times,
        ...(resolver
          ? {
              code: 'InternalServiceErrorException',
              message: '[RSLVR-00201] Internal error, please retry',
              status: 400,
            }
          : { code: 'InternalError', status: 500 }),
      });
    },
  };
}

function expire({ inject }: Controls): void {
  for (const service of ['ec2', 'eks', 'ram', 'sts', 'route53resolver']) {
    inject({ service, kind: 'error', code: 'ExpiredTokenException', times: null });
  }
}

export const faultKinds: readonly FaultKind[] = [
  error('throttled twice', 'ThrottlingException', { times: 2 }),
  error('throttled until given up', 'ThrottlingException', { times: storm }),
  internal('[RSLVR-00201] twice', 2),
  internal('[RSLVR-00201] until given up', storm),
  error('HTTP 500 twice', 'InternalError', { times: 2, status: 500 }),
  error('HTTP 500 until given up', 'InternalError', { times: storm, status: 500 }),
  error('LimitExceededException', 'LimitExceededException'),
  error('AccessDenied', 'AccessDeniedException'),
  { name: 'expired token, and nobody there', ends: 'expiredCredentials', strike: expire },
  {
    name: 'expired token until signed in again',
    survives: true,
    renews: true,
    strike: expire,
  },
  {
    name: 'reset before the request',
    strike: ({ inject }, service) => inject({ service, kind: 'reset-before' }),
  },
  {
    name: 'reset after AWS acted',
    survives: true,
    strike: ({ inject }, service) => inject({ service, kind: 'reset-after' }),
  },
  {
    name: 'stall',
    stalls: true,
    strike: ({ inject }, service) => inject({ service, kind: 'stall', seconds: 1 }),
  },
  { name: 'network gone before the call', before: true, strike: ({ goOffline }) => goOffline() },
  {
    name: 'network gone once AWS acted',
    strike({ inject, goOffline }, service) {
      inject({ service, kind: 'reset-after' });
      goOffline();
    },
  },
  {
    name: 'ACTION_NEEDED for a while',
    survives: true,
    strike: ({ actionNeeded }) => actionNeeded(20_000),
  },
  { name: 'ACTION_NEEDED for good', strike: ({ actionNeeded }) => actionNeeded(1e9) },
  { name: 'killed before the call', before: true, strike: ({ die }) => die() },
  {
    name: 'killed once AWS acted',
    strike({ inject, die }, service) {
      inject({ service, kind: 'reset-after' });
      die();
    },
  },
  { name: 'cancelled by the user', strike: ({ cancel }) => cancel() },
];
