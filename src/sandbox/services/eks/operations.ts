import type { CallContext, HttpRequest } from '../../context.js';
import { pageOf, type Page } from '../../protocol/paging.js';
import { clusterShape } from './clusterShape.js';
import { clusterNamed, invalid } from './faults.js';

/** GET /clusters. External clusters are listed with `include=all` only. */
export function listClusters({ world }: CallContext, { query }: HttpRequest): object {
  const include = query.getAll('include').flatMap((value) => value.split(','));
  const wrong = include.find((value) => value !== 'all');
  if (wrong !== undefined) throw invalid(`Invalid value for include: ${wrong}`);
  const names = world.clusters
    .filter((cluster) => include.includes('all') || !cluster.connector)
    .map((cluster) => cluster.name)
    .sort();
  const page = namesPage(names, 'clusters', query);
  return { clusters: page.items, nextToken: page.nextToken ?? null };
}

/** One page of a list of names, from `maxResults` (1 to 100) and `nextToken`. */
export function namesPage(
  names: readonly string[],
  list: string,
  query: URLSearchParams,
): Page<string> {
  const size = query.get('maxResults') ?? '100';
  if (!/^\d{1,3}$/.test(size) || Number(size) < 1 || Number(size) > 100) {
    throw invalid('maxResults must be between 1 and 100');
  }
  const token = query.get('nextToken') ?? undefined;
  const page = pageOf(names, (name) => name, list, Number(size), token);
  if (!page) throw invalid('Invalid nextToken');
  return page;
}

/** GET /clusters/{name} */
export function describeCluster({ world, now }: CallContext, name: string): object {
  return { cluster: clusterShape(world, clusterNamed(world, name), now) };
}
