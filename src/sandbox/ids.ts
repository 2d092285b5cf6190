import { createHash } from 'node:crypto';
import type { World } from './world.js';

/** Seventeen hex digits that look like AWS's and depend on nothing but the text. */
export function hexOf(text: string, length = 17): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/** A new id, e.g. `newId(world, 'sg-')`. The same history of calls makes the same ids. */
export function newId(world: World, prefix: string): string {
  world.serial += 1;
  return prefix + hexOf(`${world.accountId}/${world.region}/${prefix}/${world.serial}`);
}

/** A locally administered MAC address that belongs to an id. */
export function macOf(id: string): string {
  return ['0a', ...(hexOf(id, 10).match(/../g) ?? [])].join(':');
}
