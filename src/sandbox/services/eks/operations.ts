import { AwsFault } from '../../awsFault.js';
import type { CallContext, HttpRequest } from '../../context.js';
import { pageOf } from '../../protocol/paging.js';
import { clusterShape } from './clusterShape.js';

/** GET /clusters. External clusters are listed with `include=all` only. */
export function listClusters({ world }: CallContext, { query }: HttpRequest): object {
  const include = query.getAll('include').flatMap((value) => value.split(','));
  const wrong = include.find((value) => value !== 'all');
  if (wrong !== undefined) throw invalid(`Invalid value for include: ${wrong}`);
  const size = query.get('maxResults') ?? '100';
  if (!/^\d{1,3}$/.test(size) || Number(size) < 1 || Number(size) > 100) {
    throw invalid('maxResults must be between 1 and 100');
  }
  const names = world.clusters
    .filter((cluster) => include.includes('all') || !cluster.connector)
    .map((cluster) => cluster.name)
    .sort();
  const token = query.get('nextToken') ?? undefined;
  const page = pageOf(names, (name) => name, 'clusters', Number(size), token);
  if (!page) throw invalid('Invalid nextToken');
  return { clusters: page.items, nextToken: page.nextToken ?? null };
}

/** GET /clusters/{name} */
export function describeCluster({ world, now }: CallContext, name: string): object {
  const cluster = world.clusters.find((each) => each.name === name);
  if (!cluster) {
    throw new AwsFault('ResourceNotFoundException', `No cluster found for name: ${name}.`, 404);
  }
  return { cluster: clusterShape(cluster, now) };
}

function invalid(message: string): AwsFault {
  return new AwsFault('InvalidParameterException', message);
}
