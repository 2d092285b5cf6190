import type { Fact } from '../model/fact.js';
import { partitionOf, type Identity } from '../model/identity.js';
import { ask } from './ask.js';
import type { ReadDeps } from './deps.js';

/** Who we are: `sts:GetCallerIdentity`, with profile and Region of the scope. */
export function readIdentity(
  { aws, clock }: ReadDeps,
  signal: AbortSignal,
): Promise<Fact<Identity>> {
  return ask(clock, 'sts:GetCallerIdentity', async () => {
    const caller = await aws.callerIdentity(signal);
    return {
      ...aws.scope,
      accountId: caller.accountId,
      callerArn: caller.arn,
      partition: partitionOf(caller.arn),
    };
  });
}
