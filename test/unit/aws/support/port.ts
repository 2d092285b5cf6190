import assert from 'node:assert/strict';
import { createAws, type AwsOptions } from '../../../../src/aws/awsPort.js';
import { PortError } from '../../../../src/core/model/portError.js';
import type { Aws } from '../../../../src/core/ports.js';
import { fakeClock } from './fakeClock.js';

export const never = new AbortController().signal;

let serial = 0;

/** A port with keys of its own, so that no test shares a client or a rate with another. */
export function portTo(endpointUrl: string, more: Partial<AwsOptions> = {}): Aws {
  serial += 1;
  const keys = { accessKeyId: `AKIDTEST${serial}`, secretAccessKey: 'secret' };
  return createAws({
    scope: { profile: 'dev', region: 'us-east-1' },
    source: { from: 'keys', keys },
    endpointUrl,
    clock: fakeClock(),
    ...more,
  });
}

/** The `PortError` a promise rejects with. */
export async function portErrorFrom(promise: Promise<unknown>): Promise<PortError> {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof PortError, `not a PortError: ${String(error)}`);
    return error;
  }
  assert.fail('did not fail');
}
