import type { AwsScope } from '../core/model/identity.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import type { Desk } from './operations.js';
import { textOf, type Input } from './schema.js';

/** The profile and Region that an input means; throws `invalid` where that is not clear. */
export async function scopeOf(desk: Desk, input: Input): Promise<AwsScope> {
  const profile = textOf(input, 'profile') ?? (await onlyProfile(desk));
  const region = textOf(input, 'region') ?? (await regionOf(desk, profile));
  return { profile, region };
}

async function onlyProfile({ operations, defaults }: Desk): Promise<string> {
  const meant = defaults().profile;
  if (meant !== undefined) return meant;
  const profiles = await operations.profiles();
  const [only, other] = profiles;
  if (only && !other) return only.name;
  throw new PortError({
    kind: 'invalid',
    messageKey: 'error.agent.noProfile',
    args: { known: profiles.map(({ name }) => name) },
    help: message('help.agent.noProfile'),
  });
}

async function regionOf({ operations, defaults }: Desk, profile: string): Promise<string> {
  const { region, lastRegion } = defaults();
  if (region !== undefined) return region;
  const known = await operations.profiles();
  const own = known.find(({ name }) => name === profile)?.region ?? lastRegion;
  if (own !== undefined) return own;
  throw new PortError({
    kind: 'invalid',
    messageKey: 'error.agent.noRegion',
    args: { profile },
    help: message('help.agent.noRegion'),
  });
}
