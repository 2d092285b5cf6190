import type { World } from '../../world.js';

/** Somebody's hand in the world: what a person does whom the advice tells what to do. */
export type Hand = (world: World, now: number) => void;

/** Whence a broken estate is to be looked at. */
export type BrokenFrom =
  /** An instance in the client VPC of this name. */
  | { readonly place: 'vpc'; readonly name: string }
  /** A node of the cluster, with the groups of nodes. */
  | { readonly place: 'nodes' }
  /** The DNS server and the clients outside AWS. */
  | { readonly place: 'onPremises' };

/** One estate with one thing wrong in it. */
export interface Broken {
  /** By the numbers of aws facts §10. */
  readonly mode: `F${number}`;
  /** What is wrong, in a few words. */
  readonly what: string;
  /** Builds the estate, and breaks it. */
  readonly build: Hand;
  readonly from: BrokenFrom;
  /** Modes that cannot but come with it, each with the reason. */
  readonly also?: Readonly<Record<`F${number}`, string>>;
  /**
   * What mends it, in this order: the plan that the diagnosis offers, what a person does, or the
   * time that it takes, in milliseconds.
   */
  readonly mend: readonly ('plan' | Hand | { readonly wait: number })[];
  /** The environment of the machine that asks, before and after it is mended. */
  readonly environment?: readonly [before: Environment, after: Environment];
  /** What nobody can see from this Region, even when all is well. */
  readonly unseenAfterwards?: string;
}

type Environment = Readonly<Record<string, string>>;
