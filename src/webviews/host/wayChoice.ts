import type { WayChoice } from '../../core/dns/way.js';
import type { Way } from '../contract/way.js';

/** The core's form of a way. */
export function wayChoice({ transport, serverName, caFile, path }: Way): WayChoice {
  return {
    transport,
    ...(serverName === undefined ? {} : { serverName }),
    ...(caFile === undefined ? {} : { caFile }),
    ...(path === undefined ? {} : { path }),
  };
}
