import { newId } from '../ids.js';
import type { PrefixList } from '../model/prefixList.js';
import { familyOf } from '../net/block.js';
import type { World } from '../world.js';

/** A managed prefix list of the account's own, full to its last entry. */
export function addPrefixList(world: World, name: string, cidrs: readonly string[]): PrefixList {
  const list: PrefixList = {
    prefixListId: newId(world, 'pl-'),
    prefixListName: name,
    ownerId: world.accountId,
    addressFamily: familyOf(cidrs[0] ?? '') === 6 ? 'IPv6' : 'IPv4',
    maxEntries: Math.max(cidrs.length, 1),
    version: 1,
    entries: cidrs.map((cidr) => ({ cidr })),
    tags: {},
  };
  world.prefixLists.push(list);
  return list;
}
