import { ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import type { Caller } from './caller.js';
import type { Clients } from './clients.js';

/** The alias of the caller's account, if it has one (`iam:ListAccountAliases`); there is one at most. */
export async function readAccountAlias(
  call: Caller,
  clients: () => Clients,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { AccountAliases } = await call(
    {
      service: 'iam',
      operation: 'ListAccountAliases',
      send: (options) => clients().iam.send(new ListAccountAliasesCommand({}), options),
    },
    signal,
  );
  return AccountAliases?.[0];
}
