import { AwsFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import type { PrefixList } from '../../model/prefixList.js';
import { pageOf } from '../../protocol/paging.js';
import type { QueryParameters } from '../../protocol/query.js';
import type { XmlObject } from '../../protocol/xml.js';
import { describe, readPageSize, tagSet } from './describe.js';
import { idKinds, noSuchId } from './faults.js';

/** Pages of prefix lists are from 1 to 100 long. */
const pages = { least: 1, most: 100 };

export const describeManagedPrefixLists = describe<PrefixList>({
  idParameter: 'PrefixListId',
  kind: idKinds.prefixList,
  set: 'prefixListSet',
  minPage: pages.least,
  maxPage: pages.most,
  rows: (world) => world.prefixLists,
  idOf: (list) => list.prefixListId,
  filters: () => ({
    'owner-id': (list) => [list.ownerId],
    'prefix-list-id': (list) => [list.prefixListId],
    'prefix-list-name': (list) => [list.prefixListName],
  }),
  render: (list, world) => ({
    prefixListId: list.prefixListId,
    addressFamily: list.addressFamily,
    state: 'create-complete',
    prefixListArn: `arn:${world.partition}:ec2:${world.region}:${list.ownerId === 'AWS' ? 'aws' : list.ownerId}:prefix-list/${list.prefixListId}`,
    prefixListName: list.prefixListName,
    // Lists of AWS itself have neither versions nor a size that is said.
    ...(list.ownerId === 'AWS' ? {} : { maxEntries: list.maxEntries, version: list.version }),
    ownerId: list.ownerId,
    tagSet: tagSet(list.tags),
  }),
});

export function getManagedPrefixListEntries(
  { world }: CallContext,
  parameters: QueryParameters,
): XmlObject {
  const id = parameters.required('PrefixListId');
  const list = world.prefixLists.find(({ prefixListId }) => prefixListId === id);
  if (!list) throw noSuchId(idKinds.prefixList, id);
  const version = parameters.integer('TargetVersion');
  if (version !== undefined && version !== list.version) {
    throw new AwsFault(
      'InvalidPrefixListVersion.NotFound',
      `The prefix list version '${version}' does not exist`,
    );
  }
  const page = pageOf(
    list.entries,
    ({ cidr }) => cidr,
    `entries of ${id}`,
    readPageSize(parameters, pages.most, pages.least),
    parameters.string('NextToken') || undefined,
  );
  if (!page) throw new AwsFault('InvalidNextToken', 'The specified NextToken is not valid.');
  return {
    entrySet: page.items.map(({ cidr, description }) => ({ cidr, description })),
    nextToken: page.nextToken,
  };
}
