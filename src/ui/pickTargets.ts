import { message } from '../core/model/message.js';
import type { Window } from '../platform/window.js';
import { targetFor, type PickDeps } from './pickCluster.js';
import { left } from './readings.js';
import { selectedTarget, type ClusterTarget } from './target.js';

/**
 * The clusters that were selected together, else the one of the argument, else the one the
 * user picks. Says so and throws `cancelled` where they are of several scopes.
 */
export async function targetsFor(
  deps: PickDeps & { readonly window: Pick<Window, 'say'> },
  argument: unknown,
  rows: unknown,
  signal: AbortSignal,
): Promise<ClusterTarget> {
  const selected = selectedTarget(rows);
  if (selected === undefined) return targetFor(deps, argument, signal);
  if (selected !== 'manyScopes') return selected;
  deps.window.say('warn', deps.say(message('ui.enable.manyScopes')));
  throw left();
}
