import { hasDualStackEndpoint } from '../../model/ipFamily.js';
import type { Walked } from '../walked.js';
import type { Drop } from './drops.js';

/** Whether only IPv6 is dropped, of a cluster that has both, while IPv4 passes there (aws facts §10, F31). */
export function isV6Only({ cluster, api }: Walked, drops: readonly Drop[]): boolean {
  if (!hasDualStackEndpoint(cluster)) return false;
  const isV6 = (ip: string): boolean => ip.includes(':');
  if (!drops.every(({ purpose, flow }) => purpose === 'api' && isV6(flow.to.ip))) return false;
  const v4 = api.filter(({ flow }) => !isV6(flow.to.ip));
  return v4.length > 0 && v4.every(({ flow }) => flow.outcome !== 'drop');
}
