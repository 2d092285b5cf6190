import { UsageError } from './usageError.js';

/** The client VPCs that were named. */
export interface NamedClients {
  /** All of them, whoever owns them. */
  readonly clientVpcs: readonly string[];
  /** Those of other accounts, named as `VPC@PROFILE`. */
  readonly foreignClients: readonly { readonly vpcId: string; readonly profile: string }[];
}

/** From `ID` and `ID@PROFILE`. Throws {@link UsageError}. */
export function clientsFrom(words: readonly string[]): NamedClients {
  const all = words.map((word) => {
    const [vpcId = '', ...rest] = word.split('@');
    const profile = rest.length === 0 ? undefined : rest.join('@');
    if (vpcId !== '' && profile !== '') return { vpcId, profile };
    throw new UsageError(`--client-vpc takes ID or ID@PROFILE, not "${word}".`);
  });
  return {
    clientVpcs: all.map(({ vpcId }) => vpcId),
    foreignClients: all.flatMap(({ vpcId, profile }) =>
      profile === undefined ? [] : [{ vpcId, profile }],
    ),
  };
}
