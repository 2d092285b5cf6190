import { compareAnswer } from '../dns/compare.js';
import type { DnsKnobs } from '../dns/types.js';
import { valueOf } from '../model/fact.js';
import { addressesOf } from '../model/resolver.js';
import type { Snapshot } from '../model/snapshot.js';
import type { SocketVantage } from '../model/vantage.js';
import type { Clock, Dns } from '../ports.js';
import { controlPlaneAddresses } from '../verify/controlPlane.js';
import type { LiveAnswer } from './live.js';
import { ownAnswers } from './live.js';
import { liveAnswerOf } from './liveAnswer.js';
import type { ClientVantage } from './vantage.js';

/** What is asked about, and the places where one can ask. */
export interface LiveRequest {
  readonly snapshot: Snapshot;
  readonly clusterName: string;
  readonly vantage: ClientVantage;
  /** As a connection lists them. */
  readonly places: readonly SocketVantage[];
  /** Milliseconds for a question in all. Default 2000. */
  readonly timeoutMs?: number;
}

type Ask = (
  place: SocketVantage,
  protocol: 'udp' | 'tcp',
  knobs?: Partial<DnsKnobs>,
) => Promise<LiveAnswer>;

/** Inbound addresses that are asked at most; a rule has no more targets than six (aws facts §2.5). */
const mostInbound = 6;

/** Long enough for a TTL, which counts in seconds, to be seen going down. */
const pauseMs = 1100;

/**
 * Asks what a diagnosis compares with its prediction: from the vantage itself over UDP and TCP, a
 * public resolver, and each inbound address; where a server fails, the same with CD (aws facts §10,
 * F34); where the answer is wrong and somebody has the right one, a second time, as only a cache
 * counts down (F45). Two rounds at most. Trouble of the network is an answer too. An aborted
 * signal ends it with what was seen so far; nothing is thrown.
 */
export async function askLive(
  deps: { readonly dns: Dns; readonly clock: Clock },
  request: LiveRequest,
  signal: AbortSignal,
): Promise<readonly LiveAnswer[]> {
  const { snapshot, clusterName, vantage } = request;
  const name = valueOf(snapshot.clusters[clusterName])?.endpointName;
  if (name === undefined) return [];
  const known = valueOf(controlPlaneAddresses(snapshot, clusterName));
  // None at all: they are hidden (F43), and prove nothing of an answer.
  const expected = known && known.length > 0 ? known : undefined;
  const deadlineMs = request.timeoutMs ?? 2000;
  const ask: Ask = async ({ id: vantageId, address, port }, protocol, more = {}) => {
    const knobs = { tryMs: deadlineMs, tries: 1, deadlineMs, ...more };
    const query = { name, type: 'A', server: { address, port }, transport: protocol, knobs };
    const exchange = await deps.dns.query(query, signal);
    return liveAnswerOf({ vantageId, protocol }, exchange, compareAnswer(exchange, expected));
  };
  const own = ownPlaces(request);
  const first = await Promise.all([
    ...own.flatMap((place) => [ask(place, 'udp'), ask(place, 'tcp')]),
    ...othersOf(request, own).map((place) => ask(place, 'udp')),
  ]);
  const again = await askAgain(deps.clock, { own, first, vantage, ask }, signal);
  return [...first, ...again].filter(({ verdict }) => verdict !== 'cancelled');
}

async function askAgain(
  clock: Clock,
  {
    own,
    first,
    vantage,
    ask,
  }: {
    readonly own: readonly SocketVantage[];
    readonly first: readonly LiveAnswer[];
    readonly vantage: ClientVantage;
    readonly ask: Ask;
  },
  signal: AbortSignal,
): Promise<readonly LiveAnswer[]> {
  const seen = ownAnswers({ live: { answers: first, connections: [] }, vantage });
  const placesOf = (some: readonly LiveAnswer[]): readonly SocketVantage[] =>
    own.filter(({ id }) => some.some(({ vantageId }) => vantageId === id));
  const failed = seen.filter(({ verdict }) => verdict === 'server-failure');
  const wrong = seen.filter(
    ({ verdict, ttl }) => ['public', 'stale', 'mixed'].includes(verdict) && ttl !== undefined,
  );
  const unchecked = placesOf(failed).map((place) => ask(place, 'udp', { checkingDisabled: true }));
  const somebody = first.some(({ verdict }) => verdict === 'private');
  if (wrong.length > 0 && somebody && (await slept(clock, signal))) {
    unchecked.push(...placesOf(wrong).map((place) => ask(place, 'udp')));
  }
  return Promise.all(unchecked);
}

async function slept(clock: Clock, signal: AbortSignal): Promise<boolean> {
  try {
    await clock.sleep(pauseMs, signal);
    return true;
  } catch {
    // Only an abort ends the pause early.
    return false;
  }
}

/** Where clients of the vantage ask: places that stand for them, else their DNS servers by address. */
function ownPlaces({ vantage, places }: LiveRequest): readonly SocketVantage[] {
  const named = (id: string): readonly SocketVantage[] => places.filter((place) => place.id === id);
  switch (vantage.kind) {
    case 'vpc':
      return named(`vpc:${vantage.vpcId}`);
    case 'public':
      return named('system');
    case 'onPremises': {
      const known = named('onprem');
      return known.length > 0 ? known : vantage.dnsServers.map(serverPlace);
    }
  }
}

function serverPlace(address: string): SocketVantage {
  return { id: `server:${address}#53`, name: address, address, port: 53 };
}

/** A public resolver, and the inbound addresses of the cluster VPC, as only they know its zone. */
function othersOf(request: LiveRequest, own: readonly SocketVantage[]): readonly SocketVantage[] {
  const { snapshot, clusterName, places } = request;
  const others = places.filter((place) => !own.includes(place));
  const vpcId = valueOf(snapshot.clusters[clusterName])?.vpcId;
  const inbound = (valueOf(snapshot.endpoints) ?? [])
    .filter((one) => one.direction === 'INBOUND' && one.vpcId === vpcId)
    .flatMap(({ id }) => (valueOf(snapshot.endpointAddresses[id]) ?? []).flatMap(addressesOf))
    .map((ip) => `inbound:${ip}`);
  return [
    ...others.filter(({ id }) => id === 'public'),
    ...others.filter(({ id }) => inbound.includes(id)).slice(0, mostInbound),
  ];
}
