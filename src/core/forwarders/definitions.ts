import { bind } from './servers/bind.js';
import type { ForwarderDefinition, ForwarderServer } from './types.js';

const definitions: readonly ForwarderDefinition[] = [bind];

/** What is known about one server. */
export function forwarderDefinition(server: ForwarderServer): ForwarderDefinition {
  const found = definitions.find((one) => one.server === server);
  if (found) return found;
  throw new RangeError(`no definition for ${server}`);
}
