import { compareAnswer } from '../dns/compare.js';
import type { DnsKnobs } from '../dns/types.js';
import { valueOf } from '../model/fact.js';
import { addressTypes } from '../model/ipFamily.js';
import { addressesOf } from '../model/resolver.js';
import type { Snapshot } from '../model/snapshot.js';
import type { SocketVantage } from '../model/vantage.js';
import type { Clock, Dns } from '../ports.js';
import { controlPlaneAddresses } from '../verify/controlPlane.js';
import type { LiveAnswer } from './live.js';
import { ownAnswers } from './live.js';
import { liveAnswerOf } from './liveAnswer.js';
import { ownPlaces, type PlacesRequest } from './ownPlaces.js';
import type { ClientVantage } from './vantage.js';

/** What is asked about, and the places where one can ask. */
export interface LiveRequest extends PlacesRequest {
  readonly snapshot: Snapshot;
  readonly clusterName: string;
  /** Milliseconds for a question in all. Default 2000. */
  readonly timeoutMs?: number;
}

type Ask = (
  place: SocketVantage,
  how: Pick<LiveAnswer, 'protocol' | 'type'>,
  knobs?: Partial<DnsKnobs>,
) => Promise<LiveAnswer>;

/** Inbound addresses that are asked at most; a rule has no more targets than six (aws facts §2.5). */
const mostInbound = 6;

/** Long enough for a TTL, which counts in seconds, to be seen going down. */
const pauseMs = 1100;

/**
 * Asks what a diagnosis compares with its prediction: from the vantage itself over UDP and TCP, a
 * public resolver, and each inbound address. The vantage is asked for AAAA too, as its clients ask:
 * an answer is wanted where the name has such records, their absence where it has none (aws facts
 * §1.3). Where a server fails, the same with CD (aws facts §10, F34); where the answer is wrong and
 * somebody has the right one, a second time, as only a cache counts down (F45). Two rounds at most.
 * Trouble of the network is an answer too. An aborted signal ends it with what was seen so far;
 * nothing is thrown.
 */
export async function askLive(
  deps: { readonly dns: Dns; readonly clock: Clock },
  request: LiveRequest,
  signal: AbortSignal,
): Promise<readonly LiveAnswer[]> {
  const { snapshot, clusterName, vantage } = request;
  const cluster = valueOf(snapshot.clusters[clusterName]);
  if (cluster?.endpointName === undefined) return [];
  const { endpointName: name } = cluster;
  const known = valueOf(controlPlaneAddresses(snapshot, clusterName));
  // None at all: they are hidden (F43), and prove nothing of an answer.
  const expected = known && known.length > 0 ? known : undefined;
  const deadlineMs = request.timeoutMs ?? 2000;
  const ask: Ask = async ({ id: vantageId, address, port }, { protocol, type }, more = {}) => {
    const knobs = { tryMs: deadlineMs, tries: 1, deadlineMs, ...more };
    const query = { name, type, server: { address, port }, transport: protocol, knobs };
    const exchange = await deps.dns.query(query, signal);
    return liveAnswerOf({ vantageId, protocol, type }, exchange, compareAnswer(exchange, expected));
  };
  const own = ownPlaces(request);
  const first = await Promise.all([
    ...own.flatMap((place) => ownQuestions.map((how) => ask(place, how))),
    ...othersOf(request, own).flatMap((place) =>
      addressTypes(cluster).map((type) => ask(place, { protocol: 'udp', type })),
    ),
  ]);
  const again = await askAgain(deps.clock, { own, first, vantage, ask }, signal);
  return [...first, ...again].filter(({ verdict }) => verdict !== 'cancelled');
}

/** What the vantage's own servers are asked. */
const ownQuestions = [
  { protocol: 'udp', type: 'A' },
  { protocol: 'tcp', type: 'A' },
  { protocol: 'udp', type: 'AAAA' },
] as const satisfies readonly Parameters<Ask>[1][];

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
  // One question says enough of a server: for A, where both went wrong.
  const again = (some: readonly LiveAnswer[], knobs?: Partial<DnsKnobs>) =>
    own.flatMap((place) => {
      const found = some.find(({ vantageId }) => vantageId === place.id);
      return found ? [ask(place, { protocol: 'udp', type: found.type }, knobs)] : [];
    });
  const failed = seen.filter(({ verdict }) => verdict === 'server-failure');
  const wrong = seen.filter(
    ({ verdict, ttl, type }) =>
      ['public', 'stale', 'mixed'].includes(verdict) &&
      ttl !== undefined &&
      first.some((one) => one.type === type && one.verdict === 'private'),
  );
  const unchecked = again(failed, { checkingDisabled: true });
  if (wrong.length > 0 && (await slept(clock, signal))) unchecked.push(...again(wrong));
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
