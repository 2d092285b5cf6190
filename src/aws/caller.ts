import type { AwsScope } from '../core/model/identity.js';
import { cancelled, PortError } from '../core/model/portError.js';
import type { Clock } from '../core/ports.js';
import type { PersonSession } from './credentials.js';
import { diagnose, portError } from './errors.js';
import { backoffMs, isRetryable, maxAttempts } from './retry.js';
import { abandonable, type TokenBucket } from './tokenBucket.js';

/** The services this port speaks to, by their IAM prefix. */
export type Service =
  | 'eks'
  | 'ec2'
  | 'iam'
  | 'ram'
  | 'route53'
  | 'route53profiles'
  | 'route53resolver'
  | 'servicequotas'
  | 'ssm'
  | 'sso'
  | 'sso-oauth'
  | 'sts';

/** One call: what it is and how one attempt is sent. */
export interface Call<T> {
  readonly service: Service;
  /** As in the API reference, for example `DescribeVpcs`. */
  readonly operation: string;
  /** A write is not repeated when nobody knows whether it arrived. */
  readonly write?: boolean;
  readonly send: (options: { readonly abortSignal: AbortSignal }) => Promise<T>;
}

/** Sends calls: rate, retries, bounds and errors are the same for all of them. */
export interface Caller {
  <T>(call: Call<T>, signal: AbortSignal): Promise<T>;
}

/** Sends calls to one service that either all read or all write. */
export type ServiceCaller = <T>(
  operation: string,
  signal: AbortSignal,
  send: Call<T>['send'],
) => Promise<T>;

/** A caller for one service. */
export function callsTo(caller: Caller, service: Service, write = false): ServiceCaller {
  return (operation, signal, send) => caller({ service, operation, write, send }, signal);
}

/** What one caller needs. */
export interface CallerOptions {
  readonly scope: AwsScope;
  readonly fromEnvironment: boolean;
  readonly session?: PersonSession;
  readonly endpointOf: (service: Service) => string | undefined;
  readonly resolverBucket: TokenBucket;
  readonly clock: Clock;
  /** Who we are, asked only to make a refusal clear; `undefined` if that cannot be found out. */
  readonly callerArn: (signal: AbortSignal) => Promise<string | undefined>;
  readonly random?: () => number;
  /** Milliseconds that one attempt, sign-in included, may take; 45 s unless told. */
  readonly attemptMs?: number;
}

const usualAttemptMs = 45_000;

/** Makes the function through which every call goes. */
export function createCaller(options: CallerOptions): Caller {
  return async (call, signal) => {
    for (let attempt = 1; ; attempt += 1) {
      stopIfAborted(signal, call);
      try {
        if (call.service === 'route53resolver') await options.resolverBucket.take(signal);
        return await once(call, signal, options.attemptMs ?? usualAttemptMs);
      } catch (error) {
        if (error instanceof PortError) throw error;
        stopIfAborted(signal, call);
        const diagnosed = diagnose(error);
        if (attempt < maxAttempts && isRetryable(diagnosed, call.write === true)) {
          await waitFor(options, attempt, signal, operationOf(call));
          continue;
        }
        const denied = diagnosed.trouble === 'accessDenied';
        const callerArn = denied ? await options.callerArn(signal) : undefined;
        const endpointUrl = options.endpointOf(call.service);
        throw portError(
          diagnosed,
          {
            operation: operationOf(call),
            scope: options.scope,
            fromEnvironment: options.fromEnvironment,
            attempts: attempt,
            ...(options.session === undefined ? {} : { session: options.session }),
            ...(endpointUrl === undefined ? {} : { endpointUrl }),
            ...(callerArn === undefined ? {} : { callerArn }),
          },
          error,
        );
      }
    }
  };
}

function stopIfAborted(signal: AbortSignal, call: Call<unknown>): void {
  if (signal.aborted) throw cancelled(operationOf(call));
}

function operationOf(call: Call<unknown>): string {
  return `${call.service}:${call.operation}`;
}

/** The SDK does not watch the signal while it signs in, so the signal is watched here as well. */
async function once<T>(call: Call<T>, signal: AbortSignal, attemptMs: number): Promise<T> {
  const limit = AbortSignal.timeout(attemptMs);
  const either = AbortSignal.any([signal, limit]);
  try {
    return await abandonable(call.send({ abortSignal: either }), either);
  } catch (error) {
    if (limit.aborted && !signal.aborted) {
      throw Object.assign(new Error(`no answer within ${attemptMs} ms`), { name: 'TimeoutError' });
    }
    throw error;
  }
}

async function waitFor(
  { clock, random }: CallerOptions,
  attempt: number,
  signal: AbortSignal,
  operation: string,
): Promise<void> {
  try {
    await clock.sleep(backoffMs(attempt, random), signal);
  } catch (error) {
    throw signal.aborted ? cancelled(operation) : error;
  }
}
