import { connect } from 'node:net';
import { socketFailure, type Try, type TryResult } from './attempt.js';
import { tryStream } from './streamTry.js';

/** Asks once over plain TCP (RFC 7766). Never rejects for network trouble. */
export function tryTcp(attempt: Try): Promise<TryResult> {
  const { address, port } = attempt.server;
  return tryStream(attempt, {
    open: () => connect({ host: address, port, noDelay: true }),
    ready: 'connect',
    failure: socketFailure,
  });
}
