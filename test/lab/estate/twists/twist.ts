import type { World } from '../../../../src/sandbox/world.js';
import type { Dice } from '../../dice.js';

/** What a twist has to work with. */
export interface Twisted {
  readonly world: World;
  readonly dice: Dice;
  readonly sendsFrom: number;
}

/** Changes one thing of an estate, for good or ill; nothing where the estate has no such thing. */
export type Twist = (twisted: Twisted) => void;

/** Applies to one of the list, if there is one. */
export function onOne<T>({ dice }: Twisted, list: readonly T[], act: (one: T) => void): void {
  if (list.length > 0) act(dice.pick(list));
}

/** Takes one element that fits out of a list. */
export function removeOne<T>(twisted: Twisted, list: T[], fits: (one: T) => boolean): void {
  onOne(twisted, list.filter(fits), (one) => {
    list.splice(list.indexOf(one), 1);
  });
}
