import { AwsFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import type { Tags } from '../../model/network.js';
import { pageOf } from '../../protocol/paging.js';
import type { QueryParameters } from '../../protocol/query.js';
import type { XmlObject } from '../../protocol/xml.js';
import type { World } from '../../world.js';
import { invalidCombination, invalidValue, noSuchId, type IdKind } from './faults.js';
import { applyFilters, type FilterTable } from './filters.js';

export type Ec2Operation = (context: CallContext, parameters: QueryParameters) => XmlObject;

/** What a Describe call of one kind of resource needs to know; the rest is the same for all. */
export interface Described<T extends { tags?: Tags }> {
  /** Name of the list of ids in the request, e.g. `VpcId`. */
  readonly idParameter: string;
  readonly kind: IdKind;
  /** Name of the list in the answer, e.g. `vpcSet`. */
  readonly set: string;
  /** EC2's usual one, 5, unless told. */
  readonly minPage?: number;
  readonly maxPage: number;
  rows(world: World): readonly T[];
  idOf(row: T): string;
  filters(world: World): FilterTable<T>;
  render(row: T, world: World): XmlObject;
}

const usualMinPage = 5;

export function describe<T extends { tags?: Tags }>(kind: Described<T>): Ec2Operation {
  return ({ world }, parameters) => {
    const ids = parameters.list(kind.idParameter);
    const size = readPageSize(parameters, kind.maxPage, kind.minPage);
    const token = parameters.string('NextToken');
    if (ids.length > 0 && (size !== undefined || token !== undefined)) {
      throw invalidCombination(
        `The parameter ${kind.idParameter} cannot be used with the parameter maxResults`,
      );
    }
    const all = kind.rows(world);
    for (const id of ids) {
      if (!all.some((row) => kind.idOf(row) === id)) throw noSuchId(kind.kind, id);
    }
    const named = ids.length > 0 ? all.filter((row) => ids.includes(kind.idOf(row))) : all;
    const kept = applyFilters(named, parameters, kind.filters(world));
    const page = pageOf(kept, (row) => kind.idOf(row), kind.set, size, token || undefined);
    if (!page) throw new AwsFault('InvalidNextToken', 'The specified NextToken is not valid.');
    return {
      [kind.set]: page.items.map((row) => kind.render(row, world)),
      nextToken: page.nextToken,
    };
  };
}

/** `MaxResults` of a page, within EC2's bounds. */
export function readPageSize(
  parameters: QueryParameters,
  most: number,
  least = usualMinPage,
): number | undefined {
  const size = parameters.integer('MaxResults');
  if (size !== undefined && size < least) {
    throw invalidValue(
      `Value ( ${size} ) for parameter maxResults is invalid. Expecting a value greater than or equal to ${least}.`,
    );
  }
  if (size !== undefined && size > most) {
    throw invalidValue(
      `Value ( ${size} ) for parameter maxResults is invalid. Expecting a value less than or equal to ${most}.`,
    );
  }
  return size;
}

export function tagSet(tags: Tags): XmlObject[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

export function yes(value: boolean): string {
  return value ? 'true' : 'false';
}
