import assert from 'node:assert/strict';
import type { Part } from '../../../../src/core/inventory/parts.js';
import { receive } from '../../../../src/webviews/contract/receive.js';
import { setupToAppSchema, type SetupState } from '../../../../src/webviews/contract/setup.js';
import type { ClusterTarget } from '../../../../src/webviews/host/target.js';
import { testEstate, type TestEstate } from '../../../support/estate.js';
import { SetupWorld } from './setupWorld.js';

/** A sandbox scenario, and a form over it for some of its clusters. */
export interface EstateWorld {
  readonly estate: TestEstate;
  readonly world: SetupWorld;
  readonly target: ClusterTarget;
}

/** Starts it; the caller closes the estate. */
export async function estateWorld(
  scenario: string,
  ...[clusterName, ...furtherClusterNames]: readonly [string, ...string[]]
): Promise<EstateWorld> {
  const estate = await testEstate(scenario);
  const world = new SetupWorld();
  const names = [clusterName, ...furtherClusterNames];
  world.estate = () => estate.snapshot(...names);
  world.read = ({ profile }, parts) => estate.clientSnapshot(profile, vpcIdsOf(parts));
  const scope = { profile: 'sandbox', region: 'us-east-1' };
  const target =
    furtherClusterNames.length === 0
      ? { scope, clusterName }
      : { scope, clusterName, furtherClusterNames };
  return { estate, world, target };
}

function vpcIdsOf(parts: readonly Part[]) {
  return parts.flatMap((part) =>
    typeof part === 'object' && 'vpcDns' in part ? [part.vpcDns] : [],
  );
}

/** What was asked for once, ticked or not. */
export function optionsOf({ form }: SetupState): Readonly<Record<string, boolean>> {
  return Object.fromEntries((form?.options ?? []).map(({ id, checked }) => [id, checked]));
}

/** The page takes what the host posts. */
export function assertPosts(state: SetupState): void {
  const received = receive(setupToAppSchema, { type: 'state', state });
  assert.ok(received.ok, JSON.stringify(received));
}

/** Waits until the form says so; a condition that never comes ends at the test's own limit. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
