import { required } from './map/required.js';

/** One page: its items and where the next one starts. */
export interface Page<T> {
  readonly items: readonly T[] | undefined;
  readonly next: string | undefined;
}

/** Far more than any account has: a server that never ends its pages must not hold us for ever. */
const maxPages = 1000;

/** Reads all pages, one after the other. Some AWS lists end with an empty token instead of none. */
export async function allPages<T>(
  page: (token: string | undefined) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const all: T[] = [];
  let token: string | undefined;
  for (let count = 0; count < maxPages; count += 1) {
    const { items, next } = await page(token);
    all.push(...(items ?? []));
    if (!next) return all;
    token = next;
  }
  return required<never>(undefined, 'last page');
}
