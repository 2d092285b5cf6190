import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { asId } from '../core/model/ids.js';
import type { AwsReader } from '../core/ports.js';
import type { Caller } from './caller.js';
import type { Clients } from './clients.js';
import { required } from './map/required.js';

/** Asks once, outside the retries and errors of other calls. */
export function askWho(
  clients: Clients,
  signal: AbortSignal,
): Promise<{ readonly Arn?: string | undefined }> {
  const abortSignal = AbortSignal.any([signal, AbortSignal.timeout(5_000)]);
  return clients.sts.send(new GetCallerIdentityCommand({}), { abortSignal });
}

/** Who we are. */
export function stsReader(call: Caller, clients: () => Clients): Pick<AwsReader, 'callerIdentity'> {
  return {
    async callerIdentity(signal) {
      const answer = await call(
        {
          service: 'sts',
          operation: 'GetCallerIdentity',
          send: (options) => clients().sts.send(new GetCallerIdentityCommand({}), options),
        },
        signal,
      );
      return {
        accountId: asId(required(answer.Account, 'GetCallerIdentity.Account')),
        arn: required(answer.Arn, 'GetCallerIdentity.Arn'),
      };
    },
  };
}
