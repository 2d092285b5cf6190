import { isInBlock, isPrefixList, prefixLength } from '../net/block.js';
import type { World } from '../world.js';

/** The blocks that a route's destination or a group rule's peer stands for: a prefix list has several. */
export function blocksOf(world: World, destination: string): readonly string[] {
  if (!isPrefixList(destination)) return [destination];
  const list = world.prefixLists.find(({ prefixListId }) => prefixListId === destination);
  return (list?.entries ?? []).map(({ cidr }) => cidr);
}

/** Length of the longest of these blocks that holds the address; -1 if none does. */
export function longestPrefix(blocks: readonly string[], address: string): number {
  return Math.max(-1, ...blocks.filter((each) => isInBlock(address, each)).map(prefixLength));
}
