import { valueOf } from '../model/fact.js';
import type { Subnet } from '../model/network.js';
import type { ResolverEndpoint, ResolverEndpointAddress } from '../model/resolver.js';
import { addressesOf, servesDo53 } from '../model/resolver.js';
import type { Estate } from './estate.js';

/** Resolver's limit of targets per rule; not adjustable (aws facts §2.10). */
export const maxTargets = 6;

/** An endpoint that exists, with what a plan needs of it. */
export interface LiveEndpoint {
  readonly endpoint: ResolverEndpoint;
  /** Addresses whose status is ATTACHED. */
  readonly attached: readonly ResolverEndpointAddress[];
  /** IPv4; none of an IPV6 endpoint, which our rules cannot use. */
  readonly ips: readonly string[];
  readonly subnets: readonly Subnet[];
}

/** An endpoint with its attached addresses; `undefined` where those are not known or none. */
export function liveEndpoint(estate: Estate, endpoint: ResolverEndpoint): LiveEndpoint | undefined {
  const addresses = valueOf(estate.snapshot.endpointAddresses[endpoint.id]) ?? [];
  const attached = addresses.filter(
    (one) => one.status === 'ATTACHED' && addressesOf(one).length > 0,
  );
  if (attached.length === 0) return undefined;
  const ips = attached.flatMap(({ ip }) => (ip === undefined ? [] : [ip])).slice(0, maxTargets);
  const subnets = estate.subnets.filter(({ id }) => attached.some((a) => a.subnetId === id));
  return { endpoint, attached, ips, subnets };
}

/** Endpoints of one direction that can take plain DNS now, best known first (aws facts §2.3). */
export function healthyEndpoints(
  estate: Estate,
  direction: 'INBOUND' | 'OUTBOUND',
): readonly LiveEndpoint[] {
  return estate.endpoints
    .filter((endpoint) => endpoint.direction === direction && servesDo53(endpoint))
    .flatMap((endpoint) => liveEndpoint(estate, endpoint) ?? [])
    .sort((a, b) => a.endpoint.id.localeCompare(b.endpoint.id));
}
