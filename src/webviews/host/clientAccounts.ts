import { clientParts } from '../../core/inventory/clientEstate.js';
import type { Part } from '../../core/inventory/parts.js';
import type { AwsScope } from '../../core/model/identity.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import { possibleForeignVpcs } from '../../core/plan/foreignCandidates.js';
import type { ClusterNames } from './setupModel.js';

/** Another account, as far as it was read with its profile. */
export interface ClientAccount {
  readonly profile: string;
  /** Absent until it was read for the first time. */
  readonly snapshot?: Snapshot;
  readonly reading: boolean;
}

/** What is read for it, and of which clusters its VPCs are to be clients. */
export interface ClientAccountsDeps {
  /** Failures become unknown facts; only `cancelled` is thrown. */
  read(scope: AwsScope, parts: readonly Part[], signal: AbortSignal): Promise<Snapshot>;
  readonly region: string;
  readonly clusterNames: ClusterNames;
}

/** The further accounts of one form, each read with its own profile in the form's Region. */
export class ClientAccounts {
  readonly #deps: ClientAccountsDeps;
  readonly #read = new Map<string, Snapshot>();
  readonly #reading = new Set<string>();

  constructor(deps: ClientAccountsDeps) {
    this.#deps = deps;
  }

  /** In the order of the profiles. */
  of(profiles: readonly string[]): readonly ClientAccount[] {
    return profiles.map((profile) => {
      const snapshot = this.#read.get(profile);
      return { profile, reading: this.#reading.has(profile), ...(snapshot && { snapshot }) };
    });
  }

  /** Those that were never read and are not being read. */
  unread(profiles: readonly string[]): readonly string[] {
    return profiles.filter((one) => !this.#read.has(one) && !this.#reading.has(one));
  }

  /**
   * Reads them again: first the lists, then two calls for each VPC that could be chosen, so
   * that ticking it needs no further wait.
   */
  async read(snapshot: Snapshot, profiles: readonly string[], signal: AbortSignal): Promise<void> {
    await Promise.all(profiles.map((profile) => this.#readOne(snapshot, profile, signal)));
  }

  async #readOne(snapshot: Snapshot, profile: string, signal: AbortSignal): Promise<void> {
    const { region, clusterNames } = this.#deps;
    const scope = { profile, region };
    this.#reading.add(profile);
    try {
      const lists = await this.#deps.read(scope, clientParts([]), signal);
      const vpcIds = possibleForeignVpcs(snapshot, clusterNames, lists);
      const parts = vpcIds.map((vpcDns) => ({ vpcDns }));
      const all = parts.length > 0 ? await this.#deps.read(scope, parts, signal) : lists;
      this.#read.set(profile, all);
    } finally {
      this.#reading.delete(profile);
    }
  }
}
