import { PortError } from '../core/model/portError.js';
import type { AwsReader } from '../core/ports.js';
import { callsTo, type Caller } from './caller.js';
import { required } from './map/required.js';
import type { SendSigned } from './signedCall.js';

const ServiceCode = 'route53resolver';

/** Service Quotas: AWS JSON 1.1. */
export function quotaReader(caller: Caller, send: SendSigned): Pick<AwsReader, 'serviceQuota'> {
  const call = callsTo(caller, 'servicequotas');
  const ask = async (
    operation: 'GetServiceQuota' | 'GetAWSDefaultServiceQuota',
    QuotaCode: string,
    signal: AbortSignal,
  ): Promise<number> => {
    const answer = await call(operation, signal, (options) =>
      send(
        {
          service: 'servicequotas',
          method: 'POST',
          path: '/',
          target: `ServiceQuotasV20190624.${operation}`,
          body: { ServiceCode, QuotaCode },
        },
        options,
      ),
    );
    return required(valueIn(answer), `${operation}.Quota.Value`);
  };

  return {
    async serviceQuota(code, signal) {
      try {
        return await ask('GetServiceQuota', code, signal);
      } catch (error) {
        // An account that never asked for more may have no value of its own (aws facts §2.10).
        const none = error instanceof PortError && error.info.code === 'NoSuchResourceException';
        if (!none) throw error;
        return ask('GetAWSDefaultServiceQuota', code, signal);
      }
    },
  };
}

function valueIn(answer: unknown): number | undefined {
  const { Quota } = answer as { readonly Quota?: { readonly Value?: unknown } };
  return typeof Quota?.Value === 'number' ? Quota.Value : undefined;
}
