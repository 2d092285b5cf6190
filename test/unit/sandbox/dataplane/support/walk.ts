import assert from 'node:assert/strict';
import { resolve, type Origin } from '../../../../../src/sandbox/dataplane/resolve.js';
import type { WalkResult } from '../../../../../src/sandbox/dataplane/result.js';
import type { Stage, Transport } from '../../../../../src/sandbox/dataplane/trace.js';
import type { World } from '../../../../../src/sandbox/world.js';
import { CLIENT_VPC, NAME, NOW, postWorld } from './postWorld.js';

export const fromClient: Origin = { kind: 'vpc', vpcId: CLIENT_VPC };

export interface Ask {
  readonly world?: World;
  readonly origin?: Origin;
  readonly name?: string;
  readonly type?: number;
  readonly transport?: Transport;
  readonly now?: number;
  readonly recursionDesired?: boolean;
  readonly checkingDisabled?: boolean;
}

export function walk(ask: Ask = {}): WalkResult {
  const question = {
    name: `${ask.name ?? NAME}.`,
    type: ask.type ?? 1,
    class: 1,
    recursionDesired: ask.recursionDesired ?? true,
    checkingDisabled: ask.checkingDisabled ?? false,
  };
  const { world = postWorld(), origin = fromClient, transport = 'udp', now = NOW } = ask;
  return resolve(world, now, origin, question, transport);
}

/** The answered addresses, or `silence`, or the rcode when it is not 0. */
export function outcome(result: WalkResult): readonly string[] | 'silence' | number {
  if (result.outcome === 'silence') return 'silence';
  if (result.rcode !== 0) return result.rcode;
  return result.answers.flatMap(({ data }) =>
    data.kind === 'A' || data.kind === 'AAAA' ? [data.address] : [],
  );
}

/** The post's world after `change`. */
export function changed(change: (world: World) => void): World {
  const world = postWorld();
  change(world);
  return world;
}

export function the<T>(thing: T | undefined): T {
  assert.ok(thing !== undefined);
  return thing;
}

/** Stages that did not let the query pass. */
export function stops(result: WalkResult): Stage[] {
  return [...new Set(result.trace.filter(({ passed }) => !passed).map(({ stage }) => stage))];
}
