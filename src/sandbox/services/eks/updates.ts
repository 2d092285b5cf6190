import { AwsFault } from '../../awsFault.js';
import type { CallContext, HttpRequest } from '../../context.js';
import { clusterNamed } from './faults.js';
import { namesPage } from './operations.js';
import { updateShape } from './updateShape.js';

/** GET /clusters/{name}/updates */
export function listUpdates(
  { world }: CallContext,
  { query }: HttpRequest,
  clusterName: string,
): object {
  clusterNamed(world, clusterName);
  const ids = world.clusterUpdates
    .filter((update) => update.clusterName === clusterName)
    .map(({ id }) => id);
  const page = namesPage(ids, 'updates', query);
  return { updateIds: page.items, nextToken: page.nextToken ?? null };
}

/** GET /clusters/{name}/updates/{id} */
export function describeUpdate(
  { world, now }: CallContext,
  clusterName: string,
  updateId: string,
): object {
  clusterNamed(world, clusterName);
  const update = world.clusterUpdates.find(
    (each) => each.clusterName === clusterName && each.id === updateId,
  );
  if (!update) {
    throw new AwsFault('ResourceNotFoundException', `No update found for ID: ${updateId}`, 404);
  }
  return { update: updateShape(update, now) };
}
