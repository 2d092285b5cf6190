import { contains, isPrivateAddress } from '../model/cidr.js';
import { valueOf } from '../model/fact.js';
import { message, type Message } from '../model/message.js';
import type { Snapshot } from '../model/snapshot.js';
import type { SocketVantage } from '../model/vantage.js';
import type { Reach, ReachKnobs, ReachTarget } from '../reach/types.js';
import { controlPlaneAddresses } from '../verify/controlPlane.js';
import { ownAnswers, type LiveAnswer, type LiveConnection } from './live.js';
import { liveConnectionOf } from './liveConnection.js';
import { ownPlaces, whyNoPlace, type PlacesRequest } from './ownPlaces.js';
import type { ClientVantage } from './vantage.js';

/** Makes one try of the whole way to an API server. */
export type TryReach = (
  target: ReachTarget,
  signal: AbortSignal,
  knobs?: ReachKnobs,
) => Promise<Reach>;

/** What is connected to, and from where. */
export interface ReachLiveRequest extends PlacesRequest {
  readonly snapshot: Snapshot;
  readonly clusterName: string;
  /** Addresses of this machine: it is one of the clients outside AWS if one is in their ranges. */
  readonly ownAddresses: readonly string[];
  /** Milliseconds for each of TCP, TLS and HTTP. Default 3000. */
  readonly timeoutMs?: number;
}

/** What connecting gave, or why nobody connected. */
export type ReachedLive =
  { readonly connections: readonly LiveConnection[] } | { readonly notAsked: Message };

/** The endpoint and its answers have no more than a few; as many are tried at most. */
const mostAddresses = 12;

/**
 * Connects from the vantage to 443 of every control-plane address, as `core/reach` does: TCP, TLS
 * by the cluster's own authority, `GET /version` without credentials. Where EC2 shows no such
 * address (F43), to the private ones that the vantage's servers answered. Trouble is a result;
 * nothing is thrown. What an aborted signal cut off is left out.
 */
export async function reachLive(
  { reach }: { readonly reach: TryReach },
  request: ReachLiveRequest,
  answers: Promise<readonly LiveAnswer[]>,
  signal: AbortSignal,
): Promise<ReachedLive> {
  const { snapshot, clusterName, vantage, timeoutMs } = request;
  const from = exitOf(request);
  if ('key' in from) return { notAsked: from };
  const {
    access,
    endpointName: serverName = '',
    certificateAuthority,
  } = valueOf(snapshot.clusters[clusterName]) ?? {};
  if (access === 'public') return { notAsked: message('diagnose.notAsked.publicOnly') };
  const known = valueOf(controlPlaneAddresses(snapshot, clusterName)) ?? [];
  const addresses = known.length > 0 ? known : answered(await answers, vantage);
  if (addresses.length === 0) return { notAsked: message('diagnose.notAsked.noAddress') };
  const tries = addresses.slice(0, mostAddresses).map(async (address) => {
    const target = {
      address,
      port: 443,
      serverName,
      ...(certificateAuthority === undefined ? {} : { certificateAuthority }),
      ...(from.proxy ? { proxy: from.proxy } : {}),
    };
    // A signal of its own: so many listeners on one would make Node warn of a leak.
    const knobs = timeoutMs === undefined ? undefined : { stepMs: timeoutMs };
    const tried = await reach(target, AbortSignal.any([signal]), knobs);
    return liveConnectionOf(from.id, tried);
  });
  const all = await Promise.all(tries);
  return { connections: all.filter((one) => one !== undefined) };
}

/** By which place TCP leaves the vantage; else why none does. */
function exitOf(request: ReachLiveRequest): SocketVantage | Message {
  const { vantage, ownAddresses } = request;
  const [place] = ownPlaces(request);
  if (vantage.kind !== 'onPremises') return place ?? whyNoPlace(vantage);
  if (place?.proxy) return place;
  const { clientCidrs } = vantage;
  const isClient = ownAddresses.some((ip) => clientCidrs.some((range) => contains(range, ip)));
  if (!isClient) return message('diagnose.notAsked.notAClient', { ranges: clientCidrs });
  return { id: 'system', name: '', address: '', port: 53 };
}

function answered(answers: readonly LiveAnswer[], vantage: ClientVantage): readonly string[] {
  const own = ownAnswers({ live: { answers, connections: [] }, vantage });
  const all = own.flatMap(({ addresses }) => addresses).filter(isPrivateAddress);
  return [...new Set(all)];
}
