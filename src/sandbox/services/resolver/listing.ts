import { AwsFault } from '../../awsFault.js';
import type { Members } from '../../protocol/members.js';
import { pageOf } from '../../protocol/paging.js';
import type { ListedRow } from './autodefined.js';
import { invalidParameter } from './faults.js';

export interface PageRequest {
  readonly maxResults: number;
  readonly nextToken: string | undefined;
}

const defaultPage = 100;

export function readPageRequest(input: Members, most = defaultPage): PageRequest {
  return {
    maxResults: input.integer('MaxResults', 1, most) ?? Math.min(most, defaultPage),
    nextToken: input.string('NextToken'),
  };
}

interface Filter {
  readonly name: string;
  readonly values: readonly string[];
}

export function readFilters(input: Members): Filter[] {
  return (input.structures('Filters') ?? []).map((filter) => ({
    name: filter.string('Name', { min: 1, max: 64 }) ?? '',
    values: filter.strings('Values') ?? [],
  }));
}

/** `HostVPCId` and `HOST_VPC_ID` are the same filter. */
function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/** Applies filters (all of them must match, each by any of its values), then cuts a page. */
export function listPage(
  rows: readonly ListedRow[],
  member: string,
  page: PageRequest,
  filters: readonly Filter[] = [],
  filterNames: readonly string[] = [],
): Record<string, unknown> {
  const tests = filters.map(({ name, values }) => {
    const known = filterNames.find((each) => plain(each) === plain(name));
    if (known === undefined) {
      throw invalidParameter(`The filter '${name}' is invalid`, 'Filters');
    }
    if (values.length === 0) {
      throw invalidParameter(`No values specified for filter ${name}`, 'Filters');
    }
    return (row: ListedRow): boolean =>
      (row.filterable[known] ?? []).some((value) => values.includes(value));
  });
  const kept = rows.filter((row) => tests.every((test) => test(row)));
  const cut = pageOf(kept, (row) => row.key, member, page.maxResults, page.nextToken);
  if (!cut) {
    throw new AwsFault(
      'InvalidNextTokenException',
      'Invalid value passed for the NextToken parameter',
    );
  }
  return {
    ...(cut.nextToken !== undefined && { NextToken: cut.nextToken }),
    MaxResults: page.maxResults,
    [member]: cut.items.map((row) => row.shape),
  };
}
