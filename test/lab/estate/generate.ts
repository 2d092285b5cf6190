import { emptyWorld } from '../../../src/sandbox/emptyWorld.js';
import { timingsFor } from '../../../src/sandbox/timings.js';
import type { World } from '../../../src/sandbox/world.js';
import { diceOf } from '../dice.js';
import { buildBase } from './base.js';
import { aclTwists } from './twists/acls.js';
import { groupTwists } from './twists/groups.js';
import { resolverTwists } from './twists/resolver.js';
import { routeTwists } from './twists/routes.js';
import type { Twist } from './twists/twist.js';
import { vpcTwists } from './twists/vpcs.js';

/** An estate as it was drawn, with the block of ports from which its machines send. */
export interface Estate {
  readonly seed: number;
  readonly world: World;
  /**
   * First of 256 ports. Every sender of AWS may choose any port from 1024 on, so an ACL that lets
   * only some of them back is at fault; the lab always sends from ports that such an ACL forgets.
   */
  readonly sendsFrom: number;
}

/** Blocks of ports that a partial ACL may forget. */
const blocks = [1024, 20_480, 32_768, 49_152, 61_184, 65_280] as const;

const twists: readonly (readonly Twist[])[] = [
  routeTwists,
  groupTwists,
  aclTwists,
  resolverTwists,
  vpcTwists,
];

/** Draws an estate: one that works, then up to six twists, half of which do no harm. */
export function generate(seed: number): Estate {
  const dice = diceOf(seed);
  const world = emptyWorld(`lab-${seed}`, 'us-east-1', timingsFor(0.2));
  const sendsFrom = dice.pick(blocks);
  buildBase(world, dice, seed);
  for (let left = dice.int(7); left > 0; left--) {
    dice.pick(dice.pick(twists))({ world, dice, sendsFrom });
  }
  return { seed, world, sendsFrom };
}
