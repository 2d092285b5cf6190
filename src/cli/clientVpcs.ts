import { clientParts } from '../core/inventory/clientEstate.js';
import { asId, type VpcId } from '../core/model/ids.js';
import type { ForeignClient } from '../core/model/plan.js';
import type { AwsScope } from '../core/model/identity.js';
import type { Snapshot } from '../core/model/snapshot.js';
import type { Options } from './options.js';
import type { Session } from './session.js';

/** The client VPCs that were named, by whose they are. */
export interface ClientVpcs {
  /** Of the cluster's account. */
  readonly own: readonly VpcId[];
  /** Of other accounts, each with its profile. */
  readonly foreign: readonly ForeignClient[];
}

/** `vpc-…` is of the cluster's account, `vpc-…@PROFILE` of that profile's. */
export function clientVpcsOf({ clientVpcs, foreignClients }: Options): ClientVpcs {
  const foreign = foreignClients.map(({ profile, vpcId }) => ({
    profile,
    vpcId: asId<VpcId>(vpcId),
  }));
  const own = clientVpcs.filter((id) => !foreign.some(({ vpcId }) => vpcId === id));
  return { own: own.map((id) => asId<VpcId>(id)), foreign };
}

/**
 * Reads what the owners of client VPCs know, each with its own profile and in the cluster's
 * Region. Throws `unknownProfile`; a call that fails leaves its fact unknown.
 */
export async function clientSnapshots(
  { store, profiles, io }: Session,
  { region }: AwsScope,
  foreign: readonly ForeignClient[],
  clientProfiles: readonly string[],
): Promise<readonly Snapshot[]> {
  const names = [...foreign.map(({ profile }) => profile), ...clientProfiles];
  return Promise.all(
    [...new Set(names)].map(async (name) => {
      const { name: profile } = await profiles.findProfile(name);
      const vpcIds = foreign.filter((one) => one.profile === name).map(({ vpcId }) => vpcId);
      return store.read({ profile, region }, clientParts(vpcIds), { fresh: true }, io.signal);
    }),
  );
}
